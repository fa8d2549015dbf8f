#pragma once

#include "core/random/torch_generator.h"
#include "core/train/plan.h"

namespace playground {

/// Fills the parameters as building the model in torch does: nn.Linear's own draws layer by layer, then, if another
/// initialiser is asked for, that one over the weights in the same order, with biases zero.
/// `parameters` has plan.parameters values, `running` plan.statistics.
void initialise(const NetworkPlan& plan, Initialiser initialiser, TorchGenerator& random, float* parameters,
                float* running);

}  // namespace playground
