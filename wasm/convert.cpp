#include "wasm/convert.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace playground::wasm {

double decimal(float value) {
  if (!std::isfinite(value)) return value;
  char digits[24];
  for (int count = 1; count <= 9; ++count) {
    std::snprintf(digits, sizeof digits, "%.*g", count, static_cast<double>(value));
    if (std::strtof(digits, nullptr) == value) break;
  }
  return std::strtod(digits, nullptr);
}

val failure(const InputError& error) {
  val details = val::object();
  details.set("field", error.field);
  details.set("value", error.value);
  details.set("allowed", error.allowed);
  details.set("wrongType", error.wrongType);
  val result = val::object();
  result.set("error", details);
  return result;
}

}  // namespace playground::wasm
