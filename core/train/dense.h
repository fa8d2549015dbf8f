#pragma once

#include <algorithm>

#include "core/train/lanes.h"
#include "core/train/torch_sum.h"

/// The three products of a fully connected layer. A matrix of activations is [neurons x width], each neuron's samples
/// contiguous and `width` a multiple of the lane count: the batch, not the layer, is the long side. Weights are
/// [outputs x inputs], row-major, as in torch. Every sum runs in one fixed order, so every build gives the same bits.
/// Eigen's products take twice the time for layers of 5 neurons and batches of 32 (135 ns against 57), as much from 64
/// neurons on, and add up the gradients of small layers in another order.
namespace playground::dense {

/// Rows held in registers at a time: four, or five rather than leave a single one.
inline int rowsAtOnce(int rest) { return rest == 5 ? 5 : std::min(rest, 4); }

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
      const Lanes<T> weight = loadSplat(weights + r * strides.row + k * strides.term);
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
  for (int r = 0, taken; r < rows; r += taken) {
    taken = rowsAtOnce(rows - r);
    const T* w = weights + r * strides.row;
    const T* b = bias ? bias + r : nullptr;
    T* y = result + r * width;
    switch (taken) {
      case 5:
        productRows<5>(w, strides, b, x, y, terms, width);
        break;
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

/// The same with sums in double, rounded once: for judging the output layer's answers, whose terms cancel where a
/// sample lies on the decision boundary. torch's fused multiply-adds keep digits there that separate roundings would
/// lose.
inline void forwardOutput(const float* weights, const float* bias, const float* x, float* z, int outputs, int inputs,
                          int width) {
  for (int o = 0; o < outputs; ++o) {
    for (int i = 0; i < width; i += kLanes) {
      DoubleLanes sum = {};
      for (int k = 0; k < inputs; ++k)
        sum += __builtin_convertvector(loadLanes(x + k * width + i), DoubleLanes) *
               static_cast<double>(weights[o * inputs + k]);
      storeLanes<float>(z + o * width + i, __builtin_convertvector(sum + static_cast<double>(bias[o]), simd::Float));
    }
  }
}

inline void forwardOutput(const double* weights, const double* bias, const double* x, double* z, int outputs,
                          int inputs, int width) {
  forward(weights, bias, x, z, outputs, inputs, width);
}

/// dx [inputs x width] = weights^T * dz [outputs x width].
template <class T>
inline void backward(const T* weights, const T* dz, T* dx, int outputs, int inputs, int width) {
  product<T>(weights, {1, inputs}, nullptr, dz, dx, inputs, outputs, width);
}

/// `xT` [width x padded inputs] = x [inputs x width] transposed, zero beyond the inputs.
template <class T>
inline void transpose(const T* x, T* xT, int inputs, int width) {
  const int stride = padded(inputs);
  for (int c = 0; c < stride; c += kLanes) {
    for (int i = 0; i < width; i += kLanes) {
      const auto row = [&](int k) { return c + k < inputs ? loadLanes(x + (c + k) * width + i) : Lanes<T>{}; };
      Lanes<T> columns[kLanes];
      transpose4<T>(row(0), row(1), row(2), row(3), columns);
      for (int k = 0; k < kLanes; ++k) storeLanes<T>(xT + (i + k) * stride + c, columns[k]);
    }
  }
}

/// Each sum takes the samples one after the other, as torch's product does; `columns` of the block are wanted.
template <int rows, int vectors, class T>
inline void gradientBlock(const T* dz, const T* xT, T* gradient, int count, int width, int inputs, int columns) {
  const int stride = padded(inputs);
  Lanes<T> sum[rows][vectors] = {};
  for (int s = 0; s < count; ++s) {
    Lanes<T> input[vectors];
    for (int v = 0; v < vectors; ++v) input[v] = loadLanes(xT + s * stride + v * kLanes);
    for (int r = 0; r < rows; ++r) {
      const Lanes<T> delta = loadSplat(dz + r * width + s);
      for (int v = 0; v < vectors; ++v) sum[r][v] += delta * input[v];
    }
  }
  for (int r = 0; r < rows; ++r) {
    for (int v = 0; v < vectors; ++v) {
      T* to = gradient + r * inputs + v * kLanes;
      if (columns - v * kLanes >= kLanes) {
        storeLanes<T>(to, sum[r][v]);
      } else {
        for (int k = 0; k < columns - v * kLanes; ++k) to[k] = sum[r][v][k];
      }
    }
  }
}

template <int rows, class T>
inline void gradientRows(const T* dz, const T* xT, T* gradient, int count, int width, int inputs) {
  int c = 0;
  for (; c + kLanes < inputs; c += 2 * kLanes)
    gradientBlock<rows, 2>(dz, xT + c, gradient + c, count, width, inputs, inputs - c);
  if (c < inputs) gradientBlock<rows, 1>(dz, xT + c, gradient + c, count, width, inputs, inputs - c);
}

/// dW [outputs x inputs] = dz [outputs x width] * x^T over `count` samples, and db [outputs] = the sums of dz.
/// `scratch` takes width * padded(inputs) values.
template <class T>
[[gnu::noinline]] void gradients(const T* dz, const T* x, T* weightGradient, T* biasGradient, int outputs, int inputs,
                                 int count, int width, T* scratch) {
  transpose(x, scratch, inputs, width);
  for (int r = 0, taken; r < outputs; r += taken) {
    taken = rowsAtOnce(outputs - r);
    const T* d = dz + r * width;
    T* g = weightGradient + r * inputs;
    switch (taken) {
      case 5:
        gradientRows<5>(d, scratch, g, count, width, inputs);
        break;
      case 4:
        gradientRows<4>(d, scratch, g, count, width, inputs);
        break;
      case 3:
        gradientRows<3>(d, scratch, g, count, width, inputs);
        break;
      case 2:
        gradientRows<2>(d, scratch, g, count, width, inputs);
        break;
      default:
        gradientRows<1>(d, scratch, g, count, width, inputs);
    }
  }
  torch_sum::columns(dz, biasGradient, outputs, count, width);
}

}  // namespace playground::dense
