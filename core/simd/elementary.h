#pragma once

#include <cstdint>

#include "core/simd/math.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE__)
#include <xmmintrin.h>
#endif

/// Elementary functions of every float, for formulas that users write: what core/simd/math.h leaves out because no
/// activation needs it. Within 2 units in the last place, subnormal results included (tests/core/simd), in IEEE
/// arithmetic alone: every build gives the same bits.
namespace simd {

/// 2^n = s t for n in [-150, 129], whatever the sign.
struct AnyPowerOfTwo {
  Float integer, s, t, inverseT;

  /// Of the integer nearest to `x`.
  explicit AnyPowerOfTwo(Float x) {
    const Float rounder = splat(12582912.0f), shifted = x + rounder;
    integer = shifted - rounder;
    const Int n = bits(shifted) - bits(rounder), half = n >> 1, rest = n - half;
    s = fromBits((half + 127) << 23);
    t = fromBits((rest + 127) << 23);
    inverseT = fromBits((127 - rest) << 23);
  }
};

/// exp(x) - 1 of the reduced argument, and the power of two.
struct AnyExp {
  AnyPowerOfTwo power;
  Float q;

  explicit AnyExp(Float x) : power(held(x) * splat(ExpScale(1).rate)) {
    constexpr ExpScale by(1);
    const Float v = held(x);
    q = expm1Reduced((v - power.integer * splat(by.stepHigh)) - power.integer * splat(by.stepLow));
  }

 private:
  static Float held(Float x) { return min(max(x, -104.0f), 89.0f); }  // beyond: 0 and infinity
};

inline Float exp(Float x) {
  const AnyExp e(x);
  return (splat(1.0f) + e.q) * e.power.s * e.power.t;
}

inline Float expm1(Float x) {
  const AnyExp e(x);
  const Float value = (e.q * e.power.s + (e.power.s - e.power.inverseT)) * e.power.t;
  return select(abs(x) < 1e-6f, x + splat(0.5f) * x * x, value);  // and -0 stays -0
}

/// With 1 + f in [sqrt(1/2), sqrt(2)], s = f / (2 + f): log(1 + f) = f - (f^2/2 - s (f^2/2 + R)), R = 2s^2/3 + 2s^4/5
/// + ..., so that f, which is exact, comes last. `correction` is what f lacks.
inline Float logOfParts(Float exponent, Float f, Float correction) {
  constexpr float kLn2High = 0.693359375f, kLn2Low = -2.12194440e-4f;
  const Float s = f / (2.0f + f), z = s * s, half = 0.5f * f * f;
  const Float rest = z * (2.0f / 3 + z * (2.0f / 5 + z * (2.0f / 7 + z * (2.0f / 9 + z * (2.0f / 11)))));
  const Float low = exponent * kLn2Low + correction;
  return exponent * kLn2High - ((half - (s * (half + rest) + low)) - f);
}

/// x = 2^exponent (1 + f), x positive and finite.
struct LogParts {
  Float exponent, f;

  explicit LogParts(Float x) {
    constexpr std::int32_t kSqrtHalf = 0x3f3504f3;
    const Mask subnormal = x < 0x1p-126f;
    const Int b = bits(select(subnormal, x * 0x1p23f, x)) - kSqrtHalf;
    exponent = __builtin_convertvector((b >> 23) - (subnormal & 23), Float);
    f = fromBits((b & 0x007fffff) + kSqrtHalf) - 1.0f;
  }
};

/// Of a logarithm's argument and its value inside: -inf at 0, inf at inf, NaN below 0.
inline Float logAtEdges(Float x, Float inside) {
  const Float edge = select(x == 0.0f, splat(-__builtin_inff()), select(x < 0.0f, splat(__builtin_nanf("")), x));
  return select((x > 0.0f) & (x < __builtin_inff()), inside, edge);
}

inline Float log(Float x) {
  const LogParts parts(x);
  return logAtEdges(x, logOfParts(parts.exponent, parts.f, splat(0.0f)));
}

/// log(1 + x) of any x; simd::log1p is for x in [0, 1].
inline Float anyLog1p(Float x) {
  const Mask near = (x > -0.29f) & (x < 0.41f);
  const Float u = 1.0f + x, lost = select(u > 2.0f, 1.0f - (u - x), x - (u - 1.0f));
  const LogParts parts(u);
  const Float none = splat(0.0f);
  const Float value = logOfParts(select(near, none, parts.exponent), select(near, x, parts.f),
                                 select(near | (u > 1e30f), none, lost / u));
  return select(abs(x) < 1e-10f, x, logAtEdges(u, value));
}

inline Float sqrt(Float x) {
#if defined(__wasm_simd128__)
  return reinterpret_cast<Float>(wasm_f32x4_sqrt(reinterpret_cast<v128_t>(x)));
#elif defined(__SSE__)
  return reinterpret_cast<Float>(_mm_sqrt_ps(reinterpret_cast<__m128>(x)));
#else
  return Float{__builtin_sqrtf(x[0]), __builtin_sqrtf(x[1]), __builtin_sqrtf(x[2]), __builtin_sqrtf(x[3])};
#endif
}

/// The largest integer that is not above x.
inline Float floor(Float x) {
  const Mask small = abs(x) < 0x1p23f;  // all above are integers
  const Float truncated = __builtin_convertvector(__builtin_convertvector(select(small, x, splat(0.0f)), Int), Float);
  const Float below = select(truncated > x, truncated - 1.0f, truncated);
  return select(small, copySign(below, x), x);
}

/// 1, -1, or 0 at 0 (and for NaN).
inline Float sign(Float x) {
  const Float one = splat(1.0f);
  return select(x > 0.0f, one, select(x < 0.0f, -one, splat(0.0f)));
}

/// x = quadrant pi/2 + rest, |rest| <= pi/4 and a little more.
struct Quadrant {
  Int quadrant;
  Float rest;

  explicit Quadrant(Float x) {
    constexpr float kLimit = 1e5f;
    const Mask far = !(abs(x) <= kLimit);
    // pi/2 in two parts of which the first has 33 bits: its products with integers below 2^20 are exact in double.
    const Float held = select(far, splat(0.0f), x), rounder = splat(12582912.0f);
    const Float shifted = held * 0.63661977f + rounder;
    quadrant = bits(shifted) - bits(rounder);
    const Double turns(shifted - rounder);
    rest = toFloat((Double(held) - turns * 0x1.921fb544p+0) - turns * 0x1.0b4611a626331p-34);
    if (any(far))
      for (int lane = 0; lane < kLanes; ++lane)
        if (far[lane]) reduceFar(x[lane], lane);
  }

 private:
  /// Payne and Hanek: x = m 2^e, and of m (2/pi) 2^e only the bits that matter modulo 4, in 96-bit integers.
  void reduceFar(float x, int lane) {
    constexpr std::uint32_t kTwoOverPi[] = {0,          0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0,
                                            0xdb629599, 0x3c439041, 0xfe5163ab, 0xdebbc561};
    const std::uint32_t word = __builtin_bit_cast(std::uint32_t, x), magnitude = word & 0x7fffffffu;
    if (magnitude >= 0x7f800000u) {
      rest[lane] = __builtin_nanf("");
      quadrant[lane] = 0;
      return;
    }
    const std::uint64_t m = (magnitude & 0x007fffffu) | 0x00800000u;
    const int from = static_cast<int>(magnitude >> 23) - 127 - 23 + 32 - 2;  // first bit of weight 2 within the words
    const auto window = [&](int at) {
      const int index = at / 32, shift = at % 32;
      const std::uint64_t both = static_cast<std::uint64_t>(kTwoOverPi[index]) << 32 | kTwoOverPi[index + 1];
      return static_cast<std::uint32_t>(both << shift >> 32);
    };
    const std::uint64_t product = (m * window(from) << 32) + m * window(from + 32) + (m * window(from + 64) >> 32);
    const std::uint64_t nearest = (product + (1ull << 61)) >> 62;
    const auto fraction = static_cast<std::int64_t>(product - (nearest << 62));
    const double angle = static_cast<double>(fraction) * (1.5707963267948966 * 0x1p-62);
    const bool negative = word != magnitude;
    rest[lane] = static_cast<float>(negative ? -angle : angle);
    quadrant[lane] = static_cast<std::int32_t>(negative ? 4 - nearest : nearest);
  }
};

/// sin(quadrant pi/2 + rest), by Taylor's polynomials: the rest is 2e-9.
inline Float sinOf(const Quadrant& at) {
  const Float r = at.rest, z = r * r;
  const Float sine = r + r * z * (-1.0f / 6 + z * (1.0f / 120 + z * (-1.0f / 5040 + z * (1.0f / 362880))));
  const Float fourth = z * z * (1.0f / 24 + z * (-1.0f / 720 + z * (1.0f / 40320 + z * (-1.0f / 3628800))));
  const Float half = 0.5f * z, lead = 1.0f - half;
  const Float cosine = lead + (((1.0f - lead) - half) + fourth);
  const Float value = select((at.quadrant & 1) != 0, cosine, sine);
  return fromBits(bits(value) ^ ((at.quadrant & 2) << 30));
}

inline Float sin(Float x) { return sinOf(Quadrant(x)); }

inline Float cos(Float x) {
  Quadrant at(x);
  at.quadrant += 1;
  return sinOf(at);
}

/// exp(-x^2), the square in two parts of which the first is exact.
inline SplitExp splitGaussian(Float x) {
  const Float a = min(abs(x), 11.0f);
  const Float leading = fromBits(bits(a) & splat(static_cast<std::int32_t>(0xfffff000)));
  return splitExp(-leading * leading, -(a - leading) * (a + leading));
}

inline Float gaussianOf(Float x) { return splitGaussian(x).value(); }

/// The normal distribution's tail 1 - Phi(t) over its Gaussian's power of two; q is the Gaussian's other factor.
inline Float upperTail(Float t, Float q) {
  const Float stretch = 1.0f + t * 0.25f;
  const Float share = estrinThenHorner(t / stretch - splat(coefficients::kTailCentre), coefficients::kTail);
  return (share + share * q) / stretch;
}

/// Phi(x), the normal distribution function.
inline Float normalCdf(Float x) {
  const Float t = min(abs(x), 15.0f);
  const SplitExp gauss = gaussian(t);
  const Float tail = gauss.scaled(upperTail(t, gauss.q));
  return select(x < 0.0f, tail, 1.0f - tail);
}

inline Float erfc(Float x) {
  const Float a = min(abs(x), 10.5f);
  const SplitExp gauss = splitGaussian(a);
  const Float tail = gauss.scaled(2.0f * upperTail(a * 1.41421356f, gauss.q));
  return select(x < 0.0f, 2.0f - tail, tail);
}

/// Near 0 by its series, the rest 1e-9; farther out 1 - erfc.
inline Float erf(Float x) {
  const Float z = min(x * x, 1.0f);
  Float sum = splat(1.1283791671f / 76204800.0f);
  constexpr double kTwoOverSqrtPi = 1.1283791670955126;
  constexpr double kDivisors[] = {-6894720.0, 685440.0, -75600.0, 9360.0, -1320.0, 216.0, -42.0, 10.0, -3.0};
  for (const double divisor : kDivisors) sum = sum * z + splat(static_cast<float>(kTwoOverSqrtPi / divisor));
  // The leading coefficient in two parts: 2/sqrt(pi) is not a float.
  constexpr auto kLead = static_cast<float>(kTwoOverSqrtPi);
  constexpr auto kLeadLow = static_cast<float>(kTwoOverSqrtPi - kLead);
  const Float near = x * kLead + x * (sum * z + kLeadLow);
  return select(abs(x) < 1.0f, near, copySign(1.0f - erfc(abs(x)), x));
}

/// x^y as IEEE 754's pow, in double: exp2(y log2 |x|).
inline Float pow(Float x, Float y) {
  const Float a = abs(x), zero = splat(0.0f), one = splat(1.0f), infinity = splat(__builtin_inff());
  const LogParts parts(a);
  const Double f(parts.f), s = f / (2.0 + f), z = s * s;
  const Double series = 1.0 + z * (1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 + z / 13.0)))));
  const Double exponent = Double(y) * (Double(parts.exponent) + (2 / std::numbers::ln2) * s * series);
  const Double low(-152.0), high(130.0);
  const Double capped = select(exponent < low, low, select(high < exponent, high, exponent));
  const AnyPowerOfTwo power(toFloat(capped));
  const Float q = expm1Reduced(toFloat((capped - Double(power.integer)) * std::numbers::ln2));
  Float magnitude = (one + q) * power.s * power.t;
  magnitude = select(a == zero, select(y < 0.0f, infinity, zero), magnitude);
  magnitude = select(a == infinity, select(y < 0.0f, zero, infinity), magnitude);
  magnitude = select(a == one, one, magnitude);
  const Mask integer = floor(y) == y, odd = integer & (floor(y * 0.5f) * 2.0f != y);
  const Mask negative = bits(x) < 0;
  Float value = select(negative & odd, -magnitude, magnitude);
  value = select((x < zero) & ~integer & (a < infinity), splat(__builtin_nanf("")), value);
  value = select((x != x) | (y != y), x + y, value);
  return select((y == zero) | (x == one), one, value);
}

}  // namespace simd
