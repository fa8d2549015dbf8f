#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/activations/sigmoid.h"
#include "core/vectors.h"

namespace playground::activations {

/// Gated linear unit: the row is split in halves a and b, y = a * sigma(b). Dauphin et al., 2016.
///
/// dy_i/da_i = sigma(b_i), dy_i/db_i = a_i sigma'(b_i), all else 0. The row's length must be even.
struct glu {
  static constexpr Info info{
      .name = "GLU",
      .family = Family::row,
      .formula = R"(y_i = a_i\,\sigma(b_i), \quad x = [a; b])",
      .derivativeFormula =
          R"(\frac{\partial y_i}{\partial a_i} = \sigma(b_i), \quad \frac{\partial y_i}{\partial b_i} = a_i\,\sigma'(b_i))",
      .torch = {"GLU", "glu"},
      .paper = {"Dauphin, Fan, Auli & Grangier, Language Modeling with Gated Convolutional Networks", 2016,
                "https://arxiv.org/abs/1612.08083"},
  };

  static std::size_t outputs(std::size_t columns) { return columns % 2 == 0 ? columns / 2 : 0; }

  static void row(std::span<const float> x, std::span<float> y) {
    forEachVector(x.data(), y.data(), y.size(), [half = y.size()](const float* from, float* to, int lanes) {
      const simd::Float gate = sigmoid{}.at(load(from + half, lanes)).value;
      store(to, load(from, lanes) * gate, lanes);
    });
  }

  static void jacobian(std::span<const float> x, std::span<float> j) {
    const std::size_t half = x.size() / 2;
    for (float& entry : j) entry = 0;
    for (std::size_t i = 0; i < half; ++i) {
      const Curve gate = sigmoid{}.at(simd::splat(x[half + i]));
      j[i * x.size() + i] = gate.value[0];
      j[i * x.size() + half + i] = x[i] * gate.derivative[0];
    }
  }

  static void exactRow(std::span<const float> x, std::span<double> y) {
    for (std::size_t i = 0; i < y.size(); ++i) y[i] = x[i] * sigmoid{}.exact(x[y.size() + i]).value;
  }

  Interval range() const { return {}; }

  Spelling spelling() const {
    return {"np.split(x, 2, -1)[0] * scipy.special.expit(np.split(x, 2, -1)[1])",
            "lambda x: keras.activations.glu(x, axis=-1)", "lambda x: jax.nn.glu(x, axis=-1)"};
  }
};

}  // namespace playground::activations
