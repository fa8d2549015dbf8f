#include "wasm/convert.h"

namespace playground::wasm {

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
