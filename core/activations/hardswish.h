#pragma once

#include "core/activation.h"
#include "core/half/format.h"

namespace playground::activations {

/// Hard swish: f(x) = x min(max(x + 3, 0), 6) / 6. Howard et al., 2019 (MobileNetV3).
///
/// f' = (2x + 3) / 6 between -3 and 3; 0 from -3 down, 1 from 3 up, both kinks included, as in torch since 2025 (pull
/// request 148049; before, -0.5 at -3, and 1.5 or 1 at 3). The gate is scaled before it meets x, so that x up to the
/// largest float does not overflow; the limit -0 is kept at -inf by not letting x below -3 through. 2x + 3 is exact
/// near the derivative's root -1.5.
struct hardswish {
  static constexpr Info info{
      .name = "Hardswish",
      .family = Family::gated,
      .formula = R"(x \cdot \frac{\min(\max(x + 3, 0), 6)}{6})",
      .derivativeFormula = R"(\begin{cases} 0 & x \le -3 \\ \frac{2x + 3}{6} & -3 < x < 3 \\ 1 & x \ge 3 \end{cases})",
      .torch = {"Hardswish", "hardswish"},
      .paper = {"Howard et al., Searching for MobileNetV3", 2019, "https://arxiv.org/abs/1905.02244"},
      .maxUlp = {2.5f, 2},
      .expression = "where(x <= -3, 0, where(x >= 3, x, x * (x + 3) / 6))",
  };

  Curve at(simd::Float x) const {
    const simd::Float kept = simd::max(x, -3.0f);
    const simd::Float gate = simd::min(kept + simd::splat(3.0f), 6.0f), sixth = simd::splat(1.0f / 6);
    const simd::Mask beyond = simd::abs(x) >= 3.0f;
    return {kept * (gate * sixth), (gate + simd::unless(beyond, x)) * sixth,
            simd::unless(beyond, simd::splat(1.0f / 3))};
  }

  Exact exact(double x) const {
    if (x <= -3) return {-0.0, 0, 0};
    if (x >= 3) return {x, 1, 0};
    return {x * (x + 3) / 6, (2 * x + 3) / 6, 1.0 / 3};
  }

  half::Slope atHalf(float x, half::Format) const {
    const float gate = x < -3 ? 0 : x > 3 ? 6 : x + 3;
    return {x * gate / 6, x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5f};
  }

  Interval range() const { return {-0.375f, kInfinity}; }
  Kinks kinks() const { return {-3, 3}; }

  Spelling spelling() const {
    return {"x * np.clip(x + 3, 0, 6) / 6", R"(keras.activations.get("hard_swish"))", "jax.nn.hard_swish"};
  }
  OnnxOperator onnx() const { return {"HardSwish"}; }
};

}  // namespace playground::activations
