#pragma once

#include <cstring>
#include <type_traits>

#include "core/activation.h"

namespace playground {

/// The activation whose fields have the given values.
template <class A>
A withParameters(const float* values) {
  A activation{};
  if constexpr (!std::is_empty_v<A>) {
    static_assert(std::is_trivially_copyable_v<A> && sizeof(A) == sizeof(float) * A::info.parameters.size(),
                  "the fields of an activation are its parameters, all float, in the order of info.parameters");
    std::memcpy(static_cast<void*>(&activation), values, sizeof activation);
  } else {
    static_assert(A::info.parameters.size() == 0);
  }
  return activation;
}

}  // namespace playground
