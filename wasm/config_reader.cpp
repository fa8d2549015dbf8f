#include "wasm/config_reader.h"

#include "core/expression/expression.h"
#include "core/memory.h"

namespace playground::wasm {
namespace {

/// A JavaScript value in words, where the loader has nothing better to show.
std::string show(const val& value) {
  if (value.typeOf().as<std::string>() == "object" && !value.isNull()) return "an object";  // it may have no text
  return val::global("String")(value).as<std::string>();
}

/// An array or a typed array; a DataView is a view, too, but has no length.
bool isNumberList(const val& given) {
  return given.isArray() || (val::global("ArrayBuffer").call<bool>("isView", given) && given["length"].isNumber());
}

}  // namespace

void ConfigReader::refuse(std::string_view name, std::string value, std::string allowed) {
  if (!error_) error_ = InputError{path_ + std::string(name), std::move(value), std::move(allowed)};
}

void ConfigReader::wrongType(std::string_view name, std::string allowed) {
  if (!error_) error_ = InputError{path_ + std::string(name), "of another type", std::move(allowed), true};
}

void ConfigReader::refuseUnknown() {
  if (error_) return;
  for (const std::string& name : vecFromJSArray<std::string>(val::global("Object").call<val>("keys", object_))) {
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    return refuse(name, show(object_[name]), known_.empty() ? "no fields" : "the fields " + describe(known_));
  }
}

void ConfigReader::numbers(std::string_view name, std::array<double, 2>& values, const Bounds& bounds) {
  const val given = field(name);
  if (isMissing(given)) return;
  if (!isNumberList(given)) return wrongType(name, "a list of two numbers");
  if (given["length"].as<double>() != 2) return refuse(name, "a list of another length", "a list of two numbers");
  for (std::size_t i = 0; i < 2; ++i) {
    if (!given[i].isNumber()) return wrongType(indexed(name, i), describe(bounds, false));
    values[i] = given[i].as<double>();
  }
}

void ConfigReader::integers(std::string_view name, std::vector<int>& values, const Bounds& bounds, std::size_t most) {
  const val given = field(name);
  if (isMissing(given)) return;
  const std::string allowed = "1 to " + std::to_string(most) + " numbers";
  if (!isNumberList(given)) return wrongType(name, "a list of " + allowed);
  const auto length = given["length"].as<double>();
  if (length < 1 || length > static_cast<double>(most)) return refuse(name, "a list of " + numberText(length), allowed);
  values.assign(static_cast<std::size_t>(length), 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const val number = given[i];
    if (!number.isNumber()) return wrongType(indexed(name, i), describe(bounds, true));
    const auto value = number.as<double>();
    if (std::floor(value) != value || !bounds.contain(value))
      return refuse(indexed(name, i), numberText(value), describe(bounds, true));
    values[i] = static_cast<int>(value);
  }
}

void ConfigReader::floats(std::string_view name, std::vector<float>& values) {
  const val given = field(name);
  if (isMissing(given)) return;
  if (!isNumberList(given)) return wrongType(name, "a list of numbers");
  const auto length = given["length"].as<double>();
  constexpr double most = static_cast<double>(kMaxRows) * kMaxColumns;
  if (!(length <= most))
    return refuse(name, "a list of " + numberText(length), "at most " + numberText(most) + " numbers");
  // They are copied into the data set, then by columns, parts of them held out; and once for each check.
  if (auto error =
          checkMemory(5 * sizeof(float) * length, path_ + std::string(name), "a list of " + numberText(length))) {
    if (!error_) error_ = *error;
    return;
  }
  values.resize(static_cast<std::size_t>(length));
  if (values.empty()) return;
  const auto refuseItem = [&](std::size_t i) {
    const std::string item = indexed(name, i), allowed = "a finite number";
    if (!given[i].isNumber()) return wrongType(item, allowed);
    refuse(item, numberText(given[i].as<double>()), allowed);
  };
  if (!given[0].isNumber()) return refuseItem(0);
  if (given.isArray()) {  // of anything: the engine would take true for 1, and throw at a BigInt
    const int odd = given.call<val>("map", val::global("Number")["isFinite"]).call<int>("indexOf", false);
    if (odd >= 0) return refuseItem(static_cast<std::size_t>(odd));
  }
  val(emscripten::typed_memory_view(values.size(), values.data())).call<void>("set", given);
}

void ConfigReader::texts(std::string_view name, std::vector<std::string>& values, std::size_t most) {
  const val given = field(name);
  if (isMissing(given)) return;
  const std::string allowed = "at most " + std::to_string(most) + " texts";
  if (!given.isArray()) return wrongType(name, "a list of " + allowed);
  const auto length = given["length"].as<double>();
  if (length > static_cast<double>(most)) return refuse(name, "a list of " + numberText(length), allowed);
  for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i) {
    if (!given[i].isString()) return wrongType(indexed(name, i), "a text");
    values.push_back(given[i].as<std::string>());
  }
}

void ConfigReader::activations(std::string_view name, std::vector<ActivationConfig>& activations) {
  const val given = field(name);
  if (isMissing(given)) return;
  const bool isList = given.isArray();
  if (!isList && !isObject(given)) return wrongType(name, "an object {id, parameters?}, or a list of them");
  const auto length = isList ? given["length"].as<double>() : 1.0;
  if (length < 1 || length > kMaxLayers)
    return refuse(name, "a list of " + numberText(length), "one activation, or one for each hidden layer");
  activations.assign(static_cast<std::size_t>(length), {});
  for (std::size_t i = 0; i < activations.size() && !error_; ++i)
    readActivation(isList ? given[i] : given, isList ? indexed(name, i) : std::string(name), activations[i]);
}

void ConfigReader::readActivation(const val& given, const std::string& name, ActivationConfig& activation) {
  if (!isObject(given)) return wrongType(name, "an object {id, parameters?}");
  ConfigReader reader(given, path_ + name + ".");
  std::vector<std::string_view> ids;
  for (const Entry& entry : catalogue())
    if (entry.elementwise()) ids.push_back(entry.id);
  const val id = reader.field("id");
  activation.id = id.isString() ? id.as<std::string>() : "";
  reader.compile(activation.id);
  if (!id.isString() && activation.id.empty()) reader.wrongType("id", describe(ids));
  const Entry* entry = find(activation.id);
  if (!entry || !entry->elementwise()) reader.refuse("id", activation.id, describe(ids));
  reader.flag("perNeuron", activation.perNeuron);
  const val parameters = reader.field("parameters");
  if (!reader.isMissing(parameters)) {
    if (!isObject(parameters)) {
      reader.wrongType("parameters", "an object");
    } else {
      ConfigReader inner(parameters, path_ + name + ".parameters.");
      activation.parameters = entry->defaults;
      for (std::size_t i = 0; i < entry->info.parameters.size(); ++i) {
        const Parameter& parameter = entry->info.parameters[i];
        if (parameter.choices.size() > 0) {
          inner.word(parameter, activation.parameters[i]);
        } else {
          auto value = static_cast<double>(activation.parameters[i]);
          inner.number(parameter.name, value, {});
          activation.parameters[i] = static_cast<float>(value);
        }
      }
      inner.refuseUnknown();
      reader.error_ = inner.error_;
    }
  }
  reader.refuseUnknown();
  if (!error_) error_ = reader.error_;
}

/// A formula stands beside its id, or instead of it; it is compiled where the id is not known (any more).
void ConfigReader::compile(std::string& id) {
  const val source = field("source"), learnable = field("learnable"), written = field("asWritten");
  if (isMissing(source)) return;
  if (!source.isString()) return wrongType("source", "a formula");
  if (find(id)) return;
  ExpressionOptions options;
  if (!learnable.isUndefined()) {
    if (!learnable.isArray()) return wrongType("learnable", "a list of parameters' names");
    for (const val& name : vecFromJSArray<val>(learnable)) {
      if (!name.isString()) return wrongType("learnable", "a list of parameters' names");
      options.parameters.push_back({.name = name.as<std::string>(), .learnable = true});
    }
  }
  options.asWritten = written.isTrue();
  const auto made = Expression::compile(source.as<std::u16string>(), options);
  if (const auto* error = std::get_if<expression::SyntaxError>(&made))
    return refuse("source", show(source), "a formula (" + error->message + ")");
  id = std::get<0>(made)->entry().id;
}

void ConfigReader::word(const Parameter& parameter, float& value) {
  const val given = field(parameter.name);
  if (isMissing(given)) return;
  const std::string words = describe(parameter.choices);
  if (!given.isString()) return wrongType(parameter.name, words);
  const auto* found = std::find(parameter.choices.begin(), parameter.choices.end(), given.as<std::string>());
  if (found == parameter.choices.end()) return refuse(parameter.name, given.as<std::string>(), words);
  value = static_cast<float>(found - parameter.choices.begin());
}

}  // namespace playground::wasm
