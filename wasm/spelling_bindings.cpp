#include <emscripten/bind.h>

#include <optional>

#include "core/train/formula.h"
#include "wasm/activation_bindings.h"
#include "wasm/convert.h"

/// How other libraries write an activation, for JavaScript. Only the whole core knows.
namespace playground::wasm {

extern "C" float* parameterAddress();

val describeOperator(const Entry& entry, const float* parameters) {
  const OnnxOperator found = entry.onnx ? entry.onnx(parameters) : OnnxOperator{};
  if (found.name.empty()) return val::undefined();
  val attributes = val::object();
  for (const OnnxOperator::Attribute& attribute : found.attributes)
    attributes.set(std::string(attribute.name), attribute.word.empty() ? val(attribute.number) : text(attribute.word));
  val result = val::object();
  result.set("name", text(found.name));
  result.set("attributes", attributes);
  if (!found.learned.empty()) result.set("learned", text(found.learned));
  return result;
}

namespace {

/// As Spelling in wasm/activation-info.ts, at the parameters in `parameters`; what the activation does not say is
/// written out from its formula.
val spelling(int index) {
  const Entry& entry = entryAt(index);
  const Spelling said = entry.spelling ? entry.spelling(parameterAddress()) : Spelling{};
  const bool hasFormula = !entry.info.expression.empty();
  val result = val::object();
  const auto set = [&](const char* library, std::string_view line, std::optional<Expression::Code> language) {
    if (!line.empty()) {
      result.set(library, text(line));
    } else if (language && hasFormula) {
      result.set(library, formulaOf(entry)->code(*language));
    }
  };
  set("numpy", said.numpy, Expression::Code::numpy);
  set("keras", said.keras, std::nullopt);
  set("jax", said.jax, Expression::Code::jax);
  if (entry.info.torch.module.empty()) set("torch", "", Expression::Code::module);
  if (const val found = describeOperator(entry, parameterAddress()); !found.isUndefined()) result.set("onnx", found);
  return result;
}

EMSCRIPTEN_BINDINGS(spelling) { emscripten::function("spelling", &spelling); }

}  // namespace
}  // namespace playground::wasm
