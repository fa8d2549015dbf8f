#pragma once

#include <cstddef>

#include "core/simd/vec.h"

/// Walking an array vector by vector.
namespace playground {

/// Calls body(from, to, lanes) for each vector of an array x of `count` and the places in y that go with it; the last
/// vector may have fewer lanes.
template <class Body>
inline void forEachVector(const float* x, float* y, std::size_t count, Body&& body) {
  constexpr std::size_t step = simd::kLanes;
  for (; count >= 2 * step; count -= 2 * step) {  // two hide the latency of one
    body(x, y, simd::kLanes);
    body(x + step, y + step, simd::kLanes);
    x += 2 * step;
    y += 2 * step;
  }
  for (; count >= step; count -= step) {
    body(x, y, simd::kLanes);
    x += step;
    y += step;
  }
  if (count > 0) body(x, y, static_cast<int>(count));
}

inline simd::Float load(const float* from, int lanes) {
  return lanes == simd::kLanes ? simd::load(from) : simd::loadPartial(from, lanes);
}

inline void store(float* to, simd::Float v, int lanes) {
  if (lanes == simd::kLanes) return simd::store(to, v);
  simd::storePartial(to, v, lanes);
}

}  // namespace playground
