#pragma once

#include "core/train/config.h"
#include "core/train/lanes.h"

namespace playground {

/// What a loss sees of a batch: the output layer's linear values and, for bce, the sigmoid of them, both
/// [outputs x width]; one target for each sample, padded like the batch. Means are over the `count` samples.
template <class T>
struct LossInput {
  const T* linear;
  const T* value;
  const T* targets;
  int outputs, count, width;
  int classes = 0;  ///< 0: the targets are values to fit
};

/// dL/d(linear), [outputs x width], zero beyond `count`; L is the mean over the batch.
template <class T>
void lossGradient(Loss loss, const LossInput<T>& input, T* gradient);

struct LossSum {
  double loss = 0;     ///< sum over the samples
  double correct = 0;  ///< samples classified right; without classes the sum of squared errors
};

/// Adds the batch's samples, in order.
template <class T>
void addLoss(Loss loss, const LossInput<T>& input, LossSum& sum);

/// What the network answers, [outputs x width]: probabilities, or the fitted value.
template <class T>
void predictions(Loss loss, const LossInput<T>& input, T* answer);

/// The classes that the network answers, [width]; `input.classes` is not 0.
template <class T>
void classes(Loss loss, const LossInput<T>& input, T* answer);

inline constexpr bool isMulticlass(Loss loss) { return loss == Loss::cross_entropy || loss == Loss::nll; }
inline constexpr bool isRegression(Loss loss) { return loss == Loss::mse || loss == Loss::huber; }

}  // namespace playground
