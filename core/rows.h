#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

#include "core/simd/math.h"
#include "core/vectors.h"

/// What softmax, softmin and log_softmax share: the row of exponentials, shifted by its maximum so that none overflows.
/// `sign` is 1, or -1 for softmin. A -inf counts as nothing; a NaN, a +inf or a row of -inf alone gives NaN, as in
/// torch.
namespace playground::rows {

/// `v` in the first `lanes` lanes, 0 in the others.
inline simd::Float firstLanes(simd::Float v, int lanes) {
  constexpr simd::Int kLane = {0, 1, 2, 3};
  return lanes == simd::kLanes ? v : simd::select(kLane < lanes, v, simd::splat(0.0f));
}

/// v or -v.
template <int sign>
inline simd::Float withSign(simd::Float v) {
  return sign < 0 ? -v : v;
}

/// The largest and the smallest of sign * x, NaN passed over. Two running vectors of each, so that none waits for the
/// one before.
struct Extremes {
  float largest = -std::numeric_limits<float>::infinity(), smallest = -largest;
};

template <int sign>
inline Extremes extremes(std::span<const float> x) {
  constexpr std::size_t kStride = 2 * simd::kLanes;
  Extremes result;
  simd::Float largest[2], smallest[2];
  for (std::size_t k = 0; k < 2; ++k) {
    largest[k] = simd::splat(result.largest);
    smallest[k] = simd::splat(result.smallest);
  }
  std::size_t i = 0;
  for (; i + kStride <= x.size(); i += kStride) {
    for (std::size_t k = 0; k < 2; ++k) {
      const simd::Float v = withSign<sign>(simd::load(&x[i + k * simd::kLanes]));
      largest[k] = simd::max(largest[k], v);
      smallest[k] = simd::min(smallest[k], v);
    }
  }
  const auto meet = [&result](float high, float low) {
    if (high > result.largest) result.largest = high;
    if (low < result.smallest) result.smallest = low;
  };
  for (std::size_t k = 0; k < 2; ++k)
    for (int lane = 0; lane < simd::kLanes; ++lane) meet(largest[k][lane], smallest[k][lane]);
  for (; i < x.size(); ++i) meet(sign * x[i], sign * x[i]);
  return result;
}

/// Sum of exp(sign * x - largest); each term also goes to y if it is to be `kept`.
template <int sign, bool kept>
inline float sumOfExponentials(std::span<const float> x, Extremes range, float* y) {
  simd::Float sum = simd::splat(0.0f);
  const simd::Float largest = simd::splat(range.largest);
  const auto add = [&](auto&& exponential) {
    forEachVector(x.data(), y, x.size(), [&](const float* from, float* to, int lanes) {
      const simd::Float term = exponential(withSign<sign>(load(from, lanes)) - largest);
      if constexpr (kept) store(to, term, lanes);
      sum += firstLanes(term, lanes);
    });
  };
  if (range.largest - range.smallest <= simd::kNearExp) {
    add([](simd::Float v) { return simd::nearExp<1>(v).value(); });
  } else {
    add([](simd::Float v) { return simd::splitExp(simd::max(v, -simd::kExpLimit)).value(); });
  }
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/// y = exp(sign * x) / sum of exp(sign * x).
template <int sign>
inline void softmax(std::span<const float> x, std::span<float> y) {
  const simd::Float inverse = simd::splat(1.0f / sumOfExponentials<sign, true>(x, extremes<sign>(x), y.data()));
  forEachVector(y.data(), y.data(), x.size(),
                [inverse](const float* from, float* to, int lanes) { store(to, load(from, lanes) * inverse, lanes); });
}

/// dy_i/dx_j = sign * y_i ([i = j] - y_j), row-major.
template <int sign>
inline void softmaxJacobian(std::span<const float> x, std::span<float> jacobian) {
  const std::size_t n = x.size();
  const std::span<float> y = jacobian.last(n);  // the last row is written last
  softmax<sign>(x, y);
  for (std::size_t i = 0; i < n; ++i) {
    const float yi = y[i];
    for (std::size_t j = 0; j < n; ++j) jacobian[i * n + j] = sign * yi * ((i == j ? 1.0f : 0.0f) - y[j]);
  }
}

/// The maximum of sign * x and the sum of exp(sign * x - maximum), in double.
struct ExactSum {
  double maximum, sum;
};

template <int sign>
inline ExactSum exactSum(std::span<const float> x) {
  double largest = -std::numeric_limits<double>::infinity(), sum = 0;
  for (const float v : x) largest = sign * v > largest ? sign * v : largest;
  for (const float v : x) sum += std::exp(sign * v - largest);
  return {largest, sum};
}

template <int sign>
inline void exactSoftmax(std::span<const float> x, std::span<double> y) {
  const auto [maximum, sum] = exactSum<sign>(x);
  for (std::size_t i = 0; i < x.size(); ++i) y[i] = std::exp(sign * x[i] - maximum) / sum;
}

}  // namespace playground::rows
