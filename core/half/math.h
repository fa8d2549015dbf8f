#pragma once

#include <cmath>
#include <cstdint>

#include "core/bit_cast.h"

/// The float32 functions inside torch's 16-bit CPU kernels, with their roundings: SLEEF's of at most 1 ULP, and torch's
/// own erf. Correct rounding would differ in one number of 65,536 here and there. Products and sums that a kernel fuses
/// are fused here.
namespace playground::half {

/// a b + c, rounded once. (The double's own rounding would have to meet a float's tie to be seen.)
inline float fused(float a, float b, float c) { return static_cast<float>(static_cast<double>(a) * b + c); }

/// 2^n, -1022 <= n <= 1023.
inline double powerOfTwo(int n) { return bitCast<double>(static_cast<std::uint64_t>(n + 1023) << 52); }

/// x = n ln2 + the rest, n the nearest integer; the two parts of ln2 are SLEEF's. |x| < 1000.
struct Reduced {
  static constexpr float kLn2High = 0.693145751953125f, kLn2Low = 1.428606765330187e-06f;

  explicit Reduced(float x) {
    const float shifted = x * 1.442695040888963f + 12582912.0f;  // 1.5 * 2^23: rounds to an integer
    integer = shifted - 12582912.0f;
    n = static_cast<int>(integer);
  }

  float integer;
  int n;
};

/// The polynomial and the steps of SLEEF's expf.
inline float exp(float x) {
  if (x != x) return x;
  if (x < -104) return 0;
  if (x > 100) return __builtin_inff();
  const Reduced reduced(x);
  const float r = fused(reduced.integer, -Reduced::kLn2Low, fused(reduced.integer, -Reduced::kLn2High, x));
  float sum = 0.00019852762f;
  for (const float term : {0.0013930436f, 0.008333361f, 0.041666485f, 0.16666667f, 0.5f}) sum = fused(sum, r, term);
  sum = 1 + fused(r * r, sum, r);
  const int half = reduced.n >> 1;
  return sum * static_cast<float>(powerOfTwo(half)) * static_cast<float>(powerOfTwo(reduced.n - half));
}

/// exp(x) - 1 before its last rounding, -104 <= x <= 88.8: the part of SLEEF's tanh and expm1 that two floats hold.
inline double wideExpm1(float x) {
  const Reduced reduced(x);
  const double r = (x - static_cast<double>(reduced.integer) * Reduced::kLn2High) - reduced.integer * Reduced::kLn2Low;
  float sum = 0.00019809602f;
  for (const float term : {0.0013942565f, 0.0083334567f, 0.041666374f}) sum = fused(sum, static_cast<float>(r), term);
  const double less = r + r * r * (0.5 + r * (static_cast<double>(0.16666666f) + r * sum));
  return reduced.n == 0 ? less : (1 + less) * powerOfTwo(reduced.n) - 1;
}

inline float expm1(float x) {
  if (x != x || x == 0) return x;
  if (x < -16.635532f) return -1;
  if (x > 88.72283f) return __builtin_inff();
  return static_cast<float>(wideExpm1(x));
}

/// 1 from 8.66 on, where 1 - 6e-8 would be nearer up to 9.01.
inline float tanh(float x) {
  if (x != x || x == 0) return x;
  const float magnitude = std::fabs(x);
  if (magnitude > 8.66434f) return std::copysign(1.0f, x);
  const double gained = wideExpm1(magnitude), twice = gained * (2 + gained);  // exp(2|x|) - 1
  return std::copysign(static_cast<float>(twice / (2 + twice)), x);
}

/// log(1 + x), x >= 0: with 1 + x = 2^n (1 + m), 2 atanh(m / (2 + m)) by its series. 0 for the smallest subnormal.
inline float log1p(float x) {
  if (x != x || x > 1e38f) return x;
  const float shifted = (x + 1) * (1 / 0.75f);
  const int n = static_cast<int>(bitCast<std::uint32_t>(shifted) >> 23) - 127;
  const auto scale = static_cast<float>(powerOfTwo(-n));
  const float m = fused(x, scale, scale - 1);
  const double whole = static_cast<double>(m) / (2 + static_cast<double>(m));
  const auto z = static_cast<float>(whole), rest = static_cast<float>(whole - z), square = z * z;
  const float series = fused(fused(0.30272949f, square, 0.39961082f), square, 0.6666695f);
  const double ln2 = static_cast<double>(0.69314718246459961f) - static_cast<double>(1.9046543e-09f);
  return static_cast<float>(n * ln2 + 2 * (static_cast<double>(z) + rest) + static_cast<double>(square * z * series));
}

/// Abramowitz & Stegun 7.1.26, to 1.5e-7.
inline float erf(float x) {
  const float magnitude = std::fabs(x), t = 1 / fused(0.3275911f, magnitude, 1);
  float sum = 1.061405429f;
  for (const float term : {-1.453152027f, 1.421413741f, -0.284496736f, 0.254829592f}) sum = fused(sum, t, term);
  const float error = fused(-exp(-(x * x)) * t, sum, 1);
  return std::signbit(x) ? -error : error;
}

}  // namespace playground::half
