#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace playground {

/// Bad input, as data: which field, what it was, what is allowed. The core is built without exceptions;
/// the JavaScript module turns this into a TypeError or a RangeError that carries the same three fields.
struct InputError {
  std::string field;
  std::string value;
  std::string allowed;
  bool wrongType = false;

  std::string message() const { return field + " is " + value + "; allowed: " + allowed; }
};

/// Shortest decimal text that reads back as `value` (like JavaScript's).
std::string numberText(double value);

/// The double with the shortest decimal text that reads back as this float: 0.01 for 0.01f, which itself is
/// 0.0099999997764825821.
double shortest(float value);

/// Shortest decimal text that reads back as this float.
std::string decimal(float value);

/// The name of an item of a list: hidden[2].
std::string indexed(std::string_view name, std::size_t i);

/// A T, or the reason why there is none.
template <class T>
class Result {
 public:
  Result(T value) : content_(std::move(value)) {}
  Result(InputError error) : content_(std::move(error)) {}

  explicit operator bool() const { return content_.index() == 0; }
  T& operator*() { return std::get<0>(content_); }
  const T& operator*() const { return std::get<0>(content_); }
  T* operator->() { return &std::get<0>(content_); }
  const T* operator->() const { return &std::get<0>(content_); }
  const InputError& error() const { return std::get<1>(content_); }

 private:
  std::variant<T, InputError> content_;
};

}  // namespace playground
