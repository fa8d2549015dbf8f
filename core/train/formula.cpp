#include "core/train/formula.h"

namespace playground {

std::shared_ptr<const Expression> formulaOf(const Entry& entry) {
  if (entry.expression) return {std::shared_ptr<const Expression>(), entry.expression};  // who holds the entry holds it
  ExpressionOptions options;
  for (std::size_t i = 0; i < entry.info.parameters.size(); ++i) {
    const Parameter& parameter = entry.info.parameters[i];
    options.parameters.push_back({.name = std::string(parameter.name),
                                  .initial = entry.defaults[i],
                                  .min = parameter.min,
                                  .max = parameter.max,
                                  .step = parameter.step,
                                  .learnable = parameter.learnable});
  }
  const std::string_view text = entry.info.expression;
  return std::get<0>(Expression::compile(std::u16string(text.begin(), text.end()), options));
}

}  // namespace playground
