#pragma once

#include "core/activation.h"

namespace playground::activations {

/// Hard tanh: f(x) = min(max(x, min_val), max_val). Collobert, 2004.
///
/// f' = [min_val < x < max_val]; 0 at both kinks, as in torch.
struct hardtanh {
  static constexpr Info info{
      .name = "Hardtanh",
      .family = Family::sigmoidal,
      .formula = R"(\min(\max(x, \text{min\_val}), \text{max\_val}))",
      .derivativeFormula =
          R"(\begin{cases} 1 & \text{min\_val} < x < \text{max\_val} \\ 0 & \text{otherwise} \end{cases})",
      .torch = {"Hardtanh", "hardtanh"},
      .paper = {"Collobert, Large Scale Machine Learning (thesis)", 2004,
                "https://ronan.collobert.com/pub/2004_phdthesis_lip6.pdf"},
      .parameters = {{.name = "min_val", .min = -5, .max = 5, .step = 0.1f},
                     {.name = "max_val", .min = -5, .max = 5, .step = 0.1f}},
      .expression = "min(max(x, min_val), max_val)",
  };

  float min_val = -1;
  float max_val = 1;

  Curve at(simd::Float x) const {
    const simd::Mask inside = (x > min_val) & (x < max_val);
    return {simd::min(simd::max(x, min_val), max_val), simd::select(inside, simd::splat(1.0f), simd::splat(0.0f)),
            simd::splat(0.0f)};
  }

  Exact exact(double x) const {
    return {x <= min_val ? min_val : x >= max_val ? max_val : x, x > min_val && x < max_val ? 1.0 : 0.0, 0};
  }

  Interval range() const { return {min_val, max_val}; }
  Kinks kinks() const { return {min_val, max_val}; }

  std::optional<InputError> invalid() const {
    if (min_val < max_val) return std::nullopt;
    return InputError{"parameters.min_val", decimal(min_val), "less than max_val, " + decimal(max_val)};
  }

  Spelling spelling() const {
    return {"np.clip(x, {min_val}, {max_val})", "lambda x: keras.ops.clip(x, {min_val}, {max_val})",
            "lambda x: jnp.clip(x, {min_val}, {max_val})"};
  }
};

}  // namespace playground::activations
