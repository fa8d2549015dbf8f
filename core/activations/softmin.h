#pragma once

#include "core/activation.h"
#include "core/rows.h"

namespace playground::activations {

/// Softmin: y_i = exp(-x_i) / sum_j exp(-x_j), softmax of the negated row; the smallest input gets the most.
///
/// dy_i/dx_j = -y_i ([i = j] - y_j).
struct softmin {
  static constexpr Info info{
      .name = "Softmin",
      .family = Family::row,
      .formula = R"(y_i = \frac{e^{-x_i}}{\sum_j e^{-x_j}})",
      .derivativeFormula = R"(\frac{\partial y_i}{\partial x_j} = -y_i\,(\delta_{ij} - y_j))",
      .torch = {"Softmin", "softmin"},
  };

  static std::size_t outputs(std::size_t columns) { return columns; }
  static void row(std::span<const float> x, std::span<float> y) { rows::softmax<-1>(x, y); }
  static void jacobian(std::span<const float> x, std::span<float> j) { rows::softmaxJacobian<-1>(x, j); }
  static void exactRow(std::span<const float> x, std::span<double> y) { rows::exactSoftmax<-1>(x, y); }

  Interval range() const { return {0, 1}; }

  Spelling spelling() const {
    return {"scipy.special.softmax(-x, axis=-1)", "lambda x: keras.activations.softmax(-x, axis=-1)",
            "lambda x: jax.nn.softmax(-x, axis=-1)"};
  }
};

}  // namespace playground::activations
