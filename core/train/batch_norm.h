#pragma once

#include <cmath>

#include "core/train/lanes.h"

/// Batch normalisation of one neuron over a batch, as torch.nn.BatchNorm1d: y = gamma (x - mean) / sqrt(var + eps) +
/// beta (Ioffe & Szegedy, 2015). Arrays hold `count` samples padded to `width`. Sums run in double, and every formula
/// is rounded where torch rounds it.
namespace playground::batch_norm {

inline constexpr double kEps = 1e-5, kMomentum = 0.1;

/// The sum of term(i) over the `count` samples, without the padding.
template <class T, class Term>
inline double sumOver(int count, Term&& term) {
  DoubleLanes sum = {};
  int i = 0;
  for (; i + kLanes <= count; i += kLanes) sum += __builtin_convertvector(Lanes<T>(term(i)), DoubleLanes);
  double total = sumOfLanes<double>(sum);
  if (i < count) {
    const Lanes<T> last = term(i);
    for (int lane = 0; i + lane < count; ++lane) total += static_cast<double>(last[lane]);
  }
  return total;
}

/// The batch's mean and 1/sqrt(variance + eps), the variance biased; running statistics take the unbiased one.
template <class T>
inline void measure(const T* x, int count, T& mean, T& inverse, T& runningMean, T& runningVariance) {
  const T centre = static_cast<T>(sumOver<T>(count, [x](int i) { return loadLanes(x + i); }) / count);
  const T squares = static_cast<T>(sumOver<T>(count, [x, centre](int i) {
    const Lanes<T> d = loadLanes(x + i) - centre;
    return d * d;
  }));
  mean = centre;
  inverse = static_cast<T>(1 / std::sqrt(static_cast<double>(squares) / count + kEps));
  const double unbiased = static_cast<double>(squares) / (count - 1);
  runningMean =
      static_cast<T>(kMomentum * static_cast<double>(mean) + (1 - kMomentum) * static_cast<double>(runningMean));
  runningVariance = static_cast<T>(kMomentum * unbiased + (1 - kMomentum) * static_cast<double>(runningVariance));
}

template <class T>
inline void normalise(const T* x, T* y, int width, T mean, T inverse, T gamma, T beta) {
  const T scale = inverse * gamma, shift = beta - mean * scale;
  for (int i = 0; i < width; i += kLanes) storeLanes<T>(y + i, loadLanes(x + i) * scale + shift);
}

/// dL/dx in place of dL/dy; dL/dgamma and dL/dbeta. In evaluation mean and variance are constants (`training` false).
template <class T>
inline void backward(const T* x, T* delta, int count, int width, bool training, T mean, T inverse, T gamma,
                     T& gammaGradient, T& betaGradient) {
  const double sum = sumOver<T>(count, [delta](int i) { return loadLanes(delta + i); });
  const double dot = sumOver<T>(count, [=](int i) { return (loadLanes(x + i) - mean) * loadLanes(delta + i); });
  betaGradient = static_cast<T>(sum);
  gammaGradient = static_cast<T>(dot * static_cast<double>(inverse));
  // y depends on x directly, through the mean and through the variance: dx = gamma/s (dy - mean(dy) - z mean(dy z)).
  const T shift = training ? static_cast<T>(sum / count) : T(0);
  const T pull = training ? static_cast<T>(dot) * inverse * inverse / T(count) : T(0);
  for (int i = 0; i < width; i += kLanes) {
    const Lanes<T> direct = loadLanes(delta + i) - shift - (loadLanes(x + i) - mean) * pull;
    storeLanes<T>(delta + i, direct * inverse * gamma);
  }
  for (int i = count; i < width; ++i) delta[i] = 0;
}

}  // namespace playground::batch_norm
