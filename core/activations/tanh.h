#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/half/format.h"
#include "core/half/math.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Hyperbolic tangent: f(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x)).
///
/// With m = exp(-2|x|) - 1: f = -m/(2 + m) with the sign of x, which cancels nowhere; with e = exp(-2|x|):
/// f' = 4e/(1 + e)^2, where torch's 1 - y^2 has lost all digits from |x| = 8.7; f'' = -2 f f'.
struct tanh {
  static constexpr Info info{
      .name = "Tanh",
      .family = Family::sigmoidal,
      .formula = R"(\tanh x = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}})",
      .derivativeFormula = R"(1 - \tanh^2 x)",
      .torch = {"Tanh", "tanh"},
      .maxUlp = {3.4f, 3.4f},
      .expression = "where(x > 0, -expm1(-2 * x) / (2 + expm1(-2 * x)), expm1(2 * x) / (2 + expm1(2 * x)))",
  };

  Curve at(simd::Float x) const {
    const simd::SplitExp e = simd::expMinusAbs(x + x);
    const simd::Float small = e.value(), lost = e.minusOne();
    const simd::Float value = simd::copySign(lost / (simd::splat(2.0f) + lost), x);
    const simd::Float derivative = e.scaled(simd::splat(4.0f) * e.mantissa() / simd::onePlusSquared(small));
    return {value, derivative, -2.0f * value * derivative};
  }

  Curve near(simd::Float x) const {
    const simd::NearExp e = simd::nearExp<-2>(x);
    const simd::Float one = simd::splat(1.0f), gained = (one - e.s) - e.q * e.s, small = e.value();
    const simd::Float value = simd::orSign(gained / (simd::splat(2.0f) - gained), x),
                      derivative = simd::splat(4.0f) * small / simd::nearOnePlusSquared(small);
    return {value, derivative, simd::splat(-2.0f) * value * derivative};
  }
  float reach() const { return simd::kNearSquare / 2; }

  /// The value to the nearest float where 1 - y^2, torch's derivative, would show another.
  Curve asTorch(simd::Float x, simd::Float value) const {
    const simd::Float magnitude = simd::min(simd::abs(x), 10.0f);
    const simd::Float e = simd::nearExp<-2>(magnitude).value();
    const simd::Float near1 = 1.0f - 2.0f * e / (1.0f + e);
    const simd::Float y = simd::select(magnitude > 1.0f, simd::copySign(near1, x), value);
    return {y, 1.0f - y * y, simd::splat(0.0f)};
  }

  Exact exact(double x) const {
    const double sum = 1 + std::exp(-2 * std::fabs(x)), value = std::tanh(x);
    const double derivative = 4 * std::exp(-2 * std::fabs(x)) / (sum * sum);
    return {value, derivative, -2 * value * derivative};
  }

  /// The gradient is made of the rounded value.
  half::Slope atHalf(float x, half::Format format) const {
    const float y = half::tanh(x), kept = half::rounded(y, format);
    return {y, 1 - kept * kept};
  }

  Interval range() const { return {-1, 1}; }

  Spelling spelling() const { return {"np.tanh(x)", R"(keras.activations.get("tanh"))", "jax.nn.tanh"}; }
  OnnxOperator onnx() const { return {"Tanh"}; }
};

}  // namespace playground::activations
