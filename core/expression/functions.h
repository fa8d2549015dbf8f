#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/expression/tree.h"

namespace playground::expression {

/// A function of the language that is no activation of the catalogue.
struct Function {
  std::string_view name;
  int fewest, most;              ///< arguments
  std::string_view keywords[3];  ///< the arguments' names, torch's
  Id (*make)(Graph& graph, const Id* arguments);
};

/// By its name or another library's name for it; null if there is none.
const Function* findFunction(std::string_view name);

/// The names that completion offers.
std::vector<std::string_view> offeredFunctions();

/// What the language calls a function that another library calls `name`; else `name` itself.
std::string_view usualName(std::string_view name);

}  // namespace playground::expression
