#pragma once

#include "core/activation.h"
#include "core/simd/math.h"

namespace playground {

/// x sigma(v), the gate of SiLU (v = x) and of GELU's tanh form (v a cubic in x).
///
/// With e = exp(-|v|), S = 1 + e and sigma(v) = e/S or 1/S by the sign of v:
///   f   = x e/S                        or x/S
///   f'  = e (1 + x v' + e) / S^2       or (S + e x v') / S^2       1 + x v' first: the only rounding at f' = 0 is e's
///   f'' = e/S^2 (2 v' + x v'' - x v'^2 sign(v) (1 - e)/S)
/// `e` is taken apart so that the power of two comes last: x e is a normal float where e alone no longer is.
struct Gate {
  simd::Float x;                   ///< held where the curve has reached its limits, so that no inf meets a 0
  simd::Float slope;               ///< x v'
  simd::Float slopeAndOne;         ///< 1 + x v'
  simd::Float curvature;           ///< 2 v' + x v''
  simd::Float slopeTimesVelocity;  ///< |x| v'^2
  simd::SplitExp e;                ///< exp(-|v|)

  /// `unheld` is the input itself: on its positive side the value is not limited.
  Curve curve(simd::Float unheld) const {
    const simd::Mask negative = x < 0.0f;
    const simd::Float one = simd::splat(1.0f), mantissa = e.mantissa(), small = e.value(), sum = 1.0f + small;
    const simd::Float scaled = mantissa * e.s, last = simd::select(negative, e.t, one);
    const simd::Float numerator = simd::select(negative, x * scaled, unheld);
    const simd::Float slopeNumerator = simd::select(negative, scaled * (slopeAndOne + small), sum + small * slope);
    return {numerator / sum * last, slopeNumerator / (sum * sum) * last,
            small / (sum * sum) * (curvature - slopeTimesVelocity * (1.0f - small) / sum)};
  }
};

}  // namespace playground
