#pragma once

#include "core/activation.h"

namespace playground::activations {

/// Threshold: f(x) = x for x > threshold, else value. torch gives neither parameter a default; with these it is ReLU.
///
/// f' = [x > threshold]; 0 at the kink, as in torch.
struct threshold {
  static constexpr Info info{
      .name = "Threshold",
      .family = Family::rectifier,
      .formula = R"(\begin{cases} x & x > \text{threshold} \\ \text{value} & x \le \text{threshold} \end{cases})",
      .derivativeFormula = R"(\begin{cases} 1 & x > \text{threshold} \\ 0 & x \le \text{threshold} \end{cases})",
      .torch = {"Threshold", "threshold"},
      .parameters = {{.name = "threshold", .min = -5, .max = 5, .step = 0.1f, .required = true},
                     {.name = "value", .min = -5, .max = 5, .step = 0.1f, .required = true}},
      .expression = "where(x <= threshold, value, x)",
  };

  float threshold = 0;
  float value = 0;

  Curve at(simd::Float x) const {
    const simd::Mask below = x <= threshold;
    return {simd::select(below, simd::splat(value), x), simd::select(below, simd::splat(0.0f), simd::splat(1.0f)),
            simd::splat(0.0f)};
  }

  Exact exact(double x) const { return {x <= threshold ? value : x, x <= threshold ? 0.0 : 1.0, 0}; }

  Interval range() const { return {value < threshold ? value : threshold, kInfinity}; }
  Kinks kinks() const { return {threshold}; }

  Spelling spelling() const {
    return {"np.where(x > {threshold}, x, {value})", "lambda x: keras.ops.where(x > {threshold}, x, {value})",
            "lambda x: jnp.where(x > {threshold}, x, {value})"};
  }
};

}  // namespace playground::activations
