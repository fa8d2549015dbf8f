#pragma once

#include "core/activation.h"
#include "core/half/format.h"

namespace playground::activations {

/// Soft shrinkage: f(x) = x - lambd for x > lambd, x + lambd for x < -lambd, else 0. Donoho & Johnstone, 1994.
///
/// f' = [|x| > lambd]; 0 at both kinks, as in torch. (A NaN stays one, as in torch since pull request 138421 of
/// 2024; before, it was shrunk to 0.)
struct softshrink {
  static constexpr Info info{
      .name = "Softshrink",
      .family = Family::shrink,
      .formula =
          R"(\begin{cases} x - \lambda & x > \lambda \\ x + \lambda & x < -\lambda \\ 0 & |x| \le \lambda \end{cases})",
      .derivativeFormula = R"(\begin{cases} 1 & |x| > \lambda \\ 0 & |x| \le \lambda \end{cases})",
      .torch = {"Softshrink", "softshrink"},
      .paper = {"Donoho & Johnstone, Ideal Spatial Adaptation by Wavelet Shrinkage", 1994,
                "https://doi.org/10.1093/biomet/81.3.425"},
      .maxUlp = {0.5f, 0},
      .parameters = {{.name = "lambd", .min = 0, .max = 3, .step = 0.1f, .allowed = {0, kInfinity}}},
      .expression = "where(abs(x) <= lambd, 0, where(x > 0, x - lambd, x + lambd))",
  };

  float lambd = 0.5f;

  Curve at(simd::Float x) const {
    const simd::Float zero = simd::splat(0.0f);
    const simd::Mask above = x > lambd, below = x < -lambd;
    return {simd::unless(simd::abs(x) <= lambd, simd::select(above, x - lambd, x + lambd)),
            simd::select(above | below, simd::splat(1.0f), zero), zero};
  }

  Exact exact(double x) const {
    if (x > lambd) return {x - lambd, 1, 0};
    if (x < -lambd) return {x + lambd, 1, 0};
    return {std::isnan(x) ? x : 0, 0, 0};
  }

  /// torch rounds lambd for the gradient, not for the value.
  half::Slope atHalf(float x, half::Format format) const {
    return {at(simd::splat(x)).value[0], softshrink{half::rounded(lambd, format)}.at(simd::splat(x)).derivative[0]};
  }

  Interval range() const { return {}; }
  Kinks kinks() const { return lambd == 0 ? Kinks{} : Kinks{-lambd, lambd}; }

  Spelling spelling() const {
    return {"np.sign(x) * np.maximum(np.abs(x) - {lambd}, 0)",
            "lambda x: keras.activations.soft_shrink(x, threshold={lambd})",
            "lambda x: jnp.sign(x) * jnp.maximum(jnp.abs(x) - {lambd}, 0)"};
  }
  OnnxOperator onnx() const { return {"Shrink", {{"bias", lambd}, {"lambd", lambd}}}; }
};

}  // namespace playground::activations
