#pragma once

#include <cmath>

#include "core/train/lanes.h"

/// Batch normalisation of one neuron over a batch, as torch.nn.BatchNorm1d: y = gamma (x - mean) / sqrt(var + eps) +
/// beta. Arrays hold `count` samples padded to `width`. (Ioffe & Szegedy, 2015.)
namespace playground::batch_norm {

inline constexpr double kEps = 1e-5, kMomentum = 0.1;

/// The sum of term(x) over the `count` samples, without the padding.
template <class T, class Term>
inline T sumOver(int count, Term&& term) {
  Lanes<T> sum = {};
  int i = 0;
  for (; i + kLanes <= count; i += kLanes) sum += term(i);
  T total = sumOfLanes<T>(sum);
  if (i < count) {
    const Lanes<T> last = term(i);
    for (int lane = 0; i + lane < count; ++lane) total += last[lane];
  }
  return total;
}

/// The batch's mean and 1/sqrt(variance + eps), the variance biased; running statistics take the unbiased one.
template <class T>
inline void measure(const T* x, int count, T& mean, T& inverse, T& runningMean, T& runningVariance) {
  mean = sumOver<T>(count, [x](int i) { return loadLanes(x + i); }) / T(count);
  const T centre = mean;
  const T squares = sumOver<T>(count, [x, centre](int i) {
    const Lanes<T> d = loadLanes(x + i) - centre;
    return d * d;
  });
  inverse = T(1) / std::sqrt(squares / T(count) + T(kEps));
  const T momentum = T(kMomentum), rest = T(1 - kMomentum);
  runningMean = momentum * mean + rest * runningMean;
  runningVariance = momentum * (squares / T(count - 1)) + rest * runningVariance;
}

template <class T>
inline void normalise(const T* x, T* y, int width, T mean, T inverse, T gamma, T beta) {
  const T scale = inverse * gamma;
  for (int i = 0; i < width; i += kLanes) storeLanes<T>(y + i, (loadLanes(x + i) - mean) * scale + beta);
}

/// dL/dx in place of dL/dy; dL/dgamma and dL/dbeta. In evaluation mean and variance are constants (`training` false).
template <class T>
inline void backward(const T* x, T* delta, int count, int width, bool training, T mean, T inverse, T gamma,
                     T& gammaGradient, T& betaGradient) {
  betaGradient = sumOver<T>(count, [delta](int i) { return loadLanes(delta + i); });
  const T dot = sumOver<T>(count, [=](int i) { return loadLanes(delta + i) * (loadLanes(x + i) - mean); });
  gammaGradient = dot * inverse;
  // y depends on x directly, through the mean and through the variance: dx = gamma/s (dy - mean(dy) - z mean(dy z)).
  const T shift = training ? betaGradient / T(count) : T(0);
  const T pull = training ? dot * inverse * inverse / T(count) : T(0);
  for (int i = 0; i < width; i += kLanes) {
    const Lanes<T> direct = loadLanes(delta + i) - shift - (loadLanes(x + i) - mean) * pull;
    storeLanes<T>(delta + i, direct * (inverse * gamma));
  }
  for (int i = count; i < width; ++i) delta[i] = 0;
}

}  // namespace playground::batch_norm
