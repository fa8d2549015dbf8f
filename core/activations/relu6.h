#pragma once

#include "core/activation.h"

namespace playground::activations {

/// ReLU capped at 6: f(x) = min(max(0, x), 6). Krizhevsky, 2010; the cap keeps low-precision inference exact.
///
/// f' = [0 < x < 6]; 0 at both kinks, as in torch's hardtanh backward.
struct relu6 {
  static constexpr Info info{
      .name = "ReLU6",
      .family = Family::rectifier,
      .formula = R"(\min(\max(0, x), 6))",
      .derivativeFormula = R"(\begin{cases} 1 & 0 < x < 6 \\ 0 & \text{otherwise} \end{cases})",
      .torch = {"ReLU6", "relu6"},
      .paper = {"Krizhevsky, Convolutional Deep Belief Networks on CIFAR-10", 2010,
                "https://www.cs.toronto.edu/~kriz/conv-cifar10-aug2010.pdf"},
      .expression = "min(max(x, 0), 6)",
  };

  Curve at(simd::Float x) const {
    const simd::Mask inside = (x > 0.0f) & (x < 6.0f);
    return {simd::min(simd::max(x, 0.0f), 6.0f), simd::select(inside, simd::splat(1.0f), simd::splat(0.0f)),
            simd::splat(0.0f)};
  }

  Exact exact(double x) const { return {x <= 0 ? 0 : x >= 6 ? 6 : x, x > 0 && x < 6 ? 1.0 : 0.0, 0}; }

  Interval range() const { return {0, 6}; }
  Kinks kinks() const { return {0, 6}; }

  Spelling spelling() const { return {"np.clip(x, 0, 6)", "keras.layers.ReLU(max_value=6)", "jax.nn.relu6"}; }
};

}  // namespace playground::activations
