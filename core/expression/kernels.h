#pragma once

#include <cstddef>

#include "core/expression/tree.h"

/// What a program's instructions do: one operation over a block of lanes.
namespace playground::expression {

/// Where an operand's vectors lie; `step` is 0 for one vector that serves all.
struct Operand {
  const float* at = nullptr;
  std::size_t step = 0;
};

/// Vectors come in groups of this many: a block's length is a multiple of it, in lanes kGroup * 4.
inline constexpr std::size_t kGroup = 2;

using Kernel = void (*)(const Operand* in, float* out, std::size_t vectors);

/// out = in[0].
Kernel copyKernel();
Kernel unaryKernel(Op op);
Kernel binaryKernel(Op op);
/// min and max whose second operand is known not to be NaN.
Kernel boundKernel(Op op);
/// in[0] != 0 ? in[1] : in[2].
Kernel selectKernel();
/// (in[0] `comparison` in[1]) ? in[2] : in[3].
Kernel compareKernel(Op comparison);
/// (in[0] `inner` in[1]) `outer` in[2], or with `swapped` in[2] `outer` (in[0] `inner` in[1]); + - * / alone.
Kernel fusedKernel(Op inner, Op outer, bool swapped);
bool isArithmetic(Op op);

}  // namespace playground::expression
