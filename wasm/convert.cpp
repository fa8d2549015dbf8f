#include "wasm/convert.h"

#include <cmath>
#include <cstdlib>

namespace playground::wasm {

double number(float value) {
  return std::isfinite(value) ? std::strtod(decimal(value).c_str(), nullptr) : static_cast<double>(value);
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
