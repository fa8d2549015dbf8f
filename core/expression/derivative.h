#pragma once

#include "core/expression/tree.h"

namespace playground::expression {

/// d root / d `by`, a leaf: x or a parameter. Of a kink's two slopes it is that of the branch taken; where two meet in
/// a minimum or maximum, that of the constant, or of the second. kNone if `root` gives a built-in activation a
/// parameter that depends on `by`.
Id differentiate(Graph& graph, Id root, Id by);

}  // namespace playground::expression
