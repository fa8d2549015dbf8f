#pragma once

#include <type_traits>

#include "core/simd/vec.h"

namespace simd {

using Float2 = float __attribute__((vector_size(8)));
using Double2 = double __attribute__((vector_size(16)));
using Long2 = std::int64_t __attribute__((vector_size(16)));

/// Four double lanes, for the few steps whose rounding would show: two vectors of the hardware's width.
struct Double {
  Double2 low, high;

  Double() = default;
  Double(Double2 l, Double2 h) : low(l), high(h) {}
  Double(double value) : low(kept(Double2{value, value})), high(low) {}
  explicit Double(Float v)
      : low(__builtin_convertvector(__builtin_shufflevector(v, v, 0, 1), Double2)),
        high(__builtin_convertvector(__builtin_shufflevector(v, v, 2, 3), Double2)) {}

  friend Double operator+(Double a, Double b) { return {a.low + b.low, a.high + b.high}; }
  friend Double operator-(Double a, Double b) { return {a.low - b.low, a.high - b.high}; }
  friend Double operator*(Double a, Double b) { return {a.low * b.low, a.high * b.high}; }
  friend Double operator/(Double a, Double b) { return {a.low / b.low, a.high / b.high}; }
  friend Double operator-(Double a) { return {-a.low, -a.high}; }
};

/// The same number in all lanes of a Float or a Double.
template <class Real>
inline Real constant(float value) {
  if constexpr (std::is_same_v<Real, Float>) {
    return splat(value);
  } else {
    return Real(value);
  }
}

struct DoubleMask {
  Long2 low, high;
};

inline DoubleMask operator<(Double a, Double b) { return {a.low < b.low, a.high < b.high}; }

inline Double2 select(Long2 mask, Double2 yes, Double2 no) {
  return reinterpret_cast<Double2>((mask & reinterpret_cast<Long2>(yes)) | (~mask & reinterpret_cast<Long2>(no)));
}

inline Double select(DoubleMask mask, Double yes, Double no) {
  return {select(mask.low, yes.low, no.low), select(mask.high, yes.high, no.high)};
}

inline Double abs(Double v) {
  constexpr Long2 kMagnitude = {0x7fffffffffffffff, 0x7fffffffffffffff};
  return {reinterpret_cast<Double2>(reinterpret_cast<Long2>(v.low) & kMagnitude),
          reinterpret_cast<Double2>(reinterpret_cast<Long2>(v.high) & kMagnitude)};
}

/// Rounded to nearest. Each half is converted with zeros beside it, which is what the hardware's instruction does; the
/// zeros are used, lest the compiler see them as idle and convert lane by lane.
inline Float toFloat(Double v) {
  using Double4 = double __attribute__((vector_size(32)));
  const Double2 zero = {};
  const Float low = __builtin_convertvector(Double4(__builtin_shufflevector(v.low, zero, 0, 1, 2, 3)), Float);
  const Float high = __builtin_convertvector(Double4(__builtin_shufflevector(v.high, zero, 0, 1, 2, 3)), Float);
  return fromBits(bits(low) | __builtin_shufflevector(bits(high), bits(high), 2, 3, 0, 1));
}

}  // namespace simd
