#pragma once

#include <algorithm>

#include "core/train/lanes.h"

/// Sums over a batch in the order in which torch (1.13, x86 with AVX2) adds them for tensor.sum(0). The order shows:
/// where an activation has a kink, a bias gradient that differs in its last bit can end as another accuracy 200 epochs
/// later.
namespace playground::torch_sum {

/// next(0) + next(1) + ... in torch's cascade: sixteen by sixteen, sixteen such sums by sixteen, and so on.
template <class V, class Next>
inline V cascade(int size, Next&& next) {
  constexpr int levels = 4, step = 16;
  V sum[levels] = {};
  int i = 0;
  while (i + step <= size) {
    for (const int end = i + step; i < end; ++i) sum[0] += next(i);
    for (int level = 1, span = step; level < levels; ++level) {
      sum[level] += sum[level - 1];
      sum[level - 1] = V{};
      span *= step;
      if (i % span != 0) break;
    }
  }
  for (; i < size; ++i) sum[0] += next(i);
  for (int level = 1; level < levels; ++level) sum[0] += sum[level];
  return sum[0];
}

/// Four interleaved sums, then the four of them.
template <class T>
inline T interleaved(const T* x, int count) {
  Lanes<T> sum = cascade<Lanes<T>>(count / kLanes, [x](int i) { return loadLanes(x + i * kLanes); });
  for (int i = count / kLanes * kLanes; i < count; ++i) sum[0] += x[i];
  return ((sum[0] + sum[1]) + sum[2]) + sum[3];
}

/// A single contiguous column: four interleaved sums of vectors of eight.
template <class T>
inline T contiguous(const T* x, int count) {
  constexpr int vector = 8;
  if (count < vector) return interleaved(x, count);
  const int vectors = count / vector;
  T total = 0;
  for (int i = vectors * vector; i < count; ++i) total += x[i];
  for (int half = 0; half < vector; half += kLanes) {
    const auto part = [&](int i) { return loadLanes(x + i * vector + half); };
    Lanes<T> sum = cascade<Lanes<T>>(vectors / 4, [&](int i) { return part(4 * i); });
    for (int i = vectors / 4 * 4; i < vectors; ++i) sum += part(i);
    for (int k = 1; k < 4; ++k) sum += cascade<Lanes<T>>(vectors / 4, [&](int i) { return part(4 * i + k); });
    for (int lane = 0; lane < kLanes; ++lane) total += sum[lane];
  }
  return total;
}

/// The sums of four columns, lane by lane, each one sample after the other.
template <class T>
inline Lanes<T> fourColumns(const T* x, int count, int width) {
  Lanes<T> samples[kLanes];
  return cascade<Lanes<T>>(count, [&](int i) {
    if (i % kLanes == 0)
      transpose4<T>(loadLanes(x + i), loadLanes(x + width + i), loadLanes(x + 2 * width + i),
                    loadLanes(x + 3 * width + i), samples);
    return samples[i % kLanes];
  });
}

/// sums [columns] of x [columns x width] over `count` samples.
template <class T>
inline void columns(const T* x, T* sums, int columns, int count, int width) {
  if (columns == 1) {
    sums[0] = contiguous(x, count);
    return;
  }
  const int block = columns < 8 ? 4 : 32;
  const int blocked = columns / block * block;
  for (int c = 0; c < blocked; c += kLanes) storeLanes<T>(sums + c, fourColumns(x + c * width, count, width));
  for (int c = blocked; c < columns; ++c) sums[c] = interleaved(x + c * width, count);
}

}  // namespace playground::torch_sum
