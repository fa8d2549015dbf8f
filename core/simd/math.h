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
template <std::size_t count>
inline Float estrin(Float x, const std::array<Float, count>& terms) {
  if constexpr (count == 1) {
    return terms[0];
  } else {
    std::array<Float, (count + 1) / 2> joined;
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
  Double wideValue() const { return (1.0 + Double(q)) * Double(s) * Double(t); }
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

/// exp(r) - 1 on [-ln2/2, ln2/2] and a little beyond: r + r^2 P(r).
inline SplitExp reducedExp(Float r, const PowerOfTwo& power) {
  return {r + r * r * estrin(r, coefficients::kExpm1), power.s, power.t};
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
  return reducedExp(((x - power.integer * splat(by.stepHigh)) - power.integer * splat(by.stepLow)) * splat(by.scale),
                    power);
}

/// exp(x + residual), -kExpLimit <= x <= 0, residual small: the part of the argument that one float cannot hold.
inline SplitExp splitExp(Float x, Float residual) {
  constexpr ExpScale by(1);
  const PowerOfTwo power((x + residual) * splat(by.rate));
  return reducedExp((x - power.integer * splat(by.stepHigh)) + (residual - power.integer * splat(by.stepLow)), power);
}

/// exp(x), -kExpLimit <= x <= 0.
inline SplitExp splitExp(Float x) {
  constexpr ExpScale by(1);
  const PowerOfTwo power(x * splat(by.rate));
  return reducedExp((x - power.integer * splat(by.stepHigh)) - power.integer * splat(by.stepLow), power);
}

/// exp(x) for an argument that needs double, -kExpLimit <= x <= 0.
inline SplitExp splitExp(Double x) {
  const PowerOfTwo power(toFloat(x) * splat(static_cast<float>(1 / std::numbers::ln2)));
  return reducedExp(toFloat(x - Double(power.integer) * std::numbers::ln2), power);
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
  std::array<Float, std::size(coefficients::kExpm1)> terms;
  float scale = factor;
  for (std::size_t i = 0; i < terms.size(); ++i) terms[i] = splat(coefficients::kExpm1[i] * (scale *= factor));
  const Float linear = factor * factor == 1 ? u : u + u, rest = u * u * estrin(u, terms);
  return {factor > 0 ? rest + linear : rest - linear, power.s};
}

/// exp(x + residual), |x| <= kNearExp, residual small: the part of the argument that one float cannot hold.
inline NearExp nearExp(Float x, Float residual) {
  constexpr ExpScale by(1);
  const NearPowerOfTwo power(x * splat(by.rate));
  const Float u = (x - power.integer * splat(by.stepHigh)) + (residual - power.integer * splat(by.stepLow));
  return {u + u * u * estrin(u, coefficients::kExpm1), power.s};
}

/// exp(scale * x), |scale * x| <= kNearExp.
inline NearExp nearExp(Float x, const ExpScale& by) {
  const NearPowerOfTwo power(x * splat(by.rate));
  const Float u = ((x - power.integer * splat(by.stepHigh)) - power.integer * splat(by.stepLow)) * splat(by.scale);
  return {u + u * u * estrin(u, coefficients::kExpm1), power.s};
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

/// (1 - Phi(t)) exp(t^2 / 2), the normal distribution's tail without its Gaussian, 0 <= t <= 15; 1/2 at 0.
/// A polynomial in w = t / (t + 2) about the far end, so that the float part matters least where the result is
/// smallest.
inline Double mills(Float t) {
  const Double wide(t), inverse = 1.0 / (wide + 2.0), offset = wide * inverse - coefficients::kMillsCentre;
  const Float u = toFloat(offset);
  return inverse * (coefficients::kMillsAtCentre + offset * Double(estrin(u, coefficients::kMills)));
}

/// The same with a division in float, which is enough for the polynomial, and one step of Newton's for the rest.
inline Double nearMills(Float t) {
  const Float guess = splat(1.0f) / (t + splat(2.0f)), u = splat(0.25f) - (guess + guess);  // w = 1 - 2 / (t + 2)
  const Double sum = Double(t) + 2.0, wide(guess), inverse = wide * (2.0 - sum * wide);
  const Double offset = (1.0 - coefficients::kMillsCentre) - (inverse + inverse);
  return inverse * (coefficients::kMillsAtCentre + offset * Double(estrin(u, coefficients::kMills)));
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

/// exp(-t^2 / 2), 0 <= t <= kNearGaussian.
inline NearExp nearGaussian(Float t) {
  const HalfSquare square(t);
  return nearExp(square.high, square.low);
}
inline constexpr float kNearGaussian = 12.6f;

}  // namespace simd
