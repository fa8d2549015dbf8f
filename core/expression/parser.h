#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/expression/syntax.h"
#include "core/expression/tree.h"

namespace playground::expression {

/// A formula as written.
struct Parsed {
  Graph graph;
  Id root = kNone;
  std::vector<std::string> parameters;  ///< in the order in which they are first named
};

/// Reads a formula: x, numbers, parameters, + - * / ^, comparisons, choices, functions and activations, in PyTorch's
/// spelling too. Neither length nor nesting is without a bound.
std::optional<SyntaxError> parse(std::u16string_view source, Parsed& parsed);

/// All names that may be called, for completion: functions first, then activations.
std::vector<std::string> functionNames();

}  // namespace playground::expression
