#pragma once

#include "core/activation.h"

namespace playground::activations {

/// Leaky ReLU: f(x) = x for x > 0, else negative_slope * x. Maas, Hannun & Ng, 2013.
///
/// f' = 1 or negative_slope; torch takes the negative side at the kink.
struct leaky_relu {
  static constexpr Info info{
      .name = "LeakyReLU",
      .family = Family::rectifier,
      .formula = R"(\begin{cases} x & x > 0 \\ \text{negative\_slope} \cdot x & x \le 0 \end{cases})",
      .derivativeFormula = R"(\begin{cases} 1 & x > 0 \\ \text{negative\_slope} & x \le 0 \end{cases})",
      .torch = {"LeakyReLU", "leaky_relu"},
      .paper = {"Maas, Hannun & Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models", 2013,
                "https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf"},
      .maxUlp = {0.5f, 0},
      .parameters = {{.name = "negative_slope", .min = 0, .max = 1, .step = 0.01f}},
      .expression = "where(x > 0, x, negative_slope * x)",
  };

  float negative_slope = 0.01f;

  Curve at(simd::Float x) const {
    const simd::Float low = simd::splat(negative_slope), zero = simd::splat(0.0f);
    const simd::Float slope = simd::select(x > 0.0f, simd::splat(1.0f), low);
    if (negative_slope > 0 && negative_slope <= 1) [[likely]]
      return {simd::max(x, low * x), slope, zero};
    return {x * slope, slope, zero};
  }

  Exact exact(double x) const { return {x > 0 ? x : negative_slope * x, x > 0 ? 1.0 : negative_slope, 0}; }

  Interval range() const { return {negative_slope > 0 ? -kInfinity : 0, kInfinity}; }
  Kinks kinks() const { return negative_slope == 1 ? Kinks{} : Kinks{0}; }

  Spelling spelling() const {
    return {"np.where(x > 0, x, {negative_slope} * x)", "keras.layers.LeakyReLU(negative_slope={negative_slope})",
            "lambda x: jax.nn.leaky_relu(x, negative_slope={negative_slope})"};
  }
  OnnxOperator onnx() const { return {"LeakyRelu", {{"alpha", negative_slope}}}; }
};

}  // namespace playground::activations
