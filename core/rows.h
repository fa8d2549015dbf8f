#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

#include "core/simd/math.h"

/// What softmax, softmin and log_softmax share: the row of exponentials, shifted by its maximum so that none overflows.
/// `sign` is 1, or -1 for softmin. A -inf counts as nothing; a NaN, a +inf or a row of -inf alone gives NaN, as in
/// torch.
namespace playground::rows {

/// Calls body(i, lanes) for each vector of a row of `count`; the last may have fewer lanes than a vector.
template <class Body>
inline void forEachVector(std::size_t count, Body&& body) {
  std::size_t i = 0;
  for (; i + simd::kLanes <= count; i += simd::kLanes) body(i, simd::kLanes);
  if (i < count) body(i, static_cast<int>(count - i));
}

inline simd::Float load(const float* from, int lanes) {
  return lanes == simd::kLanes ? simd::load(from) : simd::loadPartial(from, lanes);
}

inline void store(float* to, simd::Float v, int lanes) {
  if (lanes == simd::kLanes) return simd::store(to, v);
  simd::storePartial(to, v, lanes);
}

/// `v` in the first `lanes` lanes, `fill` in the others.
inline simd::Float padded(simd::Float v, int lanes, float fill) {
  constexpr simd::Int kLane = {0, 1, 2, 3};
  return lanes == simd::kLanes ? v : simd::select(kLane < lanes, v, simd::splat(fill));
}

/// v or -v.
template <int sign>
inline simd::Float withSign(simd::Float v) {
  return sign < 0 ? -v : v;
}

/// The largest of sign * x, NaN passed over. Four running maxima, so that none waits for the one before.
template <int sign>
inline float maximum(std::span<const float> x) {
  constexpr float kLowest = -std::numeric_limits<float>::infinity();
  constexpr std::size_t kStride = 4 * simd::kLanes;
  simd::Float largest[4] = {simd::splat(kLowest), simd::splat(kLowest), simd::splat(kLowest), simd::splat(kLowest)};
  std::size_t i = 0;
  for (; i + kStride <= x.size(); i += kStride)
    for (std::size_t k = 0; k < 4; ++k)
      largest[k] = simd::max(largest[k], withSign<sign>(simd::load(&x[i + k * simd::kLanes])));
  const simd::Float lanes = simd::max(simd::max(largest[0], largest[1]), simd::max(largest[2], largest[3]));
  float result = kLowest;
  for (int lane = 0; lane < simd::kLanes; ++lane) result = lanes[lane] > result ? lanes[lane] : result;
  for (; i < x.size(); ++i) result = sign * x[i] > result ? sign * x[i] : result;
  return result;
}

/// Sum of exp(sign * x - shift); each term also goes to y unless y is null.
template <int sign>
inline float sumOfExponentials(std::span<const float> x, float shift, float* y) {
  simd::Float sum = simd::splat(0.0f);
  forEachVector(x.size(), [&](std::size_t i, int lanes) {
    const simd::Float shifted = withSign<sign>(load(&x[i], lanes)) - shift;
    const simd::Float term = simd::splitExp(simd::max(shifted, -simd::kExpLimit)).value();
    if (y) store(y + i, term, lanes);
    sum += padded(term, lanes, 0.0f);
  });
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/// y = exp(sign * x) / sum of exp(sign * x).
template <int sign>
inline void softmax(std::span<const float> x, std::span<float> y) {
  const float inverse = 1.0f / sumOfExponentials<sign>(x, maximum<sign>(x), y.data());
  forEachVector(x.size(), [&](std::size_t i, int lanes) { store(&y[i], load(&y[i], lanes) * inverse, lanes); });
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
