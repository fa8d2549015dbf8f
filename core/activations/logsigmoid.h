#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/half/format.h"
#include "core/half/math.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Log-sigmoid: f(x) = log(1 / (1 + exp(-x))), the log-probability of a logistic output.
///
/// With e = exp(-|x|): f = min(x, 0) - log1p(e), which neither overflows nor cancels; f' = sigma(-x) = 1/(1 + e) or
/// e/(1 + e) by the sign of x; f'' = -e/(1 + e)^2.
struct logsigmoid {
  static constexpr Info info{
      .name = "LogSigmoid",
      .family = Family::smooth,
      .formula = R"(\ln \frac{1}{1 + e^{-x}})",
      .derivativeFormula = R"(\sigma(-x) = \frac{1}{1 + e^{x}})",
      .torch = {"LogSigmoid", "logsigmoid"},
      .maxUlp = {2.7f, 2.5f},
      .expression = "where(x < 0, x - log1p(exp(x)), -log1p(exp(-x)))",
  };

  Curve at(simd::Float x) const { return curve(x, simd::expMinusAbs(x).value()); }
  Curve near(simd::Float x) const { return curve(x, simd::nearExp<1>(simd::minusAbs(x)).value()); }
  float reach() const { return simd::kNearExp; }

  Exact exact(double x) const {
    const double e = std::exp(-std::fabs(x)), sum = 1 + e;
    return {(x < 0 ? x : 0) - std::log1p(e), (x < 0 ? 1 : e) / sum, -e / (sum * sum)};
  }

  /// torch keeps e for the gradient, in the format.
  half::Slope atHalf(float x, half::Format format) const {
    const float e = half::exp(-std::fabs(x)), kept = half::rounded(e, format), share = kept / (1 + kept);
    return {(x < 0 ? x : 0) - half::log1p(e), x < 0 ? 1 - share : share};
  }

  Interval range() const { return {-kInfinity, 0}; }

  Spelling spelling() const {
    return {"-np.logaddexp(0, -x)", R"(keras.activations.get("log_sigmoid"))", "jax.nn.log_sigmoid"};
  }

 private:
  /// With e = exp(-|x|).
  static Curve curve(simd::Float x, simd::Float e) {
    const simd::Float sum = simd::splat(1.0f) + e;
    return {simd::min(x, 0.0f) - simd::log1p(e), simd::select(x < 0.0f, simd::splat(1.0f), e) / sum, -e / (sum * sum)};
  }
};

}  // namespace playground::activations
