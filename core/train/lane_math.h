#pragma once

#include <limits>

#include "core/random/elementary.h"
#include "core/simd/math.h"
#include "core/train/lanes.h"

/// The few transcendental functions that losses need, over lanes of float (for training) or double (for checking it).
namespace playground::lane_math {

inline simd::Float select(simd::Int mask, simd::Float yes, simd::Float no) { return mask ? yes : no; }
template <class Mask>
inline Lanes<double> select(Mask mask, Lanes<double> yes, Lanes<double> no) {
  return mask ? yes : no;
}

template <class V>
inline V abs(V v) {
  return select(v < 0, -v, v);
}

/// log(1 + f) for 1 + f in [sqrt(1/2), sqrt(2)]: with s = f / (2 + f), 2 atanh(s) = 2s (1 + s^2/3 + s^4/5 + ...);
/// |s| <= 0.1716, so five terms leave 3e-9 relative.
inline simd::Float logNearOne(simd::Float f) {
  const simd::Float s = f / (2.0f + f), square = s * s;
  const simd::Float tail = square * (1.0f / 3 + square * (0.2f + square * (1.0f / 7 + square * (1.0f / 9))));
  return 2.0f * s + 2.0f * s * tail;
}

/// log(x) for finite x >= 0; -inf at zero. Within 2 units in the last place.
inline simd::Float log(simd::Float x) {
  constexpr float ln2High = 0.693359375f, ln2Low = -2.12194440e-4f;
  constexpr float smallestNormal = std::numeric_limits<float>::min();
  constexpr std::int32_t sqrtHalf = 0x3f3504f3;  // mantissas run from sqrt(1/2) to sqrt(2)
  const simd::Mask subnormal = x < smallestNormal;
  const simd::Int bits = simd::bits(simd::select(subnormal, x * 0x1p23f, x)) - sqrtHalf;
  const simd::Float exponent = __builtin_convertvector((bits >> 23) - (subnormal & 23), simd::Float);
  const simd::Float mantissa = simd::fromBits((bits & 0x007fffff) + sqrtHalf);
  const simd::Float value = exponent * ln2High + (exponent * ln2Low + logNearOne(mantissa - 1.0f));
  const simd::Float atEdge = simd::select(x == 0.0f, simd::splat(-std::numeric_limits<float>::infinity()), x - x);
  return simd::select(x > 0.0f, value, atEdge);
}

/// log(1 - x) for x in [0, 1].
inline simd::Float logOneMinus(simd::Float x) { return simd::select(x < 0.25f, logNearOne(-x), log(1.0f - x)); }

/// exp(x) for x <= 0.
inline simd::Float exp(simd::Float x) { return simd::splitExp(simd::max(x, -simd::kExpLimit)).value(); }

inline Lanes<double> perLane(Lanes<double> x, double (*function)(double)) {
  return Lanes<double>{function(x[0]), function(x[1]), function(x[2]), function(x[3])};
}
inline Lanes<double> log(Lanes<double> x) { return perLane(x, elementary::log); }
inline Lanes<double> logOneMinus(Lanes<double> x) { return perLane(-x, elementary::log1p); }
inline Lanes<double> exp(Lanes<double> x) { return perLane(x, elementary::exp); }

}  // namespace playground::lane_math
