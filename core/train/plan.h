#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "core/catalogue.h"
#include "core/train/config.h"

namespace playground {

/// One linear layer and what follows it, with its places in the flat array of parameters (-1: has none). The order
/// there is torch's model.parameters(), with those that are not trained at the end.
struct LayerPlan {
  int inputs = 0, outputs = 0;
  std::shared_ptr<const Entry> activation;  ///< the output layer has sigmoid under bce, else none
  std::vector<float> activationParameters;
  std::vector<int> learned;  ///< places of the learned activation parameters
  bool perNeuron = false;
  BatchNorm batchNorm = BatchNorm::none;
  double dropout = 0;

  int weight = -1;            ///< [outputs x inputs]
  int bias = -1;              ///< [outputs]
  int gamma = -1, beta = -1;  ///< [outputs], batch normalisation's scale and shift
  int slope = -1;             ///< [learned x groups], the learned activation parameters
  int running = -1;           ///< in the array of running statistics: means [outputs], then variances [outputs]

  int weights() const { return inputs * outputs; }
  /// Into so many groups the neurons fall, each with learned activation parameters of its own.
  int groups() const { return perNeuron ? outputs : 1; }
  int slopes() const { return static_cast<int>(learned.size()) * groups(); }
  /// Batch normalisation takes such a bias away again: its gradient is nothing but rounding, of which Adam and RMSprop
  /// would make steps of full length, others on every machine.
  bool frozenBias() const { return batchNorm == BatchNorm::before; }
};

/// What Entry::apply wants for a group of a layer's neurons: the activation's parameters, the learned ones as they are
/// now.
struct ActivationParameters {
  std::array<float, decltype(Info::parameters)::capacity()> values;

  template <class T>
  ActivationParameters(const LayerPlan& layer, const T* parameters, int group) {
    std::copy(layer.activationParameters.begin(), layer.activationParameters.end(), values.begin());
    for (std::size_t k = 0; k < layer.learned.size(); ++k)
      values[static_cast<std::size_t>(layer.learned[k])] =
          static_cast<float>(parameters[layer.slope + static_cast<int>(k) * layer.groups() + group]);
  }
};

/// The network that a config describes over data of so many columns and classes.
struct NetworkPlan {
  std::vector<LayerPlan> layers;  ///< the last one is the output layer
  int columns = 0;
  int trained = 0;  ///< so many of the parameters, the first ones
  int parameters = 0;
  int statistics = 0;
  int neurons = 0;  ///< of all layers

  int outputs() const { return layers.back().outputs; }
};

/// `config` has been checked.
NetworkPlan makePlan(const TrainerConfig& config, int columns, int classes);

}  // namespace playground
