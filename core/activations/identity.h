#pragma once

#include "core/activation.h"

namespace playground::activations {

/// Identity: f(x) = x, what a layer does without an activation. Stacked linear layers with it are one linear layer.
struct identity {
  static constexpr Info info{
      .name = "Identity",
      .family = Family::linear,
      .formula = "x",
      .derivativeFormula = "1",
      .torch = {"Identity", ""},
      .expression = "x",
  };

  Curve at(simd::Float x) const { return {x, simd::splat(1.0f), simd::splat(0.0f)}; }

  Exact exact(double x) const { return {x, 1, 0}; }

  Interval range() const { return {}; }

  Spelling spelling() const { return {"x", R"(keras.activations.get("linear"))", "jax.nn.identity"}; }
  OnnxOperator onnx() const { return {"Identity"}; }
};

}  // namespace playground::activations
