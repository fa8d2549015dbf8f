#include "core/error.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace playground {

std::string numberText(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  char text[32];
  for (int digits = 1; digits <= 17; ++digits) {  // not every standard library has to_chars for floating point yet
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  return text;
}

}  // namespace playground
