#pragma once

#include <emscripten/val.h>

#include <span>
#include <string>
#include <string_view>

#include "core/error.h"

/// What crosses the border between the core and JavaScript.
namespace playground::wasm {

using emscripten::val;

/// Text for JavaScript.
inline val text(std::string_view words) { return val(std::string(words)); }

/// {error: {field, value, allowed, wrongType}}, which the loader throws as a TypeError or a RangeError.
val failure(const InputError& error);

/// A copy as a typed array (Float32Array, Float64Array, Int32Array …) that JavaScript owns.
template <class T>
val copyOf(std::span<const T> items) {
  return val(emscripten::typed_memory_view(items.size(), items.data())).call<val>("slice");
}

}  // namespace playground::wasm
