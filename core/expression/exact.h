#pragma once

#include "core/expression/tree.h"

namespace playground::expression {

/// The values of nodes in double: what the float programs are measured by. Its last bits are the mathematical
/// library's.
void evaluateExactly(const Graph& graph, const std::vector<Id>& roots, const float* parameters, double x,
                     double* results);

}  // namespace playground::expression
