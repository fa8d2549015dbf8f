#pragma once

#include <cmath>

#include "core/activation.h"
#include "core/half/format.h"
#include "core/half/math.h"
#include "core/simd/math.h"

namespace playground::activations {

/// Scaled ELU: f(x) = s x for x > 0, else s a (exp(x) - 1), with s and a such that mean 0 and variance 1 are a fixed
/// point through the layers of a lecun-normal net. Klambauer et al., 2017.
///
/// f' = s or s a exp(x), f'' = 0 or s a exp(x); torch takes the negative side at the kink.
struct selu {
  static constexpr Info info{
      .name = "SELU",
      .family = Family::exponential,
      .formula =
          R"(s \cdot \begin{cases} x & x > 0 \\ \alpha (e^{x} - 1) & x \le 0 \end{cases} \quad s \approx 1.0507,\ \alpha \approx 1.6733)",
      .derivativeFormula = R"(s \cdot \begin{cases} 1 & x > 0 \\ \alpha e^{x} & x \le 0 \end{cases})",
      .torch = {"SELU", "selu"},
      .paper = {"Klambauer, Unterthiner, Mayr & Hochreiter, Self-Normalizing Neural Networks", 2017,
                "https://arxiv.org/abs/1706.02515"},
      .maxUlp = {2.8f, 2},
      .expression = "where(x > 0, 1.0507009873554805 * x, 1.7580993408473766 * expm1(x))",
  };

  Curve at(simd::Float x) const {
    constexpr float kPositive = static_cast<float>(kScale), kNegative = static_cast<float>(kScale * kAlpha);
    const simd::Mask positive = x > 0.0f;
    const simd::SplitExp e = simd::splitExp(simd::min(simd::max(x, -simd::kExpLimit), 0.0f));
    constexpr float kRest = static_cast<float>(kScale * kAlpha - kNegative);
    const simd::Float slope =
        e.scaled(simd::splat(kNegative) + (simd::splat(kRest) + simd::splat(kNegative) * e.q));  // one rounding
    return {simd::select(positive, simd::splat(kPositive) * x, simd::splat(kNegative) * e.minusOne()),
            simd::select(positive, simd::splat(kPositive), slope), simd::select(positive, simd::splat(0.0f), slope)};
  }

  Curve near(simd::Float x) const {
    constexpr float kPositive = static_cast<float>(kScale), kNegative = static_cast<float>(kScale * kAlpha);
    const simd::Mask positive = x > 0.0f;
    const simd::NearExp e = simd::nearExp<1>(simd::min(x, 0.0f));
    const simd::Float slope = simd::splat(kNegative) * e.value();
    return {simd::splat(kPositive) * simd::max(x, 0.0f) + simd::splat(kNegative) * e.minusOne(),
            simd::select(positive, simd::splat(kPositive), slope), simd::select(positive, simd::splat(0.0f), slope)};
  }
  float reach() const { return simd::kNearExp; }

  Exact exact(double x) const {
    if (x > 0) return {kScale * x, kScale, 0};
    const double slope = kScale * kAlpha * std::exp(x);
    return {kScale * kAlpha * std::expm1(x), slope, slope};
  }

  half::Slope atHalf(float x, half::Format) const {
    constexpr float kPositive = static_cast<float>(kScale), kNegative = static_cast<float>(kAlpha) * kPositive;
    return {x < 0 ? half::expm1(x) * kNegative : x * kPositive, x > 0 ? kPositive : kNegative * half::exp(x)};
  }

  Interval range() const { return {static_cast<float>(-kScale * kAlpha), kInfinity}; }
  Kinks kinks() const { return {0}; }

  Spelling spelling() const {
    return {"1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * np.expm1(np.minimum(x, 0)))",
            R"(keras.activations.get("selu"))", "jax.nn.selu"};
  }
  OnnxOperator onnx() const { return {"Selu"}; }

 private:
  static constexpr double kScale = 1.0507009873554804934193349852946;
  static constexpr double kAlpha = 1.6732632423543772848170429916717;
};

}  // namespace playground::activations
