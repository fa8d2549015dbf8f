#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/half/format.h"
#include "core/half/math.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Mish: f(x) = x tanh(softplus(x)). Misra, 2019.
///
/// tanh(log(1 + u)) = (u^2 + 2u)/(u^2 + 2u + 2) with u = exp(x), so one exponential does. For x >= 0 numerators and
/// denominators are divided by powers of u, so that e = exp(-|x|) serves both sides:
///   x < 0:  f = x e (e + 2)/D,  f' = e (4(x + 1) + e (4x + 6) + 4e^2 + e^3)/D^2,       D = 2 + 2e + e^2
///   x >= 0: f = x (1 + 2e)/D,   f' = (1 + 4e + e^2 (4x + 6) + 4 e^3 (x + 1))/D^2,      D = 1 + 2e + 2e^2
/// and f'' = 2T' + x T'' with T = tanh(softplus(x)). f' has a root at -1.192. The rational functions are taken in
/// double: their many roundings would add up, and e there does not underflow, so that the tail keeps its digits to the
/// smallest normal, x = -91.7. Nearer, D = u^2 + 2u + 2 serves both sides: f = x u (u + 2)/D.
struct mish {
  static constexpr Info info{
      .name = "Mish",
      .family = Family::gated,
      .formula = R"(x \tanh\left(\ln(1 + e^{x})\right))",
      .derivativeFormula = R"(\tanh(s) + x\,\sigma(x) \left(1 - \tanh^2 s\right), \quad s = \ln(1 + e^{x}))",
      .torch = {"Mish", "mish"},
      .paper = {"Misra, Mish: A Self Regularized Non-Monotonic Activation Function", 2019,
                "https://arxiv.org/abs/1908.08681"},
      .maxUlp = {4, 3.6f},
      .expression = "x * tanh(softplus(x))",
  };

  Curve at(simd::Float x) const {
    const simd::Float held = simd::min(simd::max(x, -simd::kExpLimit), simd::kExpLimit);
    const simd::Double wide = simd::Double(held), e = simd::splitExp(-simd::abs(held)).wideValue();
    const simd::DoubleMask negative = wide < 0.0;
    const simd::Double d = simd::select(negative, 2 + e * (2 + e), 1 + 2 * e * (1 + e));

    const simd::Double numerator = simd::select(negative, e * (e + 2), 1 + 2 * e);
    const simd::Double value = simd::select(negative, wide, simd::Double(x)) * numerator / d;

    const simd::Double next = 4 * (wide + 1), both = 4 * wide + 6;
    const simd::Double slope =
        simd::select(negative, e * (next + e * (both + e * (4 + e))), 1 + e * (4 + e * (both + e * next)));

    const simd::Double ifNegative = simd::select(negative, 1.0, e);
    const simd::Double gateSlope = 4 * e * (1 + e) * ifNegative;  // T' D^2
    const simd::Double gateCurvature =                            // T'' D^3
        4 * e * ifNegative *
        (simd::select(negative, 2 * e + 1, 2 + e) * d - 4 * simd::select(negative, e, 1.0) * (1 + e) * (1 + e));
    return {simd::toFloat(value), simd::toFloat(slope / (d * d)),
            simd::toFloat((2 * gateSlope + wide * gateCurvature / d) / (d * d))};
  }

  Curve near(simd::Float x) const {
    const simd::NearExp e = simd::nearExp<1>(x);
    const simd::Float u = e.value(), one = simd::splat(1.0f), two = simd::splat(2.0f), more = u + two,
                      d = u * more + two;
    // f' = u ((u + 2) D + 4x (1 + u))/D^2, whose terms cancel near the root.
    const simd::Double wide(u), next = wide + 2.0, wideD = wide * next + 2.0;
    const simd::Float square = simd::toFloat(wideD * wideD);
    const simd::Double slope = wide * (next * wideD + simd::Double(simd::splat(4.0f) * x) * (next - 1.0));
    const simd::Float four = simd::splat(4.0f), gateSlope = four * u * (one + u) / square;
    const simd::Float gateCurvature = four * (u / square) * ((one + two * u) - (one + u) * (four * u * (one + u) / d));
    return {(x + x * e.q) * e.s * (more / d), simd::toFloat(slope) / square, two * gateSlope + x * gateCurvature};
  }
  float reach() const { return 20; }  // u^4 is a float

  Exact exact(double x) const {
    if (std::isinf(x)) return x > 0 ? Exact{x, 1, 0} : Exact{-0.0, 0, 0};
    const double e = std::exp(-std::fabs(x));
    if (x < 0) {
      const double d = 2 + e * (2 + e), slope = 4 * e * (e + 1) / (d * d);
      const double curvature = 4 * e * ((2 * e + 1) * d - 4 * e * (e + 1) * (e + 1)) / (d * d * d);
      return {x * e * (e + 2) / d, e * (4 * (x + 1) + e * (4 * x + 6 + e * (4 + e))) / (d * d),
              2 * slope + x * curvature};
    }
    const double d = 1 + 2 * e * (1 + e), slope = 4 * e * e * (1 + e) / (d * d);
    const double curvature = 4 * e * e * ((2 + e) * d - 4 * (1 + e) * (1 + e)) / (d * d * d);
    return {x * (1 + 2 * e) / d, (1 + e * (4 + e * (4 * x + 6 + e * 4 * (x + 1)))) / (d * d),
            2 * slope + x * curvature};
  }

  half::Slope atHalf(float x, half::Format) const {
    const float gate = half::tanh(half::log1p(half::exp(x))), sigmoid = 1 / (1 + half::exp(-x));
    return {x * gate, half::fused(x * sigmoid, half::fused(-gate, gate, 1), gate)};
  }

  Interval range() const { return {-0.30884382f, kInfinity}; }

  Spelling spelling() const {
    return {"x * np.tanh(np.logaddexp(0, x))", R"(keras.activations.get("mish"))", "jax.nn.mish"};
  }
  OnnxOperator onnx() const { return {"Mish"}; }
};

}  // namespace playground::activations
