#pragma once

#include "core/activation.h"

namespace playground::activations {

/// Rectified linear unit: f(x) = max(0, x). Nair & Hinton, 2010.
///
/// f' = [x > 0]. At the kink torch chooses f'(0) = 0; for a NaN its backward gives 1.
struct relu {
  static constexpr Info info{
      .name = "ReLU",
      .family = Family::rectifier,
      .formula = R"(\max(0, x))",
      .derivativeFormula = R"(\begin{cases} 0 & x \le 0 \\ 1 & x > 0 \end{cases})",
      .torch = {"ReLU", "relu"},
      .paper = {"Nair & Hinton, Rectified Linear Units Improve Restricted Boltzmann Machines", 2010,
                "https://www.cs.toronto.edu/~fritz/absps/reluICML.pdf"},
      .expression = "where(x <= 0, 0, x)",
  };

  Curve at(simd::Float x) const {
    return {simd::max(x, 0.0f), simd::unless(x <= 0.0f, simd::splat(1.0f)), simd::splat(0.0f)};
  }

  Exact exact(double x) const { return {x <= 0 ? 0 : x, x <= 0 ? 0.0 : 1.0, 0}; }

  Interval range() const { return {0, kInfinity}; }
  Kinks kinks() const { return {0}; }

  Spelling spelling() const { return {"np.maximum(x, 0)", "keras.layers.ReLU()", "jax.nn.relu"}; }
  OnnxOperator onnx() const { return {"Relu"}; }
};

}  // namespace playground::activations
