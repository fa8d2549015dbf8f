#pragma once

#include <string>
#include <vector>

#include "core/expression/tree.h"

namespace playground::expression {

/// The node as TeX. What would be longer than a page, for shared parts are written out, is cut to an ellipsis.
std::string toTex(const Graph& graph, Id root, const std::vector<std::string>& parameters);

}  // namespace playground::expression
