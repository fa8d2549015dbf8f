#pragma once

#include "core/expression/tree.h"

namespace playground::expression {

/// `root` in forms that neither overflow nor cancel where the value does not: log(1 + exp(u)) becomes softplus(u),
/// (exp(u) - exp(-u)) / (exp(u) + exp(-u)) tanh(u), 1 + erf(u) erfc(-u) and so on. In exact arithmetic nothing changes.
Id stabilise(Graph& graph, Id root);

}  // namespace playground::expression
