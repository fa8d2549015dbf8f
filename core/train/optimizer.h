#pragma once

#include "core/train/config.h"
#include "core/train/eigen.h"

namespace playground {

/// What an optimiser remembers between steps; arrays have one value for each parameter.
struct OptimizerState {
  Eigen::ArrayXf first;   ///< Adam's mean of gradients; momentum's buffer
  Eigen::ArrayXf second;  ///< Adam's and RMSprop's mean of squared gradients
  std::int64_t steps = 0;
  /// Adam's betas to the power of `steps`, kept as products would round otherwise than torch's powers.
};

/// One step of torch.optim's optimiser of that name over all parameters. `gradients` may be changed.
void step(const OptimizerConfig& config, Eigen::ArrayXf& parameters, Eigen::ArrayXf& gradients, OptimizerState& state);

OptimizerState makeOptimizerState(const OptimizerConfig& config, Eigen::Index parameters);

}  // namespace playground
