#pragma once

#include <vector>

#include "core/expression/tree.h"

namespace playground::expression {

/// Which activations to write out.
enum class Expand {
  learned,      ///< those whose parameters are not numbers, which alone cannot be differentiated by them
  derivatives,  ///< derivatives, and what was found to be made of them
  all           ///< all, but for sigmoid and tanh
};

/// `root` with activations replaced by their own formulas (Info::expression).
Id expand(Graph& graph, Id root, Expand what);

/// `root` of another graph, with x and the parameters replaced.
Id copyInto(Graph& to, const Graph& from, Id root, Id x, const std::vector<Id>& parameters);

}  // namespace playground::expression
