#pragma once

#include <cstddef>
#include <numbers>

#include "core/simd/coefficients.h"
#include "core/simd/vec.h"
#include "core/simd/wide.h"

/// The transcendental functions that activations are made of, on four lanes, in + - * / and bit operations alone.
/// NaN in, NaN out; no lane sees another. Errors are those of the whole curve, measured in tests/ACCURACY.md.
namespace simd {

/// Horner's rule, lowest power first.
template <std::size_t count>
inline Float polynomial(Float x, const float (&coefficients)[count]) {
  Float sum = splat(coefficients[count - 1]);
  for (std::size_t i = count - 1; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

/// Beyond this exponent exp is 0 or inf in float, also after a factor of any activation; callers clamp to it.
inline constexpr float kExpLimit = 170.0f;

/// exp(x) = (1 + q) s^2 with s a power of two. Multiplying by s twice, as the very last step, lets a result run
/// through the subnormals (or up to infinity) with a single rounding; so factors are multiplied in before it.
struct SplitExp {
  Float q;  ///< expm1 of the reduced argument, in [-1/2, 1]
  Float s;

  Float mantissa() const { return 1.0f + q; }
  Float value() const { return scaled(mantissa()); }
  Float scaled(Float factor) const { return factor * s * s; }
  Double wideValue() const { return Double(mantissa()) * Double(s) * Double(s); }
  Float minusOne() const {
    const Float square = s * s;
    return q * square + (square - 1.0f);
  }
};

/// Adding 1.5 * 2^23 rounds a float below 2^22 to an integer, and leaves that integer in the low bits.
inline constexpr float kRounder = 12582912.0f;

/// The integer m, as float, and 2^m, for |m| <= 126.
struct Rounded {
  Float integer, power;

  explicit Rounded(Float x) {
    const Float shifted = x + kRounder;
    integer = shifted - kRounder;
    power = fromBits((bits(shifted) << 23) + (127 << 23));
  }
};

/// expm1 on [-ln2, ln2] and a little beyond: r + r^2 P(r).
inline Float reducedExpm1(Float r) { return r + r * r * polynomial(r, coefficients::kExpm1); }

/// Constants of exp(scale * x). Reduction happens before scaling, x - m (2 ln2 / scale), so that the product's
/// rounding error is not blown up by the exponent. 2 ln2 / scale is split so that m times the first part is exact.
struct ExpScale {
  float rate, stepHigh, stepLow, scale;

  constexpr explicit ExpScale(double by)
      : rate(static_cast<float>(by / (2 * std::numbers::ln2))), scale(static_cast<float>(by)) {
    const double step = 2 * std::numbers::ln2 / by;
    // Veltkamp's splitting: 16 leading bits.
    const double large = step * 137438953473.0;  // 2^37 + 1
    stepHigh = static_cast<float>(large - (large - step));
    stepLow = static_cast<float>(step - stepHigh);
  }
};

/// exp(scale * x), |scale * x| <= kExpLimit.
inline SplitExp splitExp(Float x, const ExpScale& by) {
  const Rounded m(x * by.rate);
  const Float r = (x - m.integer * by.stepHigh) - m.integer * by.stepLow;
  return {reducedExpm1(r * by.scale), m.power};
}

/// exp(x + residual), |x| <= kExpLimit, residual small: the part of the argument that one float cannot hold.
inline SplitExp splitExp(Float x, Float residual) {
  constexpr ExpScale by(1);
  const Rounded m(x * by.rate);
  const Float r = (x - m.integer * by.stepHigh) + (residual - m.integer * by.stepLow);
  return {reducedExpm1(r), m.power};
}

/// exp(x), |x| <= kExpLimit.
inline SplitExp splitExp(Float x) {
  constexpr ExpScale by(1);
  const Rounded m(x * by.rate);
  return {reducedExpm1((x - m.integer * by.stepHigh) - m.integer * by.stepLow), m.power};
}

/// exp(x) for an argument that needs double, |x| <= kExpLimit.
inline SplitExp splitExp(Double x) {
  const Rounded m(toFloat(x) * static_cast<float>(0.5 / std::numbers::ln2));
  return {reducedExpm1(toFloat(x - Double(m.integer) * (2 * std::numbers::ln2))), m.power};
}

/// exp(-|x|) in (0, 1], never out of range.
inline SplitExp expMinusAbs(Float x) { return splitExp(-min(abs(x), kExpLimit)); }

/// log(1 + x), 0 <= x <= 1.
inline Float log1p(Float x) { return x + x * x * polynomial(x, coefficients::kLog1p); }

/// log(x), x >= 1: k ln2 + log1p of what is left in [0, 1). (Below 1 the sum would cancel.) inf and NaN pass through.
inline Float logAtLeastOne(Float x) {
  const Float exponent = __builtin_convertvector((bits(x) >> 23) - 127, Float);
  const Float fraction = fromBits((bits(x) & 0x007fffff) | 0x3f800000) - 1.0f;
  constexpr float kLn2High = 0.693359375f, kLn2Low = -2.12194440e-4f;
  const Float log = exponent * kLn2High + (exponent * kLn2Low + log1p(fraction));
  return select(x < __builtin_inff(), log, x);
}

/// tanh(x), |x| <= 0.7: x - x^3 P(x^2).
inline Float tanhNearZero(Float x) {
  const Float square = x * x;
  return x - x * square * polynomial(square, coefficients::kTanhNearZero);
}

/// x - tanh(x), |x| <= 1.42, where the subtraction would cancel.
inline Float tanhshrinkNearZero(Float x) {
  const Float square = x * x;
  return square * polynomial(square, coefficients::kTanhshrink) * x;
}

/// (1 - Phi(t)) exp(t^2 / 2), the normal distribution's tail without its Gaussian, 0 <= t <= 15; exactly 1/2 at 0.
inline Float mills(Float t) {
  const Float inverse = 1.0f / (t + 2.0f);
  return inverse * polynomial(t * inverse, coefficients::kMills);
}

/// exp(-t^2 / 2), 0 <= t <= 15. The square is taken in two parts, the first of them exact.
inline SplitExp gaussian(Float t) {
  const Float high = fromBits(bits(t) & static_cast<std::int32_t>(0xfffff000));
  return splitExp(-0.5f * high * high, -0.5f * (t - high) * (t + high));
}

}  // namespace simd
