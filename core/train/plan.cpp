#include "core/train/plan.h"

#include "core/train/loss.h"

namespace playground {
namespace {

void placeParameters(NetworkPlan& plan, LayerPlan& layer) {
  const auto place = [&plan](int count) {
    plan.trained += count;
    return plan.trained - count;
  };
  const auto placeNorm = [&] {
    layer.gamma = place(layer.outputs);
    layer.beta = place(layer.outputs);
    layer.running = plan.statistics;
    plan.statistics += 2 * layer.outputs;
  };
  layer.weight = place(layer.weights());
  if (!layer.frozenBias()) layer.bias = place(layer.outputs);
  if (layer.batchNorm == BatchNorm::before) placeNorm();
  if (!layer.learned.empty()) layer.slope = place(layer.slopes());
  if (layer.batchNorm == BatchNorm::after) placeNorm();
  plan.neurons += layer.outputs;
}

}  // namespace

NetworkPlan makePlan(const TrainerConfig& config, int columns, int classes) {
  NetworkPlan plan;
  plan.columns = columns;
  int inputs = columns;
  for (std::size_t i = 0; i < config.hidden.size(); ++i) {
    const ActivationConfig& activation = config.activationOf(i);
    LayerPlan layer;
    layer.inputs = inputs;
    layer.outputs = inputs = config.hidden[i];
    layer.activation = share(activation.id);
    layer.activationParameters = activation.parameters.empty() ? layer.activation->defaults : activation.parameters;
    for (std::size_t p = 0; p < layer.activation->info.parameters.size(); ++p)
      if (layer.activation->info.parameters[p].learnable) layer.learned.push_back(static_cast<int>(p));
    layer.perNeuron = !layer.learned.empty() && activation.perNeuron;
    layer.batchNorm = config.batchNorm;
    layer.dropout = config.dropout;
    plan.layers.push_back(layer);
  }
  LayerPlan output;
  output.inputs = inputs;
  output.outputs = isMulticlass(config.loss) ? classes : 1;
  output.activation = config.loss == Loss::bce ? share("sigmoid") : nullptr;
  plan.layers.push_back(output);
  for (LayerPlan& layer : plan.layers) placeParameters(plan, layer);
  plan.parameters = plan.trained;
  for (LayerPlan& layer : plan.layers) {
    if (!layer.frozenBias()) continue;
    layer.bias = plan.parameters;
    plan.parameters += layer.outputs;
  }
  return plan;
}

}  // namespace playground
