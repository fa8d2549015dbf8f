#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/activations/tanh.h"
#include "core/half/format.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Tanh shrinkage: f(x) = x - tanh(x).
///
/// The difference cancels near 0 (torch has no digit left below |x| = 3e-4), so for |x| < 1.42 it is a polynomial,
/// x^3 P(x^2), and tanh(x) = x - f(x) in turn; f' = tanh^2, farther out 1 - tanh'; f'' = 2 tanh tanh'.
struct tanhshrink {
  static constexpr Info info{
      .name = "Tanhshrink",
      .family = Family::shrink,
      .formula = R"(x - \tanh x)",
      .derivativeFormula = R"(\tanh^2 x)",
      .torch = {"Tanhshrink", "tanhshrink"},
      .maxUlp = {3.3f, 3},
      .expression = "x - tanh(x)",
  };

  Curve at(simd::Float x) const {
    const Curve far = activations::tanh{}.at(x);
    const simd::Mask near = simd::abs(x) < simd::splat(1.42f);
    const simd::Float shrunk = simd::tanhshrinkNearZero(x);
    const simd::Float value = simd::select(near, x - shrunk, far.value);
    return {simd::select(near, shrunk, x - far.value),
            simd::select(simd::abs(x) < simd::splat(1.0f), value * value, simd::splat(1.0f) - far.derivative),
            2.0f * value * far.derivative};
  }

  Exact exact(double x) const {
    const Exact far = activations::tanh{}.exact(x);
    return {std::fabs(x) < 0.5 ? series(x) : x - far.value, far.value * far.value, 2 * far.value * far.derivative};
  }

  /// Not one kernel in torch but two operators and theirs backward: every step is rounded.
  half::Slope atHalf(float x, half::Format format) const {
    const half::Slope inner = activations::tanh{}.atHalf(x, format);
    return {x - half::rounded(inner.value, format), 1 - half::rounded(inner.derivative, format)};
  }

  Interval range() const { return {}; }

  Spelling spelling() const {
    return {"x - np.tanh(x)", R"(keras.activations.get("tanh_shrink"))", "lambda x: x - jnp.tanh(x)"};
  }

 private:
  /// x - tanh(x) for |x| < 1/2 from Lambert's continued fraction tanh x = x/(1 + x^2/(3 + x^2/(5 + ...))): with
  /// c = x^2/(3 + x^2/(5 + ...)), x - x/(1 + c) = x c/(1 + c), without cancellation.
  static double series(double x) {
    double fraction = 0;
    for (int odd = 21; odd >= 3; odd -= 2) fraction = x * x / (odd + fraction);
    return x * fraction / (1 + fraction);
  }
};

}  // namespace playground::activations
