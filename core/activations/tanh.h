#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Hyperbolic tangent: f(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x)).
///
/// With e = exp(-2|x|) and m = e - 1 computed as expm1: f = -m/(2 + m) with the sign of x, exact to the last bits near
/// 0; f' = 4e/(1 + e)^2, where torch's 1 - y^2 has lost all digits from |x| = 8.7; f'' = -2 f f'.
struct tanh {
  static constexpr Info info{
      .name = "Tanh",
      .family = Family::sigmoidal,
      .formula = R"(\tanh x = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}})",
      .derivativeFormula = R"(1 - \tanh^2 x)",
      .torch = {"Tanh", "tanh"},
      .maxUlp = {3, 4},
  };

  Curve at(simd::Float x) const {
    const simd::SplitExp e = simd::expMinusAbs(x + x);
    const simd::Float minusOne = e.minusOne();
    const simd::Float value = simd::copySign(minusOne / (2.0f + minusOne), x);
    const simd::Float sum = 1.0f + e.value();
    const simd::Float derivative = e.scaled(4.0f * e.mantissa() / (sum * sum));
    return {value, derivative, -2.0f * value * derivative};
  }

  Exact exact(double x) const {
    const double sum = 1 + std::exp(-2 * std::fabs(x)), value = std::tanh(x);
    const double derivative = 4 * std::exp(-2 * std::fabs(x)) / (sum * sum);
    return {value, derivative, -2 * value * derivative};
  }

  Interval range() const { return {-1, 1}; }
};

}  // namespace playground::activations
