#include "core/train/loss.h"

#include "core/train/lane_math.h"

namespace playground {
namespace {

using lane_math::select;

template <class V>
V max(V v, V bound) {
  return select(v < bound, bound, v);
}

/// 1 where true, else 0.
template <class V, class Mask>
V indicator(Mask mask) {
  return select(mask, V{} + 1, V{});
}

/// exp(-|x|) never overflows: sigma(x) = 1/(1 + e) or e/(1 + e).
template <class V>
V sigmoid(V x) {
  const V e = lane_math::exp(-lane_math::abs(x));
  return select(x < 0, e, V{} + 1) / (1 + e);
}

/// Maximum, its class and log(sum exp(z - maximum)) over the classes, for the samples at `i`: the classes lie in
/// different rows here, four samples side by side, where core/rows.h has those of one sample in a row.
template <class T>
struct Softmax {
  using V = Lanes<T>;
  V maximum, best = {}, logSum = {};

  Softmax(const LossInput<T>& in, int i) : maximum(loadLanes(in.linear + i)) {
    for (int c = 1; c < in.outputs; ++c) {
      const V z = loadLanes(in.linear + c * in.width + i);
      best = select(z > maximum, V{} + static_cast<T>(c), best);
      maximum = select(z > maximum || z != z, z, maximum);
    }
    for (int c = 0; c < in.outputs; ++c) logSum += lane_math::exp(loadLanes(in.linear + c * in.width + i) - maximum);
    logSum = lane_math::log(logSum);
  }

  V logProbability(V z) const { return (z - maximum) - logSum; }
};

/// dL/dz for the samples at `i` of a loss with one output, before division by the batch size.
template <class T>
Lanes<T> singleGradient(Loss loss, const LossInput<T>& in, int i, T count) {
  using V = Lanes<T>;
  const V z = loadLanes(in.linear + i), y = loadLanes(in.targets + i);
  switch (loss) {
    case Loss::bce: {  // torch's derivatives of loss and sigmoid, multiplied: 0 where p is 0 or 1
      const V p = loadLanes(in.value + i);
      return (p - y) / max((1 - p) * p, V{} + T(1e-12)) / count * (1 - p) * p;
    }
    case Loss::bce_with_logits:
      return (sigmoid(z) - y) / count;
    case Loss::mse:
      return (z - y) * (2 / count);
    default: {  // huber, delta = 1
      const V d = z - y;
      return select(d > 1, V{} + 1, select(d < -1, V{} - 1, d)) / count;
    }
  }
}

/// The loss of the samples at `i`, one output.
template <class T>
Lanes<T> singleLoss(Loss loss, const LossInput<T>& in, int i) {
  using V = Lanes<T>;
  const V z = loadLanes(in.linear + i), y = loadLanes(in.targets + i);
  switch (loss) {
    case Loss::bce: {  // torch clamps both logarithms at -100
      const V p = loadLanes(in.value + i), floor = V{} - 100;
      return (y - 1) * max(lane_math::logOneMinus(p), floor) - y * max(lane_math::log(p), floor);
    }
    case Loss::bce_with_logits:  // -y log s(z) - (1 - y) log(1 - s(z)) = max(z, 0) - y z + log(1 + exp(-|z|))
      return max(z, V{}) - y * z + lane_math::logOnePlus(lane_math::exp(-lane_math::abs(z)));
    case Loss::mse:
      return (z - y) * (z - y);
    default: {
      const V d = z - y, size = lane_math::abs(d);
      return select(size > 1, size - T(0.5), d * d * T(0.5));
    }
  }
}

/// The answer for the samples at `i`, one output.
template <class T>
Lanes<T> singlePrediction(Loss loss, const LossInput<T>& in, int i) {
  if (loss == Loss::bce) return loadLanes(in.value + i);
  const Lanes<T> z = loadLanes(in.linear + i);
  return loss == Loss::bce_with_logits ? sigmoid(z) : z;
}

/// The class that is answered for the samples at `i`: the likeliest, or for a fitted value the one of nearest number.
template <class T>
Lanes<T> answeredClass(Loss loss, const LossInput<T>& in, int i) {
  using V = Lanes<T>;
  if (isMulticlass(loss)) return Softmax<T>(in, i).best;
  const V z = loadLanes(in.linear + i);
  if (loss == Loss::bce) return indicator<V>(loadLanes(in.value + i) > T(0.5));
  if (loss == Loss::bce_with_logits) return indicator<V>(z > 0);
  V nearest = {};
  for (int c = 1; c < in.classes; ++c) nearest += indicator<V>(z > static_cast<T>(c) - T(0.5));
  return nearest;
}

}  // namespace

template <class T>
void lossGradient(Loss loss, const LossInput<T>& in, T* gradient) {
  using V = Lanes<T>;
  const T count = static_cast<T>(in.count);
  for (int i = 0; i < in.width; i += kLanes) {
    if (!isMulticlass(loss)) {
      storeLanes<T>(gradient + i, singleGradient<T>(loss, in, i, count));
      continue;
    }
    const Softmax<T> softmax(in, i);
    const V target = loadLanes(in.targets + i);
    for (int c = 0; c < in.outputs; ++c) {
      const V p = lane_math::exp(softmax.logProbability(loadLanes(in.linear + c * in.width + i)));
      const V hit = indicator<V>(target == static_cast<T>(c));
      storeLanes<T>(gradient + c * in.width + i, (p - hit) / count);
    }
  }
  for (int o = 0; o < in.outputs; ++o)
    for (int i = in.count; i < in.width; ++i) gradient[o * in.width + i] = 0;
}

template <class T>
void addLoss(Loss loss, const LossInput<T>& in, LossSum& sum) {
  using V = Lanes<T>;
  for (int i = 0; i < in.width; i += kLanes) {
    V value, correct;
    if (isMulticlass(loss)) {
      const Softmax<T> softmax(in, i);
      const V target = loadLanes(in.targets + i);
      V z = {};
      for (int c = 0; c < in.outputs; ++c)
        z = select(target == static_cast<T>(c), loadLanes(in.linear + c * in.width + i), z);
      value = -softmax.logProbability(z);
      correct = indicator<V>(softmax.best == target);
    } else {
      const V y = loadLanes(in.targets + i), error = loadLanes(in.linear + i) - y;
      value = singleLoss<T>(loss, in, i);
      correct = in.classes == 0 ? error * error : indicator<V>(answeredClass<T>(loss, in, i) == y);
    }
    for (int lane = 0; lane < kLanes && i + lane < in.count; ++lane) {
      sum.loss += static_cast<double>(value[lane]);
      sum.correct += static_cast<double>(correct[lane]);
    }
  }
}

template <class T>
void predictions(Loss loss, const LossInput<T>& in, T* answer) {
  for (int i = 0; i < in.width; i += kLanes) {
    if (!isMulticlass(loss)) {
      storeLanes<T>(answer + i, singlePrediction<T>(loss, in, i));
      continue;
    }
    const Softmax<T> softmax(in, i);
    for (int c = 0; c < in.outputs; ++c) {
      const int at = c * in.width + i;
      storeLanes<T>(answer + at, lane_math::exp(softmax.logProbability(loadLanes(in.linear + at))));
    }
  }
}

template <class T>
void classes(Loss loss, const LossInput<T>& in, T* answer) {
  for (int i = 0; i < in.width; i += kLanes) storeLanes<T>(answer + i, answeredClass<T>(loss, in, i));
}

template void predictions(Loss, const LossInput<float>&, float*);
template void classes(Loss, const LossInput<float>&, float*);
template void lossGradient(Loss, const LossInput<float>&, float*);
template void lossGradient(Loss, const LossInput<double>&, double*);
template void addLoss(Loss, const LossInput<float>&, LossSum&);
template void addLoss(Loss, const LossInput<double>&, LossSum&);

}  // namespace playground
