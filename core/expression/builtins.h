#pragma once

#include <string_view>

#include "core/catalogue.h"
#include "core/expression/tree.h"

/// The element-wise activations of the catalogue as functions of a formula.
namespace playground::expression {

/// The place in the catalogue, or -1: whoever takes an activation out loses its function, and nothing else.
int builtin(std::string_view id);

const Entry& builtinAt(int place);

/// The activation at `x` with its own defaults.
Id builtinCall(Graph& graph, int place, Id x);

/// Is the node the value of that activation with its defaults (of softplus with any threshold that no float sees)?
bool isBuiltin(const Graph& graph, Id id, std::string_view name);

}  // namespace playground::expression
