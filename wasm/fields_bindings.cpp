#include <emscripten/bind.h>

#include <cmath>

#include "core/train/config_fields.h"
#include "wasm/convert.h"

/// The table of the trainer's configuration for JavaScript, as TrainerField in wasm/trainer-config.ts.
namespace playground::wasm {
namespace {

/// Writes down each field with its default, which is what a new configuration holds.
class FieldLister {
 public:
  val list = val::array();

  void number(std::string_view name, double value, const Bounds& bounds) {
    bounded(name, "number", val(value), bounds);
  }
  void number(std::string_view name, const std::optional<double>& value, const Bounds& bounds) {
    bounded(name, "number", value ? val(*value) : val::undefined(), bounds);
  }
  void integer(std::string_view name, double value, const Bounds& bounds) {
    bounded(name, "integer", val(value), bounds);
  }
  void integer(std::string_view name, const std::optional<double>& value, const Bounds& bounds) {
    bounded(name, "integer", value ? val(*value) : val::undefined(), bounds);
  }
  void flag(std::string_view name, bool value) { add(name, "flag", val(value)); }
  template <class Enum, std::size_t count>
  void choice(std::string_view name, Enum value, const std::array<std::string_view, count>& names) {
    val choices = val::array();
    for (const std::string_view each : names) choices.call<void>("push", text(each));
    add(name, "choice", text(names[static_cast<std::size_t>(value)])).set("choices", choices);
  }
  void numbers(std::string_view name, const std::array<double, 2>& values, const Bounds& bounds) {
    bounded(name, "numbers", array(values), bounds).set("longest", 2);
  }
  void integers(std::string_view name, const std::vector<int>& values, const Bounds& bounds, std::size_t most) {
    bounded(name, "integers", array(values), bounds).set("longest", static_cast<double>(most));
  }
  void floats(std::string_view name, const std::vector<float>&) { add(name, "floats", val::undefined()); }
  void texts(std::string_view name, const std::vector<std::string>&, std::size_t most) {
    add(name, "texts", val::undefined()).set("longest", static_cast<double>(most));
  }
  void activations(std::string_view name, const std::vector<ActivationConfig>& activations) {
    add(name, "activations", text(activations[0].id)).set("longest", kMaxLayers);
  }
  template <class Config>
  void object(std::string_view name, Config& config) {
    const std::string outer = path_;
    path_ += std::string(name) + ".";
    visitFields(*this, config);
    path_ = outer;
  }

 private:
  val add(std::string_view name, const char* kind, const val& byDefault) {
    val field = val::object();
    field.set("name", path_ + std::string(name));
    field.set("kind", std::string(kind));
    if (!byDefault.isUndefined()) field.set("default", byDefault);
    list.call<void>("push", field);
    return field;
  }

  val bounded(std::string_view name, const char* kind, const val& byDefault, const Bounds& bounds) {
    val field = add(name, kind, byDefault);
    if (std::isfinite(bounds.min)) field.set("min", bounds.min);
    if (std::isfinite(bounds.max)) field.set("max", bounds.max);
    if (bounds.aboveMin) field.set("aboveMin", true);
    if (bounds.belowMax) field.set("belowMax", true);
    if (!bounds.unit.empty()) field.set("unit", text(bounds.unit));
    return field;
  }

  template <class Items>
  static val array(const Items& items) {
    val list = val::array();
    for (const auto item : items) list.call<void>("push", item);
    return list;
  }

  std::string path_;
};

val trainerFields() {
  FieldLister lister;
  TrainerConfig config;
  visitFields(lister, config);
  return lister.list;
}

EMSCRIPTEN_BINDINGS(fields) { emscripten::function("trainerFields", &trainerFields); }

}  // namespace
}  // namespace playground::wasm
