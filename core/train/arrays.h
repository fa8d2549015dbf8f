#pragma once

#include <cmath>

#include "core/train/lanes.h"

namespace playground {

inline bool allFinite(const float* values, int count) {
  simd::Int bad = {};
  int i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    const simd::Float v = simd::load(values + i);
    bad |= (v - v) != 0.0f;
  }
  bool finite = (bad[0] | bad[1] | bad[2] | bad[3]) == 0;
  for (; i < count; ++i) finite = finite && std::isfinite(values[i]);
  return finite;
}

/// Sums of |w| and w^2 over `count` values, in double.
struct Norms {
  double absolute, squares;
};
inline Norms norms(const float* values, int count) {
  simd::Float absolute = {}, squares = {};
  int i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    const simd::Float v = simd::load(values + i);
    absolute += simd::abs(v);
    squares += v * v;
  }
  const simd::Float v = simd::loadPartial(values + i, count - i);
  return {static_cast<double>(sumOfLanes<float>(absolute + simd::abs(v))),
          static_cast<double>(sumOfLanes<float>(squares + v * v))};
}

}  // namespace playground
