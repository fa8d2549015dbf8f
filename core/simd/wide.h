#pragma once

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
  Double(double value) : low{value, value}, high{value, value} {}
  explicit Double(Float v)
      : low(__builtin_convertvector(__builtin_shufflevector(v, v, 0, 1), Double2)),
        high(__builtin_convertvector(__builtin_shufflevector(v, v, 2, 3), Double2)) {}

  friend Double operator+(Double a, Double b) { return {a.low + b.low, a.high + b.high}; }
  friend Double operator-(Double a, Double b) { return {a.low - b.low, a.high - b.high}; }
  friend Double operator*(Double a, Double b) { return {a.low * b.low, a.high * b.high}; }
  friend Double operator/(Double a, Double b) { return {a.low / b.low, a.high / b.high}; }
  friend Double operator-(Double a) { return {-a.low, -a.high}; }
};

struct DoubleMask {
  Long2 low, high;
};

inline DoubleMask operator<(Double a, Double b) { return {a.low < b.low, a.high < b.high}; }

inline Double select(DoubleMask mask, Double yes, Double no) {
  return {mask.low ? yes.low : no.low, mask.high ? yes.high : no.high};
}

inline Double abs(Double v) {
  constexpr Long2 kMagnitude = {0x7fffffffffffffff, 0x7fffffffffffffff};
  return {reinterpret_cast<Double2>(reinterpret_cast<Long2>(v.low) & kMagnitude),
          reinterpret_cast<Double2>(reinterpret_cast<Long2>(v.high) & kMagnitude)};
}

/// Rounded to nearest.
inline Float toFloat(Double v) {
  const Float2 low = __builtin_convertvector(v.low, Float2), high = __builtin_convertvector(v.high, Float2);
  return __builtin_shufflevector(low, high, 0, 1, 2, 3);
}

}  // namespace simd
