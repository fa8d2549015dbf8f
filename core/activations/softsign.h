#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/half/format.h"

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
      .expression = "where(abs(x) > 1e30, sign(x), x / (1 + abs(x)))",
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

  /// Not one kernel in torch but three operators and theirs backward: every step is rounded.
  half::Slope atHalf(float x, half::Format format) const {
    const float gauge = half::rounded(1 + std::fabs(x), format), y = half::rounded(x / gauge, format);
    const float through = half::rounded(1 / gauge, format), around = half::rounded(y / gauge, format);
    return {y, x > 0 ? through - around : x < 0 ? through + around : through - x * around};
  }

  Interval range() const { return {-1, 1}; }

  Spelling spelling() const {
    return {"x / (1 + np.abs(x))", R"(keras.activations.get("softsign"))", "jax.nn.soft_sign"};
  }
  OnnxOperator onnx() const { return {"Softsign"}; }
};

}  // namespace playground::activations
