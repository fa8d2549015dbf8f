#include "core/error.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace playground {

std::string numberText(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  char text[32];
  if (value == std::floor(value) && std::fabs(value) < 1e16) {  // %g would write 1000 as 1e+03
    std::snprintf(text, sizeof text, "%.0f", value);
    return text;
  }
  for (int digits = 1; digits <= 17; ++digits) {  // not every standard library has to_chars for floating point yet
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  return text;
}

double shortest(float value) {
  const auto itself = static_cast<double>(value);
  if (!std::isfinite(value) || (value == std::floor(value) && std::fabs(value) < 1e7f)) return itself;
  char text[24];
  for (int digits = 1; digits <= 9; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, itself);
    if (std::strtof(text, nullptr) == value) break;
  }
  return std::strtod(text, nullptr);
}

std::string decimal(float value) { return numberText(shortest(value)); }

std::string indexed(std::string_view name, std::size_t i) { return std::string(name) + "[" + std::to_string(i) + "]"; }

}  // namespace playground
