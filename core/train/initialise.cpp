#include "core/train/initialise.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/layers.h"

namespace playground {
namespace {

/// The formulas of torch.nn.init, operation by operation, for the last bit of a bound reaches every weight.
void draw(Initialiser initialiser, std::span<float> weights, double fanIn, double fanOut, TorchGenerator& random) {
  const auto uniform = [&](double bound) { random.uniform(weights, -bound, bound); };
  const double xavier = std::sqrt(2.0 / (fanIn + fanOut));
  switch (initialiser) {
    case Initialiser::standard:
      return;  // drawn with the layer
    case Initialiser::kaiming_normal:
      return random.normal(weights, 0, std::sqrt(2.0) / std::sqrt(fanIn));
    case Initialiser::kaiming_uniform:
      return uniform(std::sqrt(3.0) * (std::sqrt(2.0) / std::sqrt(fanIn)));
    case Initialiser::xavier_normal:
      return random.normal(weights, 0, xavier);
    case Initialiser::xavier_uniform:
      return uniform(std::sqrt(3.0) * xavier);
    case Initialiser::lecun_normal:
      return random.normal(weights, 0, std::sqrt(1.0 / fanIn));
    case Initialiser::normal:
      return random.normal(weights, 0, 0.1);
    case Initialiser::zeros:
      std::fill(weights.begin(), weights.end(), 0.0f);
  }
}

std::span<float> weightsOf(const LayerPlan& layer, float* parameters) {
  return {parameters + layer.weight, static_cast<std::size_t>(layer.weights())};
}

std::span<float> biasesOf(const LayerPlan& layer, float* parameters) {
  return {parameters + layer.bias, static_cast<std::size_t>(layer.outputs)};
}

}  // namespace

void initialise(const NetworkPlan& plan, Initialiser initialiser, TorchGenerator& random, float* parameters,
                float* running) {
  for (const LayerPlan& layer : plan.layers) {
    drawLinear(random, weightsOf(layer, parameters), biasesOf(layer, parameters));
    if (layer.gamma >= 0) {
      std::fill_n(parameters + layer.gamma, layer.outputs, 1.0f);
      std::fill_n(parameters + layer.beta, layer.outputs, 0.0f);
      std::fill_n(running + layer.running, layer.outputs, 0.0f);
      std::fill_n(running + layer.running + layer.outputs, layer.outputs, 1.0f);
    }
    for (std::size_t k = 0; k < layer.learned.size(); ++k)
      std::fill_n(parameters + layer.slope + static_cast<int>(k) * layer.groups(), layer.groups(),
                  layer.activationParameters[static_cast<std::size_t>(layer.learned[k])]);
  }
  if (initialiser == Initialiser::standard) return;
  for (const LayerPlan& layer : plan.layers) {
    draw(initialiser, weightsOf(layer, parameters), layer.inputs, layer.outputs, random);
    const auto biases = biasesOf(layer, parameters);
    std::fill(biases.begin(), biases.end(), 0.0f);
  }
}

}  // namespace playground
