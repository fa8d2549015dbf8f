#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/half/format.h"
#include "core/half/math.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Sigmoid linear unit, also Swish: f(x) = x sigma(x). Elfwing, Uchibe & Doya, 2017; Ramachandran et al., 2017.
///
/// With e = exp(-|x|) and S = 1 + e: f = x e/S or x/S by the sign of x; f' = sigma (1 + x (1 - sigma)) = e (1 + x +
/// e)/S^2 or (S + e x)/S^2, with a root at -1.278, where only e is rounded; f'' = e/S^2 (2 - |x| (1 - e)/S). The power
/// of two in e comes last: x e is a normal float where e alone no longer is, and torch gives 0. Nearer, with e =
/// exp(-x): f = x/S, f' = (1 + x + 1/e)/(e + 2 + 1/e).
struct silu {
  static constexpr Info info{
      .name = "SiLU",
      .family = Family::gated,
      .formula = R"(x\,\sigma(x) = \frac{x}{1 + e^{-x}})",
      .derivativeFormula = R"(\sigma(x) \left(1 + x\,(1 - \sigma(x))\right))",
      .torch = {"SiLU", "silu"},
      .paper = {"Elfwing, Uchibe & Doya, Sigmoid-Weighted Linear Units", 2017, "https://arxiv.org/abs/1702.03118"},
      .maxUlp = {2.5f, 4},
      .expression = "x * sigmoid(x)",
  };

  Curve at(simd::Float x) const {
    const simd::Mask negative = x < 0.0f;
    const simd::Float held = simd::min(simd::max(x, -simd::kExpLimit), simd::kExpLimit);
    const simd::SplitExp split = simd::splitExp(-simd::abs(held));
    const simd::Float e = split.value(), sum = simd::splat(1.0f) + e, square = simd::onePlusSquared(e);
    const simd::Float last = simd::select(negative, split.t, simd::splat(1.0f)), slope = (1.0f + held) + e;
    return {simd::select(negative, (held + held * split.q) * split.s, x) / sum * last,
            simd::select(negative, (slope + slope * split.q) * split.s, sum + e * held) / square * last,
            e / square * (simd::splat(2.0f) - simd::abs(held) * (simd::splat(1.0f) - e) / sum)};
  }

  Curve near(simd::Float x) const {
    const simd::Float e = simd::nearExp<-1>(x).value(), one = simd::splat(1.0f), two = simd::splat(2.0f);
    const simd::Float sum = one + e, inverse = one / e, slope = ((one + x) + inverse) / (e + (two + inverse));
    return {x / sum, slope, (two + x * (e - one) / sum) / (e + (two + inverse))};
  }
  float reach() const { return simd::kNearSquare; }

  Exact exact(double x) const {
    if (std::isinf(x)) return x > 0 ? Exact{x, 1, 0} : Exact{-0.0, 0, 0};
    const double e = std::exp(-std::fabs(x)), sum = 1 + e;
    const double derivative = x < 0 ? e * (sum + x) / (sum * sum) : (sum + e * x) / (sum * sum);
    return {x * (x < 0 ? e : 1) / sum, derivative, e / (sum * sum) * (2 - std::fabs(x) * (1 - e) / sum)};
  }

  half::Slope atHalf(float x, half::Format) const {
    const float sum = 1 + half::exp(-x), gate = 1 / sum;
    return {x / sum, gate * (1 + x * (1 - gate))};
  }

  Interval range() const { return {-0.27846455f, kInfinity}; }

  Spelling spelling() const {
    return {"x * scipy.special.expit(x)", R"(keras.activations.get("silu"))", "jax.nn.silu"};
  }
};

}  // namespace playground::activations
