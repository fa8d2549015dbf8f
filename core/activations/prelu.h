#pragma once

#include "core/activation.h"
#include "core/half/format.h"

namespace playground::activations {

/// Parametric ReLU: Leaky ReLU whose slope is learned, f(x) = x for x > 0, else weight * x. He et al., 2015.
///
/// f' = 1 or weight; torch takes the negative side at the kink. df/dweight = min(0, x). `init` is the weight's start.
struct prelu {
  static constexpr Info info{
      .name = "PReLU",
      .family = Family::rectifier,
      .formula = R"(\begin{cases} x & x > 0 \\ a x & x \le 0 \end{cases})",
      .derivativeFormula = R"(\begin{cases} 1 & x > 0 \\ a & x \le 0 \end{cases})",
      .torch = {"PReLU", "prelu", "weight"},
      .paper = {"He, Zhang, Ren & Sun, Delving Deep into Rectifiers", 2015, "https://arxiv.org/abs/1502.01852"},
      .parameters = {{.name = "init", .min = -1, .max = 1, .step = 0.01f, .learnable = true}},
      .expression = "where(x > 0, x, init * x)",
  };

  float init = 0.25f;

  Curve at(simd::Float x) const {
    const simd::Float slope = simd::select(x > 0.0f, simd::splat(1.0f), simd::splat(init));
    return {x * slope, slope, simd::splat(0.0f)};
  }

  simd::Float parameterDerivative(simd::Float x) const { return simd::min(x, 0.0f); }

  Exact exact(double x) const { return {x > 0 ? x : init * x, x > 0 ? 1.0 : init, 0}; }

  /// The weight is a tensor of the format too.
  half::Slope atHalf(float x, half::Format format) const {
    const Curve c = prelu{half::rounded(init, format)}.at(simd::splat(x));
    return {c.value[0], c.derivative[0]};
  }

  Interval range() const { return {init > 0 ? -kInfinity : 0, kInfinity}; }
  Kinks kinks() const { return init == 1 ? Kinks{} : Kinks{0}; }

  Spelling spelling() const {
    return {"np.where(x > 0, x, {init} * x)",
            "keras.layers.PReLU(alpha_initializer=keras.initializers.Constant({init}))",
            "lambda x: jax.nn.leaky_relu(x, negative_slope={init})"};
  }
  OnnxOperator onnx() const { return {.name = "PRelu", .learned = "init"}; }
};

}  // namespace playground::activations
