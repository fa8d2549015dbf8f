#pragma once

#include <limits>

#include "core/random/elementary.h"
#include "core/simd/elementary.h"
#include "core/train/lanes.h"

/// The few transcendental functions that losses need, over lanes of float (for training) or double (for checking it).
/// They reduce their arguments as core/simd does and have shorter polynomials of their own: no infinities come, and the
/// bits of every recorded loss hang on them. The doubles are those of core/random, which are slower and nearly
/// correctly rounded, for there NumPy's and torch's streams have to be met to the last bit.
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
  const simd::LogParts parts(x);
  const simd::Float value = parts.exponent * ln2High + (parts.exponent * ln2Low + logNearOne(parts.f));
  const simd::Float atEdge = simd::select(x == 0.0f, simd::splat(-std::numeric_limits<float>::infinity()), x - x);
  return simd::select(x > 0.0f, value, atEdge);
}

/// log(1 - x) for x in [0, 1].
inline simd::Float logOneMinus(simd::Float x) { return simd::select(x < 0.25f, logNearOne(-x), log(1.0f - x)); }

/// log(1 + x) for x in [0, 1].
inline simd::Float logOnePlus(simd::Float x) { return simd::select(x < 0.4f, logNearOne(x), log(1.0f + x)); }

/// exp(x) for x <= 0, within 1 unit in the last place: exp(r) 2^k with |r| <= ln(2)/2 by its Taylor polynomial, whose
/// rest is 5e-9.
inline simd::Float exp(simd::Float x) {
  constexpr float ln2High = 0.693359375f, ln2Low = -2.12194440e-4f;
  const simd::AnyPowerOfTwo power(simd::max(x, -110.0f) * 1.44269504f);
  const simd::Float r = (x - power.integer * ln2High) - power.integer * ln2Low;
  simd::Float tail = simd::splat(1.0f / 5040);
  for (const float coefficient : {1.0f / 720, 1.0f / 120, 1.0f / 24, 1.0f / 6, 0.5f}) tail = tail * r + coefficient;
  const simd::Float value = (1.0f + (r + r * r * tail)) * power.s * power.t;
  return simd::select(x < -110.0f, simd::splat(0.0f), value);
}

inline Lanes<double> perLane(Lanes<double> x, double (*function)(double)) {
  return Lanes<double>{function(x[0]), function(x[1]), function(x[2]), function(x[3])};
}
inline Lanes<double> log(Lanes<double> x) { return perLane(x, elementary::log); }
inline Lanes<double> logOneMinus(Lanes<double> x) { return perLane(-x, elementary::log1p); }
inline Lanes<double> logOnePlus(Lanes<double> x) { return perLane(x, elementary::log1p); }
inline Lanes<double> exp(Lanes<double> x) { return perLane(x, elementary::exp); }

}  // namespace playground::lane_math
