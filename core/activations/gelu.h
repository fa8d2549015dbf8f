#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/half/format.h"
#include "core/half/math.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Gaussian error linear unit: f(x) = x Phi(x), or with approximate = "tanh" the form x sigma(2u),
/// u = sqrt(2/pi) (x + 0.044715 x^3). Hendrycks & Gimpel, 2016.
///
/// Exact form, with t = |x| and Q = 1 - Phi: f = max(x, 0) - t Q(t); f' = Q(t) - t phi(t) or 1 minus that by the sign
/// of x; f'' = phi (2 - x^2).
///
/// Tanh form, with v = 2u, e = exp(-|v|), S = 1 + e: f = x e/S or x/S by the sign of x; f' = e (1 + e + x v')/S^2 or
/// (1 + e + e x v')/S^2; f'' = e/S^2 (2v' + x v'' - |x| v'^2 (1 - e)/S).
///
/// The tails keep their digits to the smallest normal, x = -13 and -10, where torch gives 0 below -5.5 and -5.1: far
/// out, and in the tanh form everywhere, the steps are taken in double.
struct gelu {
  static constexpr Info info{
      .name = "GELU",
      .family = Family::gated,
      .formula = R"(x\,\Phi(x) = \frac{x}{2} \left(1 + \operatorname{erf} \frac{x}{\sqrt{2}}\right))",
      .derivativeFormula = R"(\Phi(x) + x\,\varphi(x))",
      .torch = {"GELU", "gelu"},
      .paper = {"Hendrycks & Gimpel, Gaussian Error Linear Units", 2016, "https://arxiv.org/abs/1606.08415"},
      .maxUlp = {3.9f, 4},
      .parameters = {{.name = "approximate", .min = 0, .max = 1, .step = 1, .choices = {"none", "tanh"}}},
      .expression =
          "where(approximate == 0, 0.5 * x * erfc(-x / sqrt(2)), x * sigmoid(2 * sqrt(2 / pi) * (x + 0.044715 * x^3)))",
  };

  float approximate = 0;

  Curve at(simd::Float x) const { return approximate == 0 ? erfForm(x) : tanhForm(x); }

  Curve near(simd::Float x) const { return approximate == 0 ? nearErfForm(x) : tanhForm(x); }
  float reach() const { return approximate == 0 ? simd::kNearTail : kInfinity; }

  Exact exact(double x) const { return approximate == 0 ? exactErfForm(x) : exactTanhForm(x); }

  half::Slope atHalf(float x, half::Format) const {
    if (approximate == 0) {
      const float both = 1 + half::erf(x * 0.70710678f);
      return {x * 0.5f * both, 0.5f * both + x * (static_cast<float>(kInverseSqrt2Pi) * half::exp(-0.5f * (x * x)))};
    }
    constexpr auto beta = static_cast<float>(kTwiceSqrt2OverPi / 2), kappa = static_cast<float>(kCubic);
    const float square = x * x, gate = half::tanh(beta * half::fused(kappa, square * x, x)), half = 0.5f * x;
    const float slope = beta * (1 + 3 * kappa * square);
    return {half * (1 + gate), 0.5f * (1 + gate) + half * half::fused(-gate, gate, 1) * slope};
  }

  Interval range() const { return {approximate == 0 ? -0.16997121f : -0.17004075f, kInfinity}; }

  Spelling spelling() const {
    if (approximate == 0)
      return {"0.5 * x * (1 + scipy.special.erf(x / np.sqrt(2)))",
              "lambda x: keras.activations.gelu(x, approximate=False)", "lambda x: jax.nn.gelu(x, approximate=False)"};
    return {"0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))",
            "lambda x: keras.activations.gelu(x, approximate=True)", "lambda x: jax.nn.gelu(x, approximate=True)"};
  }
  OnnxOperator onnx() const { return {"Gelu", {{"approximate", 0, approximate == 0 ? "none" : "tanh"}}}; }

 private:
  static constexpr double kInverseSqrt2Pi = 0.398942280401432677939946;
  static constexpr double kTwiceSqrt2OverPi = 4 * kInverseSqrt2Pi;  // u = kTwiceSqrt2OverPi / 2 (x + kCubic x^3)
  static constexpr double kCubic = 0.044715;

  static Curve erfForm(simd::Float x) {
    const simd::Float t = simd::min(simd::abs(x), 15.0f);
    const simd::SplitExp gauss = simd::gaussian(t);
    const auto tail = simd::normalTail(simd::Double(t), simd::Double(gauss.q));
    const simd::Double power = gauss.widePower();
    return joined(x, t, simd::toFloat(tail.value * power), simd::toFloat(tail.slope * power), gauss.value());
  }

  static Curve nearErfForm(simd::Float x) {
    const simd::Float t = simd::abs(x);
    const simd::NearExp gauss = simd::nearGaussian(t);
    const auto tail = simd::normalTail(t, gauss.q);
    return joined(x, t, tail.value * gauss.s, tail.slope * gauss.s, gauss.value());
  }

  static Curve joined(simd::Float x, simd::Float t, simd::Float tail, simd::Float slope, simd::Float gauss) {
    const simd::Float one = simd::splat(1.0f), two = simd::splat(2.0f);
    return {simd::max(x, -0.0f) - tail, simd::select(x < 0.0f, slope, one - slope),
            gauss * simd::splat(static_cast<float>(kInverseSqrt2Pi)) * (two - t * t)};
  }

  static Curve tanhForm(simd::Float x) {
    const simd::Float held = simd::min(simd::max(x, -11.6f), 11.6f);  // v(11.6) = 130
    const simd::Double wide(held), cubic = kCubic * wide * wide;
    const simd::Double v = kTwiceSqrt2OverPi * wide * (1.0 + cubic);
    const simd::Double velocity = kTwiceSqrt2OverPi * (1.0 + 3.0 * cubic);
    const simd::Double e = simd::splitExp(-simd::abs(v)).wideValue(), sum = 1.0 + e, slope = wide * velocity;
    const simd::DoubleMask negative = wide < 0.0;
    const simd::Double curvature = 2.0 * velocity + 6.0 * kTwiceSqrt2OverPi * cubic;
    const simd::Double bend = simd::abs(slope) * velocity * (1.0 - e) / sum;
    return {
        simd::toFloat(simd::select(negative, wide * e, simd::Double(x)) / sum),
        simd::toFloat((simd::select(negative, e, sum) + e * simd::select(negative, e + slope, slope)) / (sum * sum)),
        simd::toFloat(e / (sum * sum) * (curvature - bend))};
  }

  static Exact exactErfForm(double x) {
    if (std::isinf(x)) return x > 0 ? Exact{x, 1, 0} : Exact{-0.0, 0, 0};
    const double pdf = kInverseSqrt2Pi * std::exp(-x * x / 2);
    // erfc magnifies its argument's rounding by 2 z^2 far out: take it back to first order.
    constexpr double kInverseSqrt2 = 0.70710678118654752440, kSqrt2 = 1.41421356237309504880;
    const double z = -x * kInverseSqrt2, rest = std::fma(-x, kInverseSqrt2, -z) + x * 4.83364665672645657e-17;
    const double cdf = std::erfc(z) / 2 - rest * kSqrt2 * pdf;
    return {x * cdf, cdf + x * pdf, pdf * (2 - x * x)};
  }

  static Exact exactTanhForm(double x) {
    if (std::isinf(x)) return x > 0 ? Exact{x, 1, 0} : Exact{-0.0, 0, 0};
    const double cubic = kCubic * x * x, v = kTwiceSqrt2OverPi * x * (1 + cubic);
    const double velocity = kTwiceSqrt2OverPi * (1 + 3 * cubic);
    const double e = std::exp(-std::fabs(v)), sum = 1 + e, slope = x * velocity;
    const double derivative = (x < 0 ? e * (sum + slope) : sum + e * slope) / (sum * sum);
    const double curvature = 2 * velocity + 6 * kTwiceSqrt2OverPi * cubic;
    return {x * (x < 0 ? e : 1) / sum, derivative,
            e / (sum * sum) * (curvature - std::fabs(x) * velocity * velocity * (1 - e) / sum)};
  }
};

}  // namespace playground::activations
