#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "core/train/loss.h"
#include "core/train/network.h"
#include "tests/core/support/present.h"

namespace playground {
namespace {

constexpr int kSamples = 6, kColumns = 3, kClasses = 3;

/// A network in double with random parameters and one batch, whose loss and gradients can be asked for.
class Problem {
 public:
  explicit Problem(const TrainerConfig& config)
      : loss_(config.loss),
        network_(makePlan(config, kColumns, kClasses), kSamples),
        parameters_(static_cast<std::size_t>(network_.plan().parameters)),
        inputs_(static_cast<std::size_t>(kColumns * padded(kSamples))),
        targets_(static_cast<std::size_t>(padded(kSamples))) {
    TorchGenerator random(5);
    const auto draw = [&random](double low, double high) { return low + (high - low) * random.uniformDouble(); };
    for (double& p : parameters_) p = draw(-1, 1);
    for (const LayerPlan& layer : network_.plan().layers) {
      const int slopes = layer.slope < 0 ? 0 : layer.perNeuron ? layer.outputs : 1;
      for (int i = 0; i < slopes; ++i) parameters_[static_cast<std::size_t>(layer.slope + i)] = 0.25;
      slopes_.push_back({layer.slope, layer.slope + slopes});
    }
    for (double& x : inputs_) x = draw(-2, 2);
    for (double& y : targets_) y = isMulticlass(loss_) ? std::floor(draw(0, kClasses)) : draw(0, 1) > 0.5;
  }

  std::size_t size() const { return parameters_.size(); }

  double loss() {
    std::vector<double> running(static_cast<std::size_t>(network_.plan().statistics), 1.0);
    TorchGenerator random(9);  // the same masks and slopes every time
    std::copy(inputs_.begin(), inputs_.end(), network_.begin(kSamples));
    network_.padInput();
    network_.forward(parameters_.data(), running.data(), Mode::train, &random);
    LossSum sum;
    addLoss(loss_, lossInput(), sum);
    return sum.loss / kSamples;
  }

  std::vector<double> gradients() {
    loss();
    std::vector<double> result(size(), NAN);
    lossGradient(loss_, lossInput(), network_.gradient());
    network_.backward(parameters_.data(), result.data());
    return result;
  }

  double centralDifference(std::size_t i) {
    const double value = parameters_[i];
    const double h = isSlope(i) ? 0x1p-12 : 1e-5;  // a slope passes through float on its way
    parameters_[i] = value + h;
    const double above = loss();
    parameters_[i] = value - h;
    const double below = loss();
    parameters_[i] = value;
    return (above - below) / (2 * h);
  }

 private:
  bool isSlope(std::size_t i) const {
    for (const auto& [begin, end] : slopes_)
      if (static_cast<int>(i) >= begin && static_cast<int>(i) < end) return true;
    return false;
  }
  LossInput<double> lossInput() const {
    const LayerValues<double>& output = network_.values(network_.plan().layers.size() - 1);
    return {output.linear, output.value, targets_.data(), network_.plan().outputs(), kSamples, network_.width()};
  }

  Loss loss_;
  Network<double> network_;
  std::vector<double> parameters_, inputs_, targets_;
  std::vector<std::pair<int, int>> slopes_;
};

void expectTrueGradients(const TrainerConfig& config, const std::string& what) {
  Problem problem(config);
  const std::vector<double> gradients = problem.gradients();
  double largest = 0;
  for (const double g : gradients) largest = std::max(largest, std::fabs(g));
  EXPECT_GT(largest, 0) << what;
  for (std::size_t i = 0; i < problem.size(); ++i)
    EXPECT_NEAR(gradients[i], problem.centralDifference(i), 1e-6 * std::max(1.0, largest))
        << what << ", parameter " << i;
}

/// Every element-wise activation with every loss, with and without batch normalisation.
class Gradients : public testing::TestWithParam<std::string_view> {};

TEST_P(Gradients, areCentralDifferences) {
  TrainerConfig config;
  config.hidden = {4, 3};
  config.activation[0].id = GetParam();
  for (std::size_t loss = 0; loss < kLossNames.size(); ++loss) {
    for (std::size_t norm = 0; norm < kBatchNormNames.size(); ++norm) {
      config.loss = static_cast<Loss>(loss);
      config.batchNorm = static_cast<BatchNorm>(norm);
      expectTrueGradients(config, std::string(GetParam()) + ' ' + std::string(kLossNames[loss]) + ' ' +
                                      std::string(kBatchNormNames[norm]));
    }
  }
}

std::vector<std::string_view> elementwiseIds() {
  std::vector<std::string_view> ids;
  for (const Entry& entry : catalogue())
    if (entry.elementwise()) ids.push_back(entry.id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(Activations, Gradients, testing::ValuesIn(elementwiseIds()),
                         [](const auto& info) { return std::string(info.param); });

TEST(Gradients, throughDropoutAndOneSlopePerNeuron) {
  TrainerConfig config;
  config.hidden = {5, 4};
  config.dropout = 0.3;
  config.activation = {{.id = orRelu("prelu"), .parameters = {}, .perNeuron = true}, {.id = "tanh", .parameters = {}}};
  for (const BatchNorm norm : {BatchNorm::none, BatchNorm::before, BatchNorm::after}) {
    config.batchNorm = norm;
    expectTrueGradients(config, "dropout");
  }
}

}  // namespace
}  // namespace playground
