#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/gate.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Sigmoid linear unit, also Swish: f(x) = x sigma(x). Elfwing, Uchibe & Doya, 2017; Ramachandran et al., 2017.
///
/// f' = sigma (1 + x (1 - sigma)), with a root at -1.278; see Gate for the form that keeps the tail's digits, where
/// torch gives 0 from x = -88.7.
struct silu {
  static constexpr Info info{
      .name = "SiLU",
      .family = Family::gated,
      .formula = R"(x\,\sigma(x) = \frac{x}{1 + e^{-x}})",
      .derivativeFormula = R"(\sigma(x) \left(1 + x\,(1 - \sigma(x))\right))",
      .torch = {"SiLU", "silu"},
      .paper = {"Elfwing, Uchibe & Doya, Sigmoid-Weighted Linear Units", 2017, "https://arxiv.org/abs/1702.03118"},
      .maxUlp = {3, 4},
  };

  Curve at(simd::Float x) const {
    const simd::Float held = simd::min(simd::max(x, -simd::kExpLimit), simd::kExpLimit);
    return Gate{held, held, 1.0f + held, simd::splat(2.0f), simd::abs(held), simd::splitExp(-simd::abs(held))}.curve(x);
  }

  Exact exact(double x) const {
    if (std::isinf(x)) return x > 0 ? Exact{x, 1, 0} : Exact{-0.0, 0, 0};
    const double e = std::exp(-std::fabs(x)), sum = 1 + e;
    const double derivative = x < 0 ? e * (sum + x) / (sum * sum) : (sum + e * x) / (sum * sum);
    return {x * (x < 0 ? e : 1) / sum, derivative, e / (sum * sum) * (2 - std::fabs(x) * (1 - e) / sum)};
  }

  Interval range() const { return {-0.27846455f, kInfinity}; }
};

}  // namespace playground::activations
