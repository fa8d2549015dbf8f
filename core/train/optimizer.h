#pragma once

#include <cstdint>

#include "core/train/config.h"
#include "core/train/eigen.h"

namespace playground {

/// What an optimiser remembers between steps; each array has a value for each trained parameter, or none.
struct OptimizerState {
  Eigen::ArrayXf first;   ///< Adam's mean of the gradients, or momentum's buffer
  Eigen::ArrayXf second;  ///< Adam's and RMSprop's mean of the squared gradients
  std::int64_t steps = 0;
};

OptimizerState makeOptimizerState(const OptimizerConfig& config, Eigen::Index trained);

/// One step of the torch.optim optimiser of that name over all trained parameters, operation by operation in torch's
/// order. Weight decay is added into `gradients` where torch does so.
void step(const OptimizerConfig& config, Eigen::Ref<Eigen::ArrayXf> parameters, Eigen::Ref<Eigen::ArrayXf> gradients,
          OptimizerState& state);

}  // namespace playground
