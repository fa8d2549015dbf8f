#pragma once

#include "core/activation.h"
#include "core/rows.h"

namespace playground::activations {

/// Softmax: y_i = exp(x_i) / sum_j exp(x_j), a row of logits made into probabilities. Bridle, 1989.
///
/// dy_i/dx_j = y_i ([i = j] - y_j). The row's maximum is subtracted first: the ratio is the same, and nothing
/// overflows.
struct softmax {
  static constexpr Info info{
      .name = "Softmax",
      .family = Family::row,
      .formula = R"(y_i = \frac{e^{x_i}}{\sum_j e^{x_j}})",
      .derivativeFormula = R"(\frac{\partial y_i}{\partial x_j} = y_i\,(\delta_{ij} - y_j))",
      .torch = {"Softmax", "softmax"},
      .paper = {"Bridle, Training Stochastic Model Recognition Algorithms as Networks", 1989,
                "https://papers.nips.cc/paper/195"},
  };

  static std::size_t outputs(std::size_t columns) { return columns; }
  static void row(std::span<const float> x, std::span<float> y) { rows::softmax<1>(x, y); }
  static void jacobian(std::span<const float> x, std::span<float> j) { rows::softmaxJacobian<1>(x, j); }
  static void exactRow(std::span<const float> x, std::span<double> y) { rows::exactSoftmax<1>(x, y); }

  Interval range() const { return {0, 1}; }

  Spelling spelling() const {
    return {"scipy.special.softmax(x, axis=-1)", "keras.layers.Softmax(axis=-1)",
            "lambda x: jax.nn.softmax(x, axis=-1)"};
  }
};

}  // namespace playground::activations
