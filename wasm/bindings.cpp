#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <vector>

#include "core/catalogue.h"
#include "wasm/activation_bindings.h"
#include "wasm/convert.h"

/// The activations for JavaScript. wasm/index.ts checks types and moves arrays; an activation is named by its place in
/// the catalogue, and its parameters lie in `parameters`, in the order of info.parameters.
namespace playground::wasm {
namespace {

/// Arrays pass through blocks that stay in the processor's cache, whatever their length.
constexpr int kBlock = 4096;
alignas(16) float block[3][kBlock];
float parameters[decltype(Info::parameters)::capacity()];

val pair(Interval interval) {
  val both = val::array();
  both.set(0, shortest(interval.low));
  both.set(1, shortest(interval.high));
  return both;
}

val numbers(const Kinks& kinks) {
  val list = val::array();
  for (const float kink : kinks) list.call<void>("push", shortest(kink));
  return list;
}

val describeParameter(const Parameter& parameter, float initial) {
  val result = val::object();
  result.set("name", text(parameter.name));
  result.set("default", shortest(initial));
  result.set("min", shortest(parameter.min));
  result.set("max", shortest(parameter.max));
  result.set("step", shortest(parameter.step));
  result.set("learnable", parameter.learnable);
  if (parameter.required) result.set("required", true);
  if (parameter.choices.size() > 0) {
    val choices = val::array();
    for (const std::string_view choice : parameter.choices) choices.call<void>("push", text(choice));
    result.set("choices", choices);
    result.set("default", choices[static_cast<int>(initial)]);
  }
  return result;
}

/// Range and kinks at `values` of the parameters.
val describeAt(const Entry& entry, const float* values) {
  val result = val::object();
  result.set("range", pair(entry.range(values)));
  result.set("kinks", entry.kinks ? numbers(entry.kinks(values)) : val::array());
  return result;
}

}  // namespace

val describeEntry(const Entry& entry) {
  const Info& info = entry.info;
  val result = describeAt(entry, entry.defaults.data());
  result.set("id", text(entry.id));
  result.set("name", text(info.name));
  result.set("family", text(kFamilyNames[static_cast<std::size_t>(info.family)]));
  result.set("kind", text(entry.elementwise() ? "elementwise" : "vector"));
  result.set("formula", text(info.formula));
  result.set("expression", text(info.expression));
  result.set("derivativeFormula", text(info.derivativeFormula));
  val list = val::array();
  for (std::size_t i = 0; i < info.parameters.size(); ++i)
    list.call<void>("push", describeParameter(info.parameters[i], entry.defaults[i]));
  result.set("parameters", list);
  val torch = val::object();
  torch.set("module", text(info.torch.module));
  torch.set("functional", text(info.torch.functional));
  result.set("torch", torch);
  val maxUlp = val::object();
  maxUlp.set("value", shortest(info.maxUlp.value));
  maxUlp.set("derivative", shortest(info.maxUlp.derivative));
  result.set("maxUlp", maxUlp);
  val paper = val::object();
  paper.set("citation", text(info.paper.citation));
  paper.set("year", info.paper.year);
  paper.set("url", text(info.paper.url));
  result.set("paper", paper);
  return result;
}

namespace {

constexpr std::size_t kMostKept = 256;
std::vector<std::shared_ptr<const Entry>>& kept() {
  static std::vector<std::shared_ptr<const Entry>> list(kMostKept);
  return list;
}
std::size_t keptSoFar = 0;

}  // namespace

const Entry& entryAt(int index) {
  const auto place = static_cast<std::size_t>(index), count = catalogue().size();
  return place < count ? catalogue()[place] : *kept()[place - count];
}

int keep(std::shared_ptr<const Entry> entry) {
  auto& list = kept();
  for (std::size_t i = 0; i < kMostKept; ++i)
    if (list[i] == entry) return static_cast<int>(catalogue().size() + i);
  const std::size_t place = keptSoFar++ % kMostKept;
  list[place] = std::move(entry);
  return static_cast<int>(catalogue().size() + place);
}

namespace {

val describeCatalogue() {
  val list = val::array();
  for (const Entry& entry : catalogue()) list.call<void>("push", describeEntry(entry));
  return list;
}

/// {error} if `parameters` are not allowed, else undefined.
val check(int index) {
  const Entry& entry = entryAt(index);
  const auto error = checkParameters(entry, {parameters, entry.info.parameters.size()});
  return error ? failure(*error) : val::undefined();
}

/// Range and kinks at `parameters`.
val describe(int index) { return describeAt(entryAt(index), parameters); }

/// Length of a row's result; 0 if a row may not have that many columns.
int rowOutputs(int index, int columns) {
  return static_cast<int>(entryAt(index).outputs(static_cast<std::size_t>(columns)));
}

EMSCRIPTEN_BINDINGS(activations) {
  emscripten::function("catalogue", &describeCatalogue);
  emscripten::function("check", &check);
  emscripten::function("describe", &describe);
  emscripten::function("rowOutputs", &rowOutputs);
}

}  // namespace

// What is called per block is exported as it is: a call through Embind would cost as much as a small array.
extern "C" {

EMSCRIPTEN_KEEPALIVE int blockLength() { return kBlock; }
EMSCRIPTEN_KEEPALIVE float* blockAddress(int which) { return block[which]; }
EMSCRIPTEN_KEEPALIVE float* parameterAddress() { return parameters; }

/// Evaluates the first block; the value takes the input's place, the derivatives go to the second and the third.
EMSCRIPTEN_KEEPALIVE void evaluateBlock(int index, int order, int count) {
  entryAt(index).apply(parameters, static_cast<Order>(order), block[0], static_cast<std::size_t>(count),
                       {block[0], block[1], block[2]});
}

/// Evaluates x [rows x columns] into value [rows x outputs] and, unless it is null, jacobian [rows x outputs x
/// columns].
EMSCRIPTEN_KEEPALIVE void evaluateRows(int index, const float* x, int rows, int columns, float* value, int outputs,
                                       float* jacobian) {
  const Entry& entry = entryAt(index);
  const auto in = static_cast<std::size_t>(columns), out = static_cast<std::size_t>(outputs);
  for (; rows > 0; --rows, x += in, value += out) {
    entry.row({x, in}, {value, out});
    if (!jacobian) continue;
    entry.jacobian({x, in}, {jacobian, out * in});
    jacobian += out * in;
  }
}
}

}  // namespace playground::wasm
