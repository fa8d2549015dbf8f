#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/half/format.h"
#include "core/half/math.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Softplus: f(x) = log(1 + exp(beta x)) / beta, and x itself where beta x > threshold. Dugas et al., 2000.
///
/// With e = exp(-|beta x|): f = max(x, 0) + log1p(e)/beta, which neither overflows nor cancels; f' = sigma(beta x);
/// f'' = beta e/(1 + e)^2. In the far tail f = e/beta is taken in double, where e does not underflow. The jump to x at
/// the threshold is torch's.
struct softplus {
  static constexpr Info info{
      .name = "Softplus",
      .family = Family::smooth,
      .formula = R"(\frac{1}{\beta} \ln(1 + e^{\beta x}))",
      .derivativeFormula = R"(\sigma(\beta x) = \frac{1}{1 + e^{-\beta x}})",
      .torch = {"Softplus", "softplus"},
      .paper = {"Dugas, Bengio, Bélisle, Nadeau & Garcia, Incorporating Second-Order Functional Knowledge", 2000,
                "https://papers.nips.cc/paper/1920"},
      .maxUlp = {2.7f, 2.5f},
      .parameters = {{.name = "beta", .min = 0.1f, .max = 5, .step = 0.1f, .allowed = {1e-30f, 1e30f}},
                     {.name = "threshold", .min = 0, .max = 50, .step = 1, .infinite = true}},
      .expression =
          "where(beta * x > threshold, x, where(x > 0, x + log1p(exp(-beta * x)) / beta, log1p(exp(beta * x)) / beta))",
  };

  float beta = 1;
  float threshold = 20;

  Curve at(simd::Float x) const {
    const simd::ExpScale scale(beta);
    const simd::SplitExp split = simd::splitExp(-simd::min(simd::abs(x), simd::kExpLimit / beta), scale);
    const simd::Float e = split.value();
    Curve result = curve(x, e);
    const simd::Mask tail = (x < 0.0f) & (e < 1e-30f) & (x * beta <= threshold);
    if (simd::any(tail)) result.value = simd::select(tail, simd::toFloat(split.wideValue() / beta), result.value);
    return result;
  }

  /// Past a threshold of kSeen the identity's bits are those of the curve, so that nothing needs to be switched.
  Curve near(simd::Float x) const {
    const simd::Float least = simd::minusAbs(x);
    if (beta == 1 && threshold >= kSeen) return smooth(x, simd::nearExp<1>(least).value());
    return curve(x, simd::nearExp(least, simd::ExpScale(beta)).value());
  }
  float reach() const { return simd::kNearExp / beta; }

  Exact exact(double x) const {
    if (static_cast<float>(x) * beta > threshold) return {x, 1, 0};
    const double e = std::exp(-std::fabs(x * beta)), sum = 1 + e;
    return {(x > 0 ? x : 0) + std::log1p(e) / beta, (x < 0 ? e : 1) / sum, beta * e / (sum * sum)};
  }

  half::Slope atHalf(float x, half::Format) const {
    if (x * beta > threshold) return {x, 1};
    const float e = half::exp(x * beta);
    return {half::log1p(e) / beta, e / (e + 1)};
  }

  Interval range() const { return {0, kInfinity}; }
  /// The switch to the identity: f' jumps by 1 / (1 + exp(threshold)) there, which a float sees below kSeen.
  Kinks kinks() const { return threshold < kSeen ? Kinks{threshold / beta} : Kinks{}; }

  Spelling spelling() const {
    return {"np.where({beta} * x > {threshold}, x, np.logaddexp(0, {beta} * x) / {beta})",
            "lambda x: keras.activations.softplus({beta} * x) / {beta}",
            "lambda x: jax.nn.softplus({beta} * x) / {beta}"};
  }
  // ONNX's has no threshold: from 17 on f is x all the same, in float32.
  OnnxOperator onnx() const { return beta == 1 && threshold >= 17 ? OnnxOperator{"Softplus"} : OnnxOperator{}; }

 private:
  static constexpr float kSeen = 17;

  /// Without the switch to the identity; e = exp(-|beta x|).
  Curve smooth(simd::Float x, simd::Float e) const {
    const simd::Float one = simd::splat(1.0f), sum = one + e;
    return {simd::max(x, 0.0f) + simd::log1p(e) * (1.0f / beta), simd::select(x < 0.0f, e, one) / sum,
            beta * e / (sum * sum)};
  }

  Curve curve(simd::Float x, simd::Float e) const {
    const Curve c = smooth(x, e);
    const simd::Mask linear = x * beta > threshold;
    return {simd::select(linear, x, c.value), simd::select(linear, simd::splat(1.0f), c.derivative),
            simd::select(linear, simd::splat(0.0f), c.secondDerivative)};
  }
};

}  // namespace playground::activations
