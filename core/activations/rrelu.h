#pragma once

#include "core/activation.h"

namespace playground::activations {

/// Randomised leaky ReLU: in training each x <= 0 draws its slope from U(lower, upper); in evaluation, drawn here, the
/// slope is their mean. Xu et al., 2015.
///
/// f' = 1 or the mean slope; torch takes the negative side at the kink.
struct rrelu {
  static constexpr Info info{
      .name = "RReLU",
      .family = Family::rectifier,
      .formula = R"(\begin{cases} x & x > 0 \\ \frac{\text{lower} + \text{upper}}{2}\, x & x \le 0 \end{cases})",
      .derivativeFormula = R"(\begin{cases} 1 & x > 0 \\ \frac{\text{lower} + \text{upper}}{2} & x \le 0 \end{cases})",
      .torch = {"RReLU", "rrelu"},
      .paper = {"Xu, Wang, Chen & Li, Empirical Evaluation of Rectified Activations in Convolutional Network", 2015,
                "https://arxiv.org/abs/1505.00853"},
      .maxUlp = {0.5f, 0},
      .parameters = {{.name = "lower", .min = 0, .max = 1, .step = 0.01f},
                     {.name = "upper", .min = 0, .max = 1, .step = 0.01f}},
      .expression = "where(x > 0, x, (lower + upper) / 2 * x)",
  };

  float lower = 1.0f / 8;
  float upper = 1.0f / 3;

  Curve at(simd::Float x) const {
    const simd::Float slope = simd::select(x > 0.0f, simd::splat(1.0f), simd::splat(static_cast<float>(meanSlope())));
    return {x * slope, slope, simd::splat(0.0f)};
  }

  Exact exact(double x) const { return {x > 0 ? x : meanSlope() * x, x > 0 ? 1.0 : meanSlope(), 0}; }

  Interval range() const { return {meanSlope() > 0 ? -kInfinity : 0, kInfinity}; }
  Kinks kinks() const { return meanSlope() == 1 ? Kinks{} : Kinks{0}; }

  std::optional<InputError> invalid() const {
    if (lower <= upper) return std::nullopt;
    return InputError{"parameters.lower", decimal(lower), "at most upper, " + decimal(upper)};
  }

  Interval randomSlopes() const { return {lower, upper}; }

  Spelling spelling() const {
    return {"np.where(x > 0, x, ({lower} + {upper}) / 2 * x)",
            "keras.layers.LeakyReLU(negative_slope=({lower} + {upper}) / 2)",
            "lambda x: jax.nn.leaky_relu(x, negative_slope=({lower} + {upper}) / 2)"};
  }
  // In evaluation: the mean of the slopes.
  OnnxOperator onnx() const { return {"LeakyRelu", {{"alpha", meanSlope()}}}; }

 private:
  double meanSlope() const { return (static_cast<double>(lower) + upper) / 2; }
};

}  // namespace playground::activations
