#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/half/format.h"
#include "core/half/math.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Logistic sigmoid: f(x) = 1 / (1 + exp(-x)). Verhulst, 1845.
///
/// With e = exp(-|x|), never above 1: f = 1/(1 + e) or e/(1 + e) by the sign of x, f' = f(1 - f) = e/(1 + 2e + e^2) and
/// f'' = f'(1 - 2f). Nothing cancels, where torch's y(1 - y) has lost all digits from x = 16.6.
struct sigmoid {
  static constexpr Info info{
      .name = "Sigmoid",
      .family = Family::sigmoidal,
      .formula = R"(\sigma(x) = \frac{1}{1 + e^{-x}})",
      .derivativeFormula = R"(\sigma(x)\,(1 - \sigma(x)))",
      .torch = {"Sigmoid", "sigmoid"},
      .paper = {"Verhulst, Recherches mathématiques sur la loi d'accroissement de la population", 1845,
                "https://eudml.org/doc/182533"},
      .maxUlp = {2.5f, 3.4f},
      .expression = "where(x < 0, exp(x) / (1 + exp(x)), 1 / (1 + exp(-x)))",
  };

  Curve at(simd::Float x) const {
    const simd::Float e = simd::expMinusAbs(x).value();
    const simd::Float sum = simd::splat(1.0f) + e;
    const simd::Float derivative = e / simd::onePlusSquared(e);
    return {simd::select(x < 0.0f, e, simd::splat(1.0f)) / sum, derivative,
            simd::copySign(derivative * (simd::splat(1.0f) - e) / sum, -x)};
  }

  Curve near(simd::Float x) const {
    const simd::Float e = simd::nearExp<-1>(x).value(), one = simd::splat(1.0f), sum = one + e;
    const simd::Float derivative = e / simd::nearOnePlusSquared(e);
    return {one / sum, derivative, derivative * (e - one) / sum};
  }
  float reach() const { return simd::kNearSquare; }

  Curve asTorch(simd::Float, simd::Float y) const { return {y, (1.0f - y) * y, simd::splat(0.0f)}; }

  Exact exact(double x) const {
    const double e = std::exp(-std::fabs(x)), sum = 1 + e, derivative = e / (sum * sum);
    return {(x < 0 ? e : 1) / sum, derivative, std::copysign(derivative * -std::expm1(-std::fabs(x)) / sum, -x)};
  }

  /// The gradient is made of the rounded value, in float16 with every step rounded.
  half::Slope atHalf(float x, half::Format format) const {
    const float y = 1 / (1 + half::exp(-x)), kept = half::rounded(y, format), other = 1 - kept;
    return {y, (format == half::Format::float16 ? half::rounded(other, format) : other) * kept};
  }

  Interval range() const { return {0, 1}; }

  Spelling spelling() const {
    return {"scipy.special.expit(x)", R"(keras.activations.get("sigmoid"))", "jax.nn.sigmoid"};
  }
  OnnxOperator onnx() const { return {"Sigmoid"}; }
};

}  // namespace playground::activations
