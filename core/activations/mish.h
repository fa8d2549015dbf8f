#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Mish: f(x) = x tanh(softplus(x)). Misra, 2019.
///
/// tanh(log(1 + u)) = (u^2 + 2u)/(u^2 + 2u + 2) with u = exp(x), so one exponential does. For x >= 0 numerators and
/// denominators are divided by powers of u, so that e = exp(-|x|) serves both sides:
///   x < 0:  f = x e (e + 2)/D,  f' = e (4(x + 1) + e (4x + 6) + 4e^2 + e^3)/D^2,       D = 2 + 2e + e^2
///   x >= 0: f = x (1 + 2e)/D,   f' = (1 + 4e + e^2 (4x + 6) + 4 e^3 (x + 1))/D^2,      D = 1 + 2e + 2e^2
/// and f'' = 2T' + x T'' with T = tanh(softplus(x)). f' has a root at -1.192. The power of two of e comes last, so the
/// tail keeps its digits to the smallest normal, x = -91.7.
struct mish {
  static constexpr Info info{
      .name = "Mish",
      .family = Family::gated,
      .formula = R"(x \tanh\left(\ln(1 + e^{x})\right))",
      .derivativeFormula = R"(\tanh(s) + x\,\sigma(x) \left(1 - \tanh^2 s\right), \quad s = \ln(1 + e^{x}))",
      .torch = {"Mish", "mish"},
      .paper = {"Misra, Mish: A Self Regularized Non-Monotonic Activation Function", 2019,
                "https://arxiv.org/abs/1908.08681"},
      .maxUlp = {4, 4},
  };

  Curve at(simd::Float x) const {
    const simd::Mask negative = x < 0.0f;
    const simd::Float held = simd::min(simd::max(x, -simd::kExpLimit), simd::kExpLimit);
    const simd::SplitExp split = simd::splitExp(-simd::abs(held));
    const simd::Float e = split.value(), mantissa = split.mantissa(), one = simd::splat(1.0f);
    const simd::Float power = simd::select(negative, split.s, one);
    const simd::Float denominator = simd::select(negative, 2.0f + e * (2.0f + e), 1.0f + 2.0f * e * (1.0f + e));
    const simd::Float numerator = simd::select(negative, mantissa * (e + 2.0f), 1.0f + 2.0f * e);
    const simd::Float value = simd::select(negative, held, x) * numerator / denominator;

    const simd::Float next = 4.0f * (held + 1.0f), both = 4.0f * held + 6.0f;
    const simd::Float slope = simd::select(negative, mantissa * (next + e * (both + e * (4.0f + e))),
                                           1.0f + e * (4.0f + e * (both + e * next)));
    const simd::Float derivative = slope / (denominator * denominator);

    // T' and T'' over D^2 and D^3; T' is 4 e (e + 1) or 4 e^2 (1 + e).
    const simd::Float gateSlope = 4.0f * e * (1.0f + e) * simd::select(negative, one, e);
    const simd::Float gateCurvature =
        simd::select(negative, e, e * e) * (simd::select(negative, 2.0f * e + 1.0f, 2.0f + e) * denominator -
                                            4.0f * simd::select(negative, e, one) * (1.0f + e) * (1.0f + e));
    const simd::Float second =
        (2.0f * gateSlope + held * 4.0f * gateCurvature / denominator) / (denominator * denominator);
    return {value * power * power, derivative * power * power, second};
  }

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

  Interval range() const { return {-0.30884382f, kInfinity}; }
};

}  // namespace playground::activations
