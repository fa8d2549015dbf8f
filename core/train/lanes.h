#pragma once

#include <cstring>

#include "core/simd/vec.h"

/// Four samples side by side, in float for training or in double for checking gradients.
namespace playground {

template <class T>
struct LanesOf;
template <>
struct LanesOf<float> {
  using type = simd::Float;
};
template <>
struct LanesOf<double> {
  using type = double __attribute__((vector_size(32)));
};
template <class T>
using Lanes = typename LanesOf<T>::type;

inline constexpr int kLanes = simd::kLanes;

/// The smallest multiple of the lane count that holds `count`.
inline constexpr int padded(int count) { return (count + kLanes - 1) / kLanes * kLanes; }

template <class T>
inline Lanes<T> loadLanes(const T* from) {
  Lanes<T> v;
  std::memcpy(&v, from, sizeof v);
  return v;
}

template <class T>
inline void storeLanes(T* to, Lanes<T> v) {
  std::memcpy(to, &v, sizeof v);
}

template <class T>
inline Lanes<T> splatLanes(T value) {
  return Lanes<T>{value, value, value, value};
}

/// Always in this order, so that every build gives the same bits.
template <class T>
inline T sumOfLanes(Lanes<T> v) {
  return (v[0] + v[1]) + (v[2] + v[3]);
}

}  // namespace playground
