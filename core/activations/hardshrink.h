#pragma once

#include "core/activation.h"
#include "core/half/format.h"

namespace playground::activations {

/// Hard shrinkage: f(x) = 0 for |x| <= lambd, else x.
///
/// f' = [|x| > lambd]; 0 at both kinks, as in torch.
struct hardshrink {
  static constexpr Info info{
      .name = "Hardshrink",
      .family = Family::shrink,
      .formula = R"(\begin{cases} x & |x| > \lambda \\ 0 & |x| \le \lambda \end{cases})",
      .derivativeFormula = R"(\begin{cases} 1 & |x| > \lambda \\ 0 & |x| \le \lambda \end{cases})",
      .torch = {"Hardshrink", "hardshrink"},
      .parameters = {{.name = "lambd", .min = 0, .max = 3, .step = 0.1f}},
      .expression = "where(abs(x) <= lambd, 0, x)",
  };

  float lambd = 0.5f;

  Curve at(simd::Float x) const {
    const simd::Float zero = simd::splat(0.0f);
    const simd::Mask inside = (x >= -lambd) & (x <= lambd), outside = (x < -lambd) | (x > lambd);
    return {simd::select(inside, zero, x), simd::select(outside, simd::splat(1.0f), zero), zero};
  }

  Exact exact(double x) const {
    const bool inside = x >= -lambd && x <= lambd, outside = x < -lambd || x > lambd;
    return {inside ? 0 : x, outside ? 1.0 : 0, 0};
  }

  half::Slope atHalf(float x, half::Format format) const {
    const Curve c = hardshrink{half::rounded(lambd, format)}.at(simd::splat(x));
    return {c.value[0], c.derivative[0]};
  }

  Interval range() const { return {}; }
  Kinks kinks() const { return lambd <= 0 ? Kinks{} : Kinks{-lambd, lambd}; }

  Spelling spelling() const {
    return {"np.where(np.abs(x) > {lambd}, x, 0)", "lambda x: keras.activations.hard_shrink(x, threshold={lambd})",
            "lambda x: jnp.where(jnp.abs(x) > {lambd}, x, 0)"};
  }
  OnnxOperator onnx() const { return {"Shrink", {{"bias", 0}, {"lambd", lambd}}}; }
};

}  // namespace playground::activations
