#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/rows.h"
#include "core/vectors.h"

namespace playground::activations {

/// Log-softmax: y_i = x_i - log sum_j exp(x_j), the log-probabilities that NLLLoss wants.
///
/// dy_i/dx_j = [i = j] - softmax(x)_j. With the maximum m subtracted, the sum is at least 1 and its log is stable:
/// y_i = (x_i - m) - log sum_j exp(x_j - m).
struct log_softmax {
  static constexpr Info info{
      .name = "LogSoftmax",
      .family = Family::row,
      .formula = R"(y_i = x_i - \ln \sum_j e^{x_j})",
      .derivativeFormula = R"(\frac{\partial y_i}{\partial x_j} = \delta_{ij} - \operatorname{softmax}(x)_j)",
      .torch = {"LogSoftmax", "log_softmax"},
  };

  static std::size_t outputs(std::size_t columns) { return columns; }

  static void row(std::span<const float> x, std::span<float> y) {
    const rows::Extremes range = rows::extremes<1>(x);
    const float sum = rows::sumOfExponentials<1, false>(x, range, y.data());
    const float logSum = simd::logAtLeastOne(simd::splat(sum))[0];
    forEachVector(x.data(), y.data(), x.size(), [&](const float* from, float* to, int lanes) {
      store(to, (load(from, lanes) - range.largest) - logSum, lanes);
    });
  }

  static void jacobian(std::span<const float> x, std::span<float> j) {
    const std::size_t n = x.size();
    rows::softmax<1>(x, j.last(n));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t k = 0; k < n; ++k) j[i * n + k] = (i == k ? 1.0f : 0.0f) - j[(n - 1) * n + k];
  }

  static void exactRow(std::span<const float> x, std::span<double> y) {
    const auto [maximum, sum] = rows::exactSum<1>(x);
    for (std::size_t i = 0; i < x.size(); ++i) y[i] = (x[i] - maximum) - std::log(sum);
  }

  Interval range() const { return {-kInfinity, 0}; }

  Spelling spelling() const {
    return {"scipy.special.log_softmax(x, axis=-1)", "lambda x: keras.activations.log_softmax(x, axis=-1)",
            "lambda x: jax.nn.log_softmax(x, axis=-1)"};
  }
};

}  // namespace playground::activations
