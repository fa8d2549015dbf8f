#include <cmath>

#include "core/train/arrays.h"
#include "core/train/trainer.h"

/// What a trainer does when a value is not finite.
namespace playground {

/// Back to the last complete epoch; from there the failing epoch is run once more, every quantity looked at.
void Trainer::diverge() {
  state_ = epochStart_;
  diverged_ = findDivergence();
  state_ = epochStart_;
}

std::optional<Divergence> Trainer::findDivergence() {
  Divergence at;
  at.epoch = state_.epoch + 1;
  const auto layers = static_cast<int>(plan().layers.size());
  const auto check = [&](const float* values, int count, int layer, std::string_view quantity) {
    if (!at.quantity.empty() || allFinite(values, count)) return;
    at.layer = layer;
    at.quantity = quantity;
  };
  const auto checkLayer = [&](const Eigen::ArrayXf& array, int i, std::string_view quantity) {
    const int begin = plan().layers[static_cast<std::size_t>(i)].weight;
    const int end = i + 1 < layers ? plan().layers[static_cast<std::size_t>(i) + 1].weight : plan().trained;
    check(array.data() + begin, end - begin, i, quantity);
  };
  const auto checkForward = [&] {
    for (int i = 0; i < layers; ++i) {
      const LayerValues<float>& v = network_.values(static_cast<std::size_t>(i));
      const int size = plan().layers[static_cast<std::size_t>(i)].outputs * network_.width();
      check(v.linear, size, i, "preActivation");
      check(v.before, size, i, "preActivation");
      check(v.value, size, i, "activation");
      check(v.output, size, i, "activation");
    }
    LossSum sum;
    addLoss(config_.loss, lossInput(), sum);
    if (at.quantity.empty() && !std::isfinite(sum.loss)) {
      at.layer = layers - 1;
      at.quantity = "loss";
    }
  };
  if (state_.batch == 0) beginEpoch();
  for (int batch = state_.batch; batch < batches(); ++batch) {
    at.batch = batch + 1;
    forwardBatch(batch);
    checkForward();
    lossGradient(config_.loss, lossInput(), network_.gradient());
    network_.backward(state_.parameters.data(), gradients_.data());
    applyPenalties();
    for (int i = layers; i-- > 0;) checkLayer(gradients_, i, "gradient");
    takeStep();
    for (int i = 0; i < layers; ++i) checkLayer(state_.parameters, i, "weight");
    if (!at.quantity.empty()) return at;
  }
  at.batch = 0;
  for (const Samples* samples : {&train_, &test_}) {
    for (int start = 0; start < samples->count() && at.quantity.empty(); start += chunk_) {
      forwardChunk(*samples, start, false);
      checkForward();
    }
  }
  return at;
}

}  // namespace playground
