#include "core/train/trace.h"

#include <algorithm>

#include "core/train/trainer.h"

namespace playground {

SampleTrace Trainer::trace(int row) {
  SampleTrace result;
  const auto columns = static_cast<std::size_t>(data_.columns), at = static_cast<std::size_t>(row);
  result.input.assign(data_.features.begin() + static_cast<std::ptrdiff_t>(at * columns),
                      data_.features.begin() + static_cast<std::ptrdiff_t>((at + 1) * columns));
  result.target = data_.labels[at];
  result.prediction = predict(result.input, 1);

  float* x = network_.begin(1);
  for (std::size_t c = 0; c < columns; ++c) x[static_cast<int>(c) * network_.width()] = result.input[c];
  network_.padInput();
  std::fill_n(targets_.begin(), network_.width(), result.target);
  network_.forward(state_.parameters.data(), state_.running.data(), Mode::evaluate, nullptr, true);
  LossSum sum;
  addLoss(config_.loss, lossInput(), sum);
  result.loss = sum.loss;
  BackwardTrace<float> back;
  back.output.resize(plan().layers.size());
  back.linear.resize(plan().layers.size());
  lossGradient(config_.loss, lossInput(), network_.gradient());
  network_.backward(state_.parameters.data(), gradients_.data(), &back);

  for (std::size_t i = 0; i < plan().layers.size(); ++i) {
    const LayerPlan& layer = plan().layers[i];
    const LayerValues<float>& v = network_.values(i);
    const auto sample = [&](const float* from) {
      std::vector<float> values(static_cast<std::size_t>(layer.outputs));
      for (int n = 0; n < layer.outputs; ++n) values[static_cast<std::size_t>(n)] = from[n * network_.width()];
      return values;
    };
    const float* g = gradients_.data();
    result.layers.push_back(
        {.linear = sample(v.linear),
         .preActivation = sample(v.before),
         .activation = sample(v.value),
         .derivative = sample(v.derivative),
         .output = sample(v.output),
         .outputGradient = back.output[i].empty() ? std::vector<float>{} : sample(back.output[i].data()),
         .linearGradient = sample(back.linear[i].data()),
         .weightGradient = {g + layer.weight, g + layer.weight + layer.weights()},
         .biasGradient = {g + layer.bias, g + layer.bias + layer.outputs}});
  }
  return result;
}

}  // namespace playground
