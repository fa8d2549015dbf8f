#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/half/format.h"
#include "core/half/math.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Continuously differentiable ELU: f(x) = max(0, x) + min(0, alpha (exp(x/alpha) - 1)). Barron, 2017.
///
/// f' = 1 or exp(x/alpha), f'' = 0 or exp(x/alpha)/alpha; the two sides of 0 meet with slope 1 for every alpha.
/// Closer to 0 than alpha 2^-26, f is x itself in float, also where x/alpha would be too small for one.
struct celu {
  static constexpr Info info{
      .name = "CELU",
      .family = Family::exponential,
      .formula = R"(\max(0, x) + \min\left(0, \alpha (e^{x/\alpha} - 1)\right))",
      .derivativeFormula = R"(\begin{cases} 1 & x > 0 \\ e^{x/\alpha} & x \le 0 \end{cases})",
      .torch = {"CELU", "celu"},
      .paper = {"Barron, Continuously Differentiable Exponential Linear Units", 2017,
                "https://arxiv.org/abs/1704.07483"},
      .maxUlp = {1.4f, 1.3f},
      .parameters = {{.name = "alpha", .min = 0.1f, .max = 3, .step = 0.1f, .allowed = {1e-30f, 1e30f}}},
      .expression = "where(x > 0, x, alpha * expm1(x / alpha))",
  };

  float alpha = 1;

  Curve at(simd::Float x) const {
    const simd::ExpScale inverse(1.0 / alpha);
    const simd::Mask positive = x > 0.0f;
    const simd::SplitExp e = simd::splitExp(simd::min(simd::max(x, -simd::kExpLimit * alpha), 0.0f), inverse);
    const simd::Float slope = e.value();
    return {simd::select(x > -0x1p-26f * alpha, x, simd::splat(alpha) * e.minusOne()),
            simd::select(positive, simd::splat(1.0f), slope),
            simd::select(positive, simd::splat(0.0f), e.scaled(e.mantissa() / alpha))};
  }

  Exact exact(double x) const {
    if (x > 0) return {x, 1, 0};
    const double scaled = x / alpha;
    return {alpha * std::expm1(scaled), std::exp(scaled), std::exp(scaled) / alpha};
  }

  half::Slope atHalf(float x, half::Format) const {
    const auto inverse = static_cast<float>(1.0 / alpha);
    return {x < 0 ? half::expm1(x * inverse) * alpha : x, x > 0 ? 1 : inverse * alpha * half::exp(x * inverse)};
  }

  Interval range() const { return {-alpha, kInfinity}; }

  Spelling spelling() const {
    return {"np.where(x > 0, x, {alpha} * np.expm1(np.minimum(x, 0) / {alpha}))",
            "lambda x: keras.activations.celu(x, alpha={alpha})", "lambda x: jax.nn.celu(x, alpha={alpha})"};
  }
  OnnxOperator onnx() const { return {"Celu", {{"alpha", alpha}}}; }
};

}  // namespace playground::activations
