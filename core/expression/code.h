#pragma once

#include <string>
#include <vector>

#include "core/expression/expression.h"
#include "core/expression/tree.h"

namespace playground::expression {

/// What there is to write down of an expression.
struct CodeInput {
  Graph graph;                             ///< a copy: activations are written out in it
  const std::vector<Id>& roots;            ///< f, f' and f''
  const std::vector<Id>& parameterSlopes;  ///< df/dparameter of the learnable ones, else kNone
  const ExpressionOptions& options;
  const Entry& entry;
};

std::string writeCode(Expression::Code code, CodeInput input);

}  // namespace playground::expression
