#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "core/train/result_fields.h"
#include "wasm/convert.h"

/// What a trainer gives, made into JavaScript's objects by the fields of core/train/result_fields.h.
namespace playground::wasm {

inline val words(const std::vector<std::string>& items) {
  val list = val::array();
  for (const std::string& item : items) list.call<void>("push", item);
  return list;
}

template <class T>
val toObject(const T& result);

/// Numbers as they are, arrays of them as typed arrays, lists as lists; what there is not is not set.
struct ResultWriter {
  val object = val::object();

  template <class T>
    requires std::is_arithmetic_v<T>
  void operator()(std::string_view name, T value) {
    set(name, val(value));
  }
  void operator()(std::string_view name, std::string_view value) { set(name, text(value)); }
  void operator()(std::string_view name, const std::vector<float>& values) { set(name, copyOf<float>(values)); }
  void operator()(std::string_view name, const std::vector<std::string>& values) { set(name, words(values)); }
  template <class T>
  void operator()(std::string_view name, const std::optional<T>& value) {
    if (value) set(name, toObject(*value));
  }
  template <class T>
  void operator()(std::string_view name, const std::vector<T>& items) {
    val list = val::array();
    for (const T& item : items) list.call<void>("push", toObject(item));
    set(name, list);
  }

 private:
  void set(std::string_view name, const val& value) { object.set(std::string(name), value); }
};

template <class T>
val toObject(const T& result) {
  ResultWriter writer;
  visitResult(writer, result);
  return writer.object;
}

}  // namespace playground::wasm
