#pragma once

#include <type_traits>

namespace playground {

/// A function together with the object that it works on: two pointers, where std::function would be code for each.
template <class Signature>
class Delegate;

template <class Result, class... Arguments>
class Delegate<Result(Arguments...)> {
 public:
  constexpr Delegate() = default;

  /// A lambda without captures.
  template <class Lambda>
    requires(!std::is_same_v<Lambda, Delegate> && std::is_empty_v<Lambda>)
  constexpr Delegate(Lambda)
      : function_([](const void*, Arguments... arguments) -> Result { return Lambda{}(arguments...); }) {}

  constexpr Delegate(const void* object, Result (*function)(const void* object, Arguments...))
      : object_(object), function_(function) {}

  Result operator()(Arguments... arguments) const { return function_(object_, arguments...); }
  constexpr explicit operator bool() const { return function_ != nullptr; }

 private:
  const void* object_ = nullptr;
  Result (*function_)(const void* object, Arguments...) = nullptr;
};

}  // namespace playground
