#pragma once

#include "core/activation.h"

namespace playground::activations {

/// Hard sigmoid: f(x) = min(max(x + 3, 0), 6) / 6. Howard et al., 2019 (MobileNetV3).
///
/// f' = 1/6 between the kinks, 0 at and beyond them, as in torch. x + 3 is exact near -3, so nothing cancels.
struct hardsigmoid {
  static constexpr Info info{
      .name = "Hardsigmoid",
      .family = Family::sigmoidal,
      .formula = R"(\frac{\min(\max(x + 3, 0), 6)}{6})",
      .derivativeFormula = R"(\begin{cases} \frac{1}{6} & -3 < x < 3 \\ 0 & \text{otherwise} \end{cases})",
      .torch = {"Hardsigmoid", "hardsigmoid"},
      .paper = {"Howard et al., Searching for MobileNetV3", 2019, "https://arxiv.org/abs/1905.02244"},
      .maxUlp = {1.4f, 0.4f},
      .expression = "where(x <= -3, 0, where(x >= 3, 1, (x + 3) / 6))",
  };

  Curve at(simd::Float x) const {
    const simd::Mask inside = (x > -3.0f) & (x < 3.0f);
    return {simd::min(simd::max(x + 3.0f, 0.0f), 6.0f) * simd::splat(kSixth),
            simd::select(inside, simd::splat(kSixth), simd::splat(0.0f)), simd::splat(0.0f)};
  }

  Exact exact(double x) const { return {x <= -3 ? 0 : x >= 3 ? 1 : (x + 3) / 6, x > -3 && x < 3 ? 1.0 / 6 : 0, 0}; }

  Interval range() const { return {0, 1}; }
  Kinks kinks() const { return {-3, 3}; }

  Spelling spelling() const {
    return {"np.clip(x / 6 + 0.5, 0, 1)", R"(keras.activations.get("hard_sigmoid"))", "jax.nn.hard_sigmoid"};
  }
  // Its default for alpha, 0.2, is Keras's.
  OnnxOperator onnx() const { return {"HardSigmoid", {{"alpha", 1.0 / 6}, {"beta", 0.5}}}; }

 private:
  static constexpr float kSixth = 1.0f / 6;
};

}  // namespace playground::activations
