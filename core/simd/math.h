#pragma once

#include <array>
#include <cstddef>
#include <iterator>
#include <numbers>

#include "core/simd/coefficients.h"
#include "core/simd/vec.h"
#include "core/simd/wide.h"

/// The transcendental functions that activations are made of, on four lanes, in + - * / and bit operations alone.
/// NaN in, NaN out; no lane sees another. Errors are those of the whole curve, measured in tests/ACCURACY.md.
namespace simd {

/// A polynomial's value by Horner's rule, coefficients lowest power first: the fewest operations and roundings.
template <std::size_t count>
inline Float horner(Float x, const float (&coefficients)[count]) {
  Float sum = splat(coefficients[count - 1]);
  for (std::size_t i = count - 1; i-- > 0;) sum = sum * x + splat(coefficients[i]);
  return sum;
}

/// The same by Estrin's scheme: neighbours are joined two by two, in the powers x, x^2, x^4 ..., so that the chain of
/// operations that wait for each other is short.
template <class Real, std::size_t count>
inline Real estrin(Real x, const std::array<Real, count>& terms) {
  if constexpr (count == 1) {
    return terms[0];
  } else {
    std::array<Real, (count + 1) / 2> joined;
    for (std::size_t i = 0; i < count / 2; ++i) joined[i] = terms[2 * i] + terms[2 * i + 1] * x;
    if constexpr (count % 2 == 1) joined.back() = terms[count - 1];
    return estrin(x * x, joined);
  }
}

template <std::size_t count>
inline Float estrin(Float x, const float (&coefficients)[count]) {
  std::array<Float, count> terms;
  for (std::size_t i = 0; i < count; ++i) terms[i] = splat(coefficients[i]);
  return estrin(x, terms);
}

/// The same with three of Horner's steps at the end, where roundings show most.
template <class Real, std::size_t count>
inline Real estrinThenHorner(Real x, const float (&coefficients)[count]) {
  constexpr std::size_t last = 3;
  std::array<Real, count - last> terms;
  for (std::size_t i = last; i < count; ++i) terms[i - last] = constant<Real>(coefficients[i]);
  Real sum = estrin(x, terms);
  for (std::size_t i = last; i-- > 0;) sum = constant<Real>(coefficients[i]) + x * sum;
  return sum;
}

/// exp is for arguments from -kExpLimit to 0, to which callers clamp; exp(-kExpLimit) is 0 in float, also after a
/// factor of any activation.
inline constexpr float kExpLimit = 131.0f;

/// exp(x) = (1 + q) s t with s and t powers of two. Multiplying by them one after the other, as the very last step,
/// lets a result run through the subnormals (or up to infinity) with a single rounding; so factors are multiplied in
/// before.
struct SplitExp {
  Float q;  ///< expm1 of the reduced argument, in [-0.3, 0.42]
  Float s, t;

  Float mantissa() const { return splat(1.0f) + q; }
  Float value() const { return scaled(mantissa()); }
  Float scaled(Float factor) const { return factor * s * t; }
  /// The value with less error than a float can show, and no underflow.
  Double wideValue() const { return (1.0 + Double(q)) * widePower(); }
  Double widePower() const { return Double(s) * Double(t); }
  Float minusOne() const {
    const Float power = s * t;
    return q * power + (power - splat(1.0f));
  }
};

/// The integer n nearest to x, as float, and 2^n as s t, for -190 < n <= 0: t is 2^-64, s a normal number even where
/// the product is not. Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits; with 127 + 64 more these
/// are the biased exponent of s.
struct PowerOfTwo {
  Float integer, s, t;

  explicit PowerOfTwo(Float x) {
    const Float rounder = splat(12582912.0f + 127.0f + 64.0f), shifted = x + rounder;
    integer = shifted - rounder;
    s = fromBits(bits(shifted) << 23);
    t = splat(0x1p-64f);
  }
};

/// exp(factor * u) - 1 for |factor * u| <= ln2/2 and a little more; `factor`, 1, -1, 2 or -2, goes into the
/// coefficients. The order of the operations is the one that keeps the fewest waiting for each other.
template <int factor = 1>
inline Float expm1Reduced(Float u) {
  std::array<Float, std::size(coefficients::kExpm1)> c;
  float scale = factor;
  for (std::size_t i = 0; i < c.size(); ++i) c[i] = splat(coefficients::kExpm1[i] * (scale *= factor));
  const Float once = factor * factor == 1 ? u : u + u, square = u * u;
  const Float start = factor > 0 ? square * c[0] + once : square * c[0] - once;
  return start + square * u * ((c[1] + c[2] * u) + square * (c[3] + c[4] * u));
}

/// Constants of exp(scale * x). Reduction happens before scaling, x - n (ln2 / scale), so that the product's rounding
/// error is not blown up by the exponent. ln2 / scale is split so that n times the first part is exact.
struct ExpScale {
  float rate, stepHigh, stepLow, scale;

  constexpr explicit ExpScale(double by)
      : rate(static_cast<float>(by / std::numbers::ln2)), scale(static_cast<float>(by)) {
    const double step = std::numbers::ln2 / by;
    const double large = step * 137438953473.0;  // Veltkamp's splitting with 2^37 + 1: 16 leading bits
    stepHigh = static_cast<float>(large - (large - step));
    stepLow = static_cast<float>(step - stepHigh);
  }
};

/// exp(scale * x), -kExpLimit <= scale * x <= 0.
inline SplitExp splitExp(Float x, const ExpScale& by) {
  const PowerOfTwo power(x * splat(by.rate));
  const Float r = ((x - power.integer * splat(by.stepHigh)) - power.integer * splat(by.stepLow)) * splat(by.scale);
  return {expm1Reduced(r), power.s, power.t};
}

/// exp(x + residual), -kExpLimit <= x <= 0, residual small: the part of the argument that one float cannot hold.
inline SplitExp splitExp(Float x, Float residual) {
  constexpr ExpScale by(1);
  const PowerOfTwo power((x + residual) * splat(by.rate));
  const Float r = (x - power.integer * splat(by.stepHigh)) + (residual - power.integer * splat(by.stepLow));
  return {expm1Reduced(r), power.s, power.t};
}

/// exp(x), -kExpLimit <= x <= 0.
inline SplitExp splitExp(Float x) {
  constexpr ExpScale by(1);
  const PowerOfTwo power(x * splat(by.rate));
  const Float r = (x - power.integer * splat(by.stepHigh)) - power.integer * splat(by.stepLow);
  return {expm1Reduced(r), power.s, power.t};
}

/// exp(x) for an argument that needs double, -kExpLimit <= x <= 0.
inline SplitExp splitExp(Double x) {
  const PowerOfTwo power(toFloat(x) * splat(static_cast<float>(1 / std::numbers::ln2)));
  return {expm1Reduced(toFloat(x - Double(power.integer) * std::numbers::ln2)), power.s, power.t};
}

/// exp = (1 + q) s as SplitExp, where neither it nor what is made of it leaves the normal floats: no clamp before, and
/// one factor after.
struct NearExp {
  Float q, s;

  Float value() const { return (splat(1.0f) + q) * s; }
  Float minusOne() const { return q * s + (s - splat(1.0f)); }
};

/// exp is short for arguments up to this magnitude.
inline constexpr float kNearExp = 80.0f;

/// (1 + exp(x))^2 is finite, and exp(-x) normal, for arguments up to this magnitude.
inline constexpr float kNearSquare = 44.0f;

/// The nearest integer n to x, |x| < 126, as float, and 2^n.
struct NearPowerOfTwo {
  Float integer, s;

  explicit NearPowerOfTwo(Float x) {
    const Float rounder = splat(12582912.0f + 127.0f), shifted = x + rounder;
    integer = shifted - rounder;
    s = fromBits(bits(shifted) << 23);
  }
};

/// exp(factor * x), |factor * x| <= kNearExp; `factor`, 1, -1, 2 or -2, goes into the coefficients.
template <int factor>
inline NearExp nearExp(Float x) {
  constexpr ExpScale by(factor);
  const NearPowerOfTwo power(x * splat(by.rate));
  const Float u = (x - power.integer * splat(by.stepHigh)) - power.integer * splat(by.stepLow);
  return {expm1Reduced<factor>(u), power.s};
}

/// exp(x + residual), |x| <= kNearExp, residual small: the part of the argument that one float cannot hold.
inline NearExp nearExp(Float x, Float residual) {
  constexpr ExpScale by(1);
  const NearPowerOfTwo power(x * splat(by.rate));
  const Float u = (x - power.integer * splat(by.stepHigh)) + (residual - power.integer * splat(by.stepLow));
  return {expm1Reduced(u), power.s};
}

/// exp(scale * x), |scale * x| <= kNearExp.
inline NearExp nearExp(Float x, const ExpScale& by) {
  const NearPowerOfTwo power(x * splat(by.rate));
  const Float u = ((x - power.integer * splat(by.stepHigh)) - power.integer * splat(by.stepLow)) * splat(by.scale);
  return {expm1Reduced(u), power.s};
}

/// exp(-|x|) in (0, 1], never out of range.
inline SplitExp expMinusAbs(Float x) { return splitExp(max(minusAbs(x), -kExpLimit)); }

/// (1 + e)^2, 0 <= e <= 1, with one rounding that matters for small e and two otherwise.
inline Float onePlusSquared(Float e) { return splat(1.0f) + (e * e + (e + e)); }

/// The same with two roundings that matter, whatever e is.
inline Float nearOnePlusSquared(Float e) { return e * e + (splat(1.0f) + (e + e)); }

/// log(1 + x), 0 <= x <= 1.
inline Float log1p(Float x) { return x + x * x * estrin(x, coefficients::kLog1p); }

/// log(x), x >= 1: k ln2 + log1p of what is left in [0, 1). (Below 1 the sum would cancel.) inf and NaN pass through.
inline Float logAtLeastOne(Float x) {
  const Float exponent = __builtin_convertvector((bits(x) >> 23) - 127, Float);
  const Float fraction = fromBits((bits(x) & 0x007fffff) | 0x3f800000) - 1.0f;
  constexpr float kLn2High = 0.693359375f, kLn2Low = -2.12194440e-4f;
  const Float log = exponent * kLn2High + (exponent * kLn2Low + log1p(fraction));
  return select(x < __builtin_inff(), log, x);
}

/// x - tanh(x), |x| <= 1.42, where the subtraction would cancel: x^3 P(x^2), the product in double.
inline Float tanhshrinkNearZero(Float x) {
  const Double wide(x);
  return toFloat(wide * wide * wide * Double(horner(x * x, coefficients::kTanhshrink)));
}

/// -t^2 / 2 in two parts, the first of them exact.
struct HalfSquare {
  Float high, low;

  explicit HalfSquare(Float t) {
    const Float leading = fromBits(bits(t) & splat(static_cast<std::int32_t>(0xfffff000)));
    high = splat(-0.5f) * leading * leading;
    low = splat(-0.5f) * (t - leading) * (t + leading);
  }
};

/// exp(-t^2 / 2), 0 <= t <= 15.
inline SplitExp gaussian(Float t) {
  const HalfSquare square(t);
  return splitExp(square.high, square.low);
}

/// exp(-t^2 / 2), 0 <= t <= 12.6.
inline NearExp nearGaussian(Float t) {
  const HalfSquare square(t);
  return nearExp(square.high, square.low);
}

/// Of the normal distribution's tail Q = 1 - Phi at t >= 0, over the power of two in the Gaussian exp(-t^2 / 2).
template <class Real>
struct NormalTail {
  Real value;  ///< t Q(t)
  Real slope;  ///< Q(t) - t phi(t), which has a root at t = 0.752
};

/// The roundings of a Float Real stay small up to this t.
inline constexpr float kNearTail = 7.0f;

/// Both, with 1 + q the Gaussian's other factor. With w = t / (1 + t/4) they are w P(w) and (root - t) R(w) times the
/// Gaussian: w's rounding matters little far out, where t Q(t) over the Gaussian tends to a constant.
template <class Real>
inline NormalTail<Real> normalTail(Real t, Real q) {
  using namespace coefficients;
  const Real w = t / (constant<Real>(1) + t * constant<Real>(0.25f));
  const Real share = estrinThenHorner(w - constant<Real>(kTailCentre), kTail);
  const Real rest = (constant<Real>(kTailRootHigh) - t) + constant<Real>(kTailRootLow);
  const Real steepness = estrinThenHorner(w, kTailSlope);
  return {w * (share + share * q), rest * (steepness + steepness * q)};
}

}  // namespace simd
