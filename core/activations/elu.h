#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/half/format.h"
#include "core/half/math.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Exponential linear unit: f(x) = x for x > 0, else alpha (exp(x) - 1). Clevert, Unterthiner & Hochreiter, 2015.
///
/// f' = 1 or alpha exp(x), f'' = 0 or alpha exp(x); torch takes the negative side at the kink. exp(x) - 1 is computed
/// as expm1, where torch's difference has no digit left from x = -3e-8.
struct elu {
  static constexpr Info info{
      .name = "ELU",
      .family = Family::exponential,
      .formula = R"(\begin{cases} x & x > 0 \\ \alpha (e^{x} - 1) & x \le 0 \end{cases})",
      .derivativeFormula = R"(\begin{cases} 1 & x > 0 \\ \alpha e^{x} & x \le 0 \end{cases})",
      .torch = {"ELU", "elu"},
      .paper =
          {"Clevert, Unterthiner & Hochreiter, Fast and Accurate Deep Network Learning by Exponential Linear Units",
           2015, "https://arxiv.org/abs/1511.07289"},
      .maxUlp = {1.4f, 1.3f},
      .parameters = {{.name = "alpha", .min = 0, .max = 3, .step = 0.1f}},
      .expression = "where(x > 0, x, alpha * expm1(x))",
  };

  float alpha = 1;

  Curve at(simd::Float x) const {
    const simd::Mask positive = x > 0.0f;
    const simd::SplitExp e = simd::splitExp(simd::min(simd::max(x, -simd::kExpLimit), 0.0f));
    const simd::Float slope = e.scaled(simd::splat(alpha) * e.mantissa());
    return {simd::select(positive, x, simd::splat(alpha) * e.minusOne()),
            simd::select(positive, simd::splat(1.0f), slope), simd::select(positive, simd::splat(0.0f), slope)};
  }

  Curve near(simd::Float x) const {
    const simd::Mask positive = x > 0.0f;
    const simd::NearExp e = simd::nearExp<1>(simd::min(x, 0.0f));
    const simd::Float slope = simd::splat(alpha) * e.value();
    return {simd::max(x, 0.0f) + simd::splat(alpha) * e.minusOne(), simd::select(positive, simd::splat(1.0f), slope),
            simd::select(positive, simd::splat(0.0f), slope)};
  }
  float reach() const { return simd::kNearExp; }

  Exact exact(double x) const {
    if (x > 0) return {x, 1, 0};
    return {alpha * std::expm1(x), alpha * std::exp(x), alpha * std::exp(x)};
  }

  half::Slope atHalf(float x, half::Format) const {
    const float slope = alpha * half::exp(x);
    return {x < 0 ? half::expm1(x) * alpha : x, x > 0 ? 1 : slope};
  }

  Interval range() const { return {alpha > 0 ? -alpha : 0, kInfinity}; }
  Kinks kinks() const { return alpha == 1 ? Kinks{} : Kinks{0}; }

  Spelling spelling() const {
    return {"np.where(x > 0, x, {alpha} * np.expm1(np.minimum(x, 0)))", "keras.layers.ELU(alpha={alpha})",
            "lambda x: jax.nn.elu(x, alpha={alpha})"};
  }
  OnnxOperator onnx() const { return {"Elu", {{"alpha", alpha}}}; }
};

}  // namespace playground::activations
