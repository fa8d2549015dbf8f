#pragma once

namespace playground {

/// std::bit_cast, which the oldest standard library that this has to build with lacks.
template <class To, class From>
constexpr To bitCast(const From& from) {
  return __builtin_bit_cast(To, from);
}

}  // namespace playground
