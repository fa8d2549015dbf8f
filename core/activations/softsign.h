#pragma once

#include "core/activation.h"

namespace playground::activations {

/// Softsign: f(x) = x / (1 + |x|). Turian, Bergstra & Bengio, 2009.
///
/// f' = 1 / (1 + |x|)^2, f'' = -2 sign(x) / (1 + |x|)^3. The square is taken of the reciprocal, which does not
/// overflow; x is held at the largest float, so that the limits at +-inf come out.
struct softsign {
  static constexpr Info info{
      .name = "Softsign",
      .family = Family::sigmoidal,
      .formula = R"(\frac{x}{1 + |x|})",
      .derivativeFormula = R"(\frac{1}{(1 + |x|)^2})",
      .torch = {"Softsign", "softsign"},
      .paper = {"Turian, Bergstra & Bengio, Quadratic Features and Deep Architectures for Chunking", 2009,
                "https://aclanthology.org/N09-2062"},
      .maxUlp = {1.5f, 3.5f},
  };

  Curve at(simd::Float x) const {
    constexpr float kLargest = std::numeric_limits<float>::max();
    const simd::Float held = simd::min(simd::max(x, -kLargest), kLargest);
    const simd::Float gauge = simd::splat(1.0f) + simd::abs(held);
    const simd::Float inverse = 1.0f / gauge;
    const simd::Float squared = inverse * inverse;
    return {held / gauge, squared, squared * inverse * simd::select(x < 0.0f, simd::splat(2.0f), simd::splat(-2.0f))};
  }

  Exact exact(double x) const {
    if (x == std::numeric_limits<double>::infinity()) return {1, 0, 0};
    if (x == -std::numeric_limits<double>::infinity()) return {-1, 0, 0};
    const double inverse = 1 / (1 + (x < 0 ? -x : x));
    return {x * inverse, inverse * inverse, (x < 0 ? 2 : -2) * inverse * inverse * inverse};
  }

  Interval range() const { return {-1, 1}; }
};

}  // namespace playground::activations
