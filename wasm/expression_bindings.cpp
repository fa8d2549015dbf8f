#include <emscripten/bind.h>

#include "core/expression/expression.h"
#include "core/expression/parser.h"
#include "wasm/activation_bindings.h"
#include "wasm/convert.h"

/// Users' formulas for JavaScript. Only the whole core has their compiler.
namespace playground::wasm {
namespace {

/// `options` as wasm/expressions.ts has checked them: {parameters: [{name, default, min, max, step, learnable}],
/// asWritten}.
ExpressionOptions readOptions(const val& options) {
  ExpressionOptions read;
  read.asWritten = options["asWritten"].as<bool>();
  for (const val& given : vecFromJSArray<val>(options["parameters"]))
    read.parameters.push_back({.name = given["name"].as<std::string>(),
                               .initial = given["default"].as<float>(),
                               .min = given["min"].as<float>(),
                               .max = given["max"].as<float>(),
                               .step = given["step"].as<float>(),
                               .learnable = given["learnable"].as<bool>()});
  return read;
}

val describe(const expression::SyntaxError& error) {
  val details = val::object();
  details.set("message", error.message);
  details.set("position", static_cast<int>(error.position));
  details.set("length", static_cast<int>(error.length));
  details.set("code", error.code);
  details.set("found", error.found);
  val result = val::object();
  result.set("error", details);
  return result;
}

/// {index, ...facts}, or {error: {message, position, length, code, found}}.
val compile(const val& source, const val& options) {
  const auto made = Expression::compile(source.as<std::u16string>(), readOptions(options));
  if (const auto* error = std::get_if<expression::SyntaxError>(&made)) return describe(*error);
  const auto& expression = std::get<0>(made);
  val result = describeEntry(expression->entry());
  result.set("index", keep(std::shared_ptr<const Entry>(expression, &expression->entry())));
  return result;
}

/// The formula's source text in another language, by its place in Expression::Code.
std::string expressionCode(int index, int language) {
  const Expression* expression = entryAt(index).expression;
  return expression ? expression->code(static_cast<Expression::Code>(language)) : "";
}

val expressionNames() {
  val list = val::array();
  for (const std::string& name : expression::functionNames()) list.call<void>("push", name);
  return list;
}

EMSCRIPTEN_BINDINGS(expressions) {
  emscripten::function("compile", &compile);
  emscripten::function("expressionCode", &expressionCode);
  emscripten::function("expressionNames", &expressionNames);
}

}  // namespace
}  // namespace playground::wasm
