#pragma once

#include <string>
#include <vector>

#include "core/expression/tree.h"

namespace playground::expression {

/// `root` as a function in ONNX's textual syntax (onnx.parser), one operator a line, `Own (x, alpha) => (t0) {...}`,
/// with operators of version 20. ONNX has no expm1, log1p, erfc: they are made of Exp, Log and Erf, and are right to a
/// unit in the last place of 1, not of themselves.
std::string writeOnnx(Graph& graph, Id root, const std::vector<std::string>& names);

}  // namespace playground::expression
