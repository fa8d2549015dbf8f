#pragma once

#include <cstddef>
#include <span>

#include "core/random/torch_generator.h"

/// The layers of torch.nn that hold weights, for any size: what they compute and what they are drawn as. All matrices
/// lie row by row. A sum is taken in four lanes, so its last bits are not those of a loop that adds one by one, nor of
/// PyTorch, whose order depends on the machine; each is a rounding of the same number.
namespace playground {

/// torch.nn.Linear: y [rows x outputs] = x [rows x inputs] W^T + b, with W [outputs x inputs] and b [outputs], whose
/// lengths give the sizes.
void linear(std::span<const float> x, std::span<const float> weight, std::span<const float> bias, float* y);

/// torch.nn.Bilinear: y [rows x outputs], y_k = x1^T A_k x2 + b_k, with x1 [rows x inputs1], x2 [rows x inputs2],
/// A [outputs x inputs1 x inputs2] and b [outputs].
void bilinear(std::span<const float> x1, std::size_t inputs1, std::span<const float> x2, std::size_t inputs2,
              std::span<const float> weight, std::span<const float> bias, float* y);

/// What building torch.nn.Linear(inputs, outputs) draws: weights by kaiming_uniform_(a = sqrt(5)), then biases.
void drawLinear(TorchGenerator& random, std::span<float> weight, std::span<float> bias);

/// What building torch.nn.Bilinear(inputs1, inputs2, outputs) draws: all within 1 / sqrt(inputs1).
void drawBilinear(TorchGenerator& random, std::size_t inputs1, std::span<float> weight, std::span<float> bias);

}  // namespace playground
