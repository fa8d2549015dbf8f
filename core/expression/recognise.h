#pragma once

#include <array>
#include <optional>

#include "core/catalogue.h"
#include "core/expression/tree.h"

namespace playground::expression {

/// A built-in activation that a formula writes out: its kernel computes the same function faster.
struct BuiltIn {
  /// A number, or the formula's own parameter of that place.
  struct Given {
    float number = 0;
    int parameter = -1;
  };

  const Entry* entry;
  std::array<Given, 2> parameters{};

  /// False, and nothing done, if the activation may not have these values of the formula's `own` parameters.
  bool run(const float* own, Order order, const float* x, std::size_t count, CurveArrays out) const;
};

/// The built-in activation whose own formula (Info::expression), in its stable form, `root` is.
std::optional<BuiltIn> recognise(const Graph& graph, Id root);

}  // namespace playground::expression
