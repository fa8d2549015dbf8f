#pragma once

#include <cstring>

#include "core/simd/vec.h"

/// Four samples side by side, in float for training or in double for checking gradients; simd::Double, in halves of the
/// hardware's width, is for kernels that must be fast in double.
namespace playground {

using DoubleLanes = double __attribute__((vector_size(32)));

template <class T>
struct LanesOf;
template <>
struct LanesOf<float> {
  using type = simd::Float;
};
template <>
struct LanesOf<double> {
  using type = DoubleLanes;
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
  const T now = simd::readNow(value);
  return Lanes<T>{now, now, now, now};
}

/// The number at a place that is only read where this stands: one instruction, which splatLanes forgoes.
template <class T>
inline Lanes<T> loadSplat(const T* from) {
  return Lanes<T>{*from, *from, *from, *from};
}

/// Always in this order, so that every build gives the same bits.
template <class T>
inline T sumOfLanes(Lanes<T> v) {
  return (v[0] + v[1]) + (v[2] + v[3]);
}

/// Four vectors as the rows of a 4 x 4 matrix; its columns.
template <class T>
inline void transpose4(Lanes<T> r0, Lanes<T> r1, Lanes<T> r2, Lanes<T> r3, Lanes<T>* columns) {
  const Lanes<T> low01 = __builtin_shufflevector(r0, r1, 0, 4, 1, 5),
                 high01 = __builtin_shufflevector(r0, r1, 2, 6, 3, 7);
  const Lanes<T> low23 = __builtin_shufflevector(r2, r3, 0, 4, 1, 5),
                 high23 = __builtin_shufflevector(r2, r3, 2, 6, 3, 7);
  columns[0] = __builtin_shufflevector(low01, low23, 0, 1, 4, 5);
  columns[1] = __builtin_shufflevector(low01, low23, 2, 3, 6, 7);
  columns[2] = __builtin_shufflevector(high01, high23, 0, 1, 4, 5);
  columns[3] = __builtin_shufflevector(high01, high23, 2, 3, 6, 7);
}

}  // namespace playground
