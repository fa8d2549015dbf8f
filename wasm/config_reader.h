#pragma once

#include <emscripten/val.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue.h"
#include "core/train/config_fields.h"
#include "wasm/convert.h"

namespace playground::wasm {

/// Reads a configuration out of a JavaScript object, field by field as core/train/config_fields.h names them. A field
/// that is not there keeps its default; one of the wrong type, or of a name that nobody knows, is an error. Values are
/// the core's to judge, save that an integer must fit in one.
class ConfigReader {
 public:
  explicit ConfigReader(const val& object, std::string path = {}) : object_(object), path_(std::move(path)) {}

  const std::optional<InputError>& error() const { return error_; }

  /// Reads all fields of `config`.
  template <class Config>
  void read(Config& config) {
    visitFields(*this, config);
    refuseUnknown();
  }

  void number(std::string_view name, double& value, const Bounds& bounds) {
    const val given = field(name);
    if (isMissing(given)) return;
    if (!given.isNumber()) return wrongType(name, describe(bounds, false));
    value = given.as<double>();
  }
  void number(std::string_view name, std::optional<double>& value, const Bounds& bounds) {
    optional(name, value, [&](double& to) { number(name, to, bounds); });
  }
  void integer(std::string_view name, double& value, const Bounds& bounds) {
    const val given = field(name);
    if (isMissing(given)) return;
    if (!given.isNumber()) return wrongType(name, describe(bounds, true));
    value = given.as<double>();
    if (std::floor(value) != value || !bounds.contain(value))  // NaN and infinities too
      refuse(name, numberText(value), describe(bounds, true));
  }
  void integer(std::string_view name, int& value, const Bounds& bounds) {
    double read = value;
    integer(name, read, bounds);
    if (!error_) value = static_cast<int>(read);
  }
  void integer(std::string_view name, std::optional<double>& value, const Bounds& bounds) {
    optional(name, value, [&](double& to) { integer(name, to, bounds); });
  }
  void flag(std::string_view name, bool& value) {
    const val given = field(name);
    if (isMissing(given)) return;
    if (!given.isTrue() && !given.isFalse()) return wrongType(name, "true, false");
    value = given.isTrue();
  }
  template <class Enum, std::size_t count>
  void choice(std::string_view name, Enum& value, const std::array<std::string_view, count>& names) {
    const val given = field(name);
    if (isMissing(given)) return;
    if (!given.isString()) return wrongType(name, describe(names));
    const auto word = given.as<std::string>();
    const auto found = std::find(names.begin(), names.end(), word);
    if (found == names.end()) return refuse(name, word, describe(names));
    value = static_cast<Enum>(found - names.begin());
  }
  void numbers(std::string_view name, std::array<double, 2>& values, const Bounds& bounds);
  void integers(std::string_view name, std::vector<int>& values, const Bounds& bounds, std::size_t most);
  void floats(std::string_view name, std::vector<float>& values);
  void texts(std::string_view name, std::vector<std::string>& values, std::size_t most);
  void activations(std::string_view name, std::vector<ActivationConfig>& activations);

  template <class Config>
  void object(std::string_view name, Config& config) {
    const val given = field(name);
    if (isMissing(given)) return;
    if (!isObject(given)) return wrongType(name, "an object");
    ConfigReader inner(given, path_ + std::string(name) + ".");
    inner.read(config);
    error_ = inner.error_;
  }

  static bool isObject(const val& value) {
    return value.typeOf().as<std::string>() == "object" && !value.isNull() && !value.isArray();
  }

 private:
  template <class Read>
  void optional(std::string_view name, std::optional<double>& value, Read&& read) {
    if (isMissing(object_[std::string(name)])) {
      field(name);
      return;
    }
    double to = 0;
    read(to);
    if (!error_) value = to;
  }

  val field(std::string_view name) {
    known_.emplace_back(name);
    return object_[std::string(name)];
  }
  bool isMissing(const val& given) const { return error_ || given.isUndefined(); }
  void refuse(std::string_view name, std::string value, std::string allowed);
  void wrongType(std::string_view name, std::string allowed);
  void refuseUnknown();
  void compile(std::string& id);
  void word(const Parameter& parameter, float& value);
  void readActivation(const val& given, const std::string& name, ActivationConfig& activation);

  val object_;
  std::string path_;
  std::vector<std::string> known_;
  std::optional<InputError> error_;
};

}  // namespace playground::wasm
