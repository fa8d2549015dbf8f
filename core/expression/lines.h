#pragma once

#include <string>
#include <vector>

#include "core/expression/tree.h"

namespace playground::expression {

enum class Language { torch, numpy, jax, lanes, doubles };

/// Nodes as source text: a line for each part that is used more than once, and an expression for each root.
struct Lines {
  std::vector<std::string> lines;
  std::vector<std::string> results;
};

/// `names` are those of the parameters in the language.
Lines writeLines(const Graph& graph, const std::vector<Id>& roots, Language language,
                 const std::vector<std::string>& names);

}  // namespace playground::expression
