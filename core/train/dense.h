#pragma once

#include <algorithm>

#include "core/train/lanes.h"

/// The three products of a fully connected layer. A matrix of activations is [neurons x width], each neuron's samples
/// contiguous and `width` a multiple of the lane count: the batch, not the layer, is the long side. Weights are
/// [outputs x inputs], row-major, as in torch. Every sum runs in one fixed order, so every build gives the same bits.
namespace playground::dense {

/// How the weights are walked: rows of the result, then terms of its sums.
struct Strides {
  int row, term;
};

/// `rows` rows times `vectors` vectors of result at a time, held in registers.
template <int rows, int vectors, class T>
inline void productBlock(const T* weights, Strides strides, const T* bias, const T* x, T* result, int terms,
                         int width) {
  Lanes<T> sum[rows][vectors];
  for (int r = 0; r < rows; ++r)
    for (int v = 0; v < vectors; ++v) sum[r][v] = Lanes<T>{};
  for (int k = 0; k < terms; ++k) {
    Lanes<T> input[vectors];
    for (int v = 0; v < vectors; ++v) input[v] = loadLanes(x + k * width + v * kLanes);
    for (int r = 0; r < rows; ++r) {
      const Lanes<T> weight = splatLanes(weights[r * strides.row + k * strides.term]);
      for (int v = 0; v < vectors; ++v) sum[r][v] += weight * input[v];
    }
  }
  for (int r = 0; r < rows; ++r)
    for (int v = 0; v < vectors; ++v)
      storeLanes<T>(result + r * width + v * kLanes, bias ? sum[r][v] + bias[r] : sum[r][v]);
}

template <int rows, class T>
inline void productRows(const T* weights, Strides strides, const T* bias, const T* x, T* result, int terms, int width) {
  int i = 0;
  for (; i + 2 * kLanes <= width; i += 2 * kLanes)
    productBlock<rows, 2>(weights, strides, bias, x + i, result + i, terms, width);
  if (i < width) productBlock<rows, 1>(weights, strides, bias, x + i, result + i, terms, width);
}

/// result [rows x width] = weights [rows x terms] * x [terms x width] (+ bias).
template <class T>
[[gnu::noinline]] void product(const T* weights, Strides strides, const T* bias, const T* x, T* result, int rows,
                               int terms, int width) {
  for (int r = 0; r < rows; r += 4) {
    const T* w = weights + r * strides.row;
    const T* b = bias ? bias + r : nullptr;
    T* y = result + r * width;
    switch (std::min(rows - r, 4)) {
      case 4:
        productRows<4>(w, strides, b, x, y, terms, width);
        break;
      case 3:
        productRows<3>(w, strides, b, x, y, terms, width);
        break;
      case 2:
        productRows<2>(w, strides, b, x, y, terms, width);
        break;
      default:
        productRows<1>(w, strides, b, x, y, terms, width);
    }
  }
}

/// z [outputs x width] = weights * x [inputs x width] + bias.
template <class T>
inline void forward(const T* weights, const T* bias, const T* x, T* z, int outputs, int inputs, int width) {
  product(weights, {inputs, 1}, bias, x, z, outputs, inputs, width);
}

/// dx [inputs x width] = weights^T * dz [outputs x width].
template <class T>
inline void backward(const T* weights, const T* dz, T* dx, int outputs, int inputs, int width) {
  product<T>(weights, {1, inputs}, nullptr, dz, dx, inputs, outputs, width);
}

template <int rows, int columns, class T>
inline void gradientBlock(const T* dz, const T* x, T* gradient, int inputs, int width) {
  Lanes<T> sum[rows][columns] = {};
  for (int i = 0; i < width; i += kLanes) {
    Lanes<T> input[columns];
    for (int c = 0; c < columns; ++c) input[c] = loadLanes(x + c * width + i);
    for (int r = 0; r < rows; ++r) {
      const Lanes<T> delta = loadLanes(dz + r * width + i);
      for (int c = 0; c < columns; ++c) sum[r][c] += delta * input[c];
    }
  }
  for (int r = 0; r < rows; ++r)
    for (int c = 0; c < columns; ++c) gradient[r * inputs + c] = sumOfLanes<T>(sum[r][c]);
}

template <int rows, class T>
inline void gradientRows(const T* dz, const T* x, T* gradient, int inputs, int width) {
  int c = 0;
  for (; c + 4 <= inputs; c += 4) gradientBlock<rows, 4>(dz, x + c * width, gradient + c, inputs, width);
  for (; c < inputs; ++c) gradientBlock<rows, 1>(dz, x + c * width, gradient + c, inputs, width);
}

/// dW [outputs x inputs] = dz [outputs x width] * x^T, and db [outputs] = the sums of dz over the samples.
template <class T>
[[gnu::noinline]] void gradients(const T* dz, const T* x, T* weightGradient, T* biasGradient, int outputs, int inputs,
                                 int width) {
  int r = 0;
  for (; r + 2 <= outputs; r += 2) gradientRows<2>(dz + r * width, x, weightGradient + r * inputs, inputs, width);
  if (r < outputs) gradientRows<1>(dz + r * width, x, weightGradient + r * inputs, inputs, width);
  for (int o = 0; o < outputs; ++o) {
    Lanes<T> sum = {};
    for (int i = 0; i < width; i += kLanes) sum += loadLanes(dz + o * width + i);
    biasGradient[o] = sumOfLanes<T>(sum);
  }
}

}  // namespace playground::dense
