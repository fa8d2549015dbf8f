#include "core/train/network.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "core/train/batch_norm.h"
#include "core/train/dense.h"
#include "core/train/lane_math.h"

namespace playground {
namespace {

void apply(const Entry& entry, const float* parameters, const float* x, int count, float* value, float* derivative) {
  entry.apply(parameters, derivative ? Order::derivative : Order::value, x, static_cast<std::size_t>(count),
              {value, derivative});
}

void apply(const Entry& entry, const float* parameters, const double* x, int count, double* value, double* derivative) {
  for (int i = 0; i < count; ++i) {
    const Exact exact = entry.exact(parameters, x[i]);
    value[i] = exact.value;
    if (derivative) derivative[i] = exact.derivative;
  }
}

void parameterDerivative(const Entry& entry, const float* parameters, std::size_t which, const float* x, int count,
                         float* out) {
  entry.parameterDerivative(parameters, which, x, static_cast<std::size_t>(count), out);
}

void parameterDerivative(const Entry& entry, const float* parameters, std::size_t which, const double* x, int count,
                         double* out) {
  for (int i = 0; i < count; ++i) {
    const auto in = static_cast<float>(x[i]);
    float result;
    entry.parameterDerivative(parameters, which, &in, 1, &result);
    out[i] = result;
  }
}

}  // namespace

template <class T>
Network<T>::Network(const NetworkPlan& plan, int largestBatch)
    : plan_(plan), values_(plan.layers.size()), largestBatch_(padded(largestBatch)) {
  // Lay out twice: first to measure, then to place.
  std::size_t used = 0;
  const auto place = [&](int count) {
    T* at = memory_.empty() ? nullptr : memory_.data() + used;
    used += static_cast<std::size_t>(padded(count));
    return at;
  };
  for (int pass = 0; pass < 2; ++pass) {
    memory_.resize(used);
    used = 0;
    int widest = plan_.columns;
    input_ = place(plan_.columns * largestBatch_);
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const LayerPlan& layer = plan_.layers[i];
      LayerValues<T>& v = values_[i];
      const int size = layer.outputs * largestBatch_;
      widest = std::max(widest, layer.outputs);
      v.linear = place(size);
      v.before = layer.batchNorm == BatchNorm::before ? place(size) : v.linear;
      v.value = place(size);
      v.derivative = place(size);
      v.normalised = layer.batchNorm == BatchNorm::after ? place(size) : nullptr;
      v.keep = layer.dropout > 0 ? place(2 * size) : nullptr;  // the factors, then the products
      v.mean = layer.batchNorm != BatchNorm::none ? place(layer.outputs) : nullptr;
      v.inverse = layer.batchNorm != BatchNorm::none ? place(layer.outputs) : nullptr;
    }
    for (T*& delta : delta_) delta = place(widest * largestBatch_);
    scratch_ = place(padded(widest) * largestBatch_);
  }
}

template <class T>
T* Network<T>::begin(int count) {
  count_ = count;
  width_ = padded(count);
  return input_;
}

template <class T>
void Network<T>::padInput() {
  for (int c = 0; c < plan_.columns; ++c)
    std::fill(input_ + c * width_ + count_, input_ + (c + 1) * width_, input_[c * width_ + count_ - 1]);
}

template <class T>
void Network<T>::forward(const T* parameters, T* running, Mode mode, TorchGenerator* random, bool derivatives) {
  training_ = mode == Mode::train;
  const T* x = input_;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const LayerPlan& layer = plan_.layers[i];
    LayerValues<T>& v = values_[i];
    const auto normalise = [&](const T* from, T* to) {
      for (int n = 0; n < layer.outputs; ++n) {
        T &mean = running[layer.running + n], &variance = running[layer.running + layer.outputs + n];
        if (training_) {
          batch_norm::measure(from + n * width_, count_, v.mean[n], v.inverse[n], mean, variance);
        } else {
          v.mean[n] = mean;
          v.inverse[n] = T(1) / std::sqrt(variance + T(batch_norm::kEps));
        }
        batch_norm::normalise(from + n * width_, to + n * width_, width_, v.mean[n], v.inverse[n],
                              parameters[layer.gamma + n], parameters[layer.beta + n]);
      }
    };
    const T *weights = parameters + layer.weight, *bias = parameters + layer.bias;
    if (training_ || i + 1 < values_.size()) {
      dense::forward(weights, bias, x, v.linear, layer.outputs, layer.inputs, width_);
    } else {
      dense::forwardOutput(weights, bias, x, v.linear, layer.outputs, layer.inputs, width_);
    }
    if (layer.batchNorm == BatchNorm::before) normalise(v.linear, v.before);
    if (training_ && layer.activation && layer.activation->randomSlopes) {
      drawSlopes(layer, v, *random);
    } else {
      activate(layer, v, parameters, training_ || derivatives);
    }
    v.output = v.value;
    if (layer.batchNorm == BatchNorm::after) normalise(v.value, v.output = v.normalised);
    if (training_ && layer.dropout > 0) drop(layer, v, v.output, *random);
    x = v.output;
  }
}

template <class T>
void Network<T>::activate(const LayerPlan& layer, LayerValues<T>& v, const T* parameters, bool derivatives) {
  if (!layer.activation) {
    std::copy_n(v.before, layer.outputs * width_, v.value);
    if (derivatives) std::fill_n(v.derivative, layer.outputs * width_, T(1));
    return;
  }
  const int groups = layer.groups(), size = layer.outputs * width_ / groups;
  for (int g = 0; g < groups; ++g) {
    const ActivationParameters p(layer, parameters, g);
    const int at = g * size;
    if constexpr (std::is_same_v<T, float>) {
      if (training_ && layer.activation->applyAsTorch) {
        layer.activation->applyAsTorch(p.values.data(), v.before + at, static_cast<std::size_t>(size),
                                       {v.value + at, v.derivative + at});
        continue;
      }
    }
    apply(*layer.activation, p.values.data(), v.before + at, size, v.value + at,
          derivatives ? v.derivative + at : nullptr);
  }
}

/// Each x <= 0 is multiplied by a slope of its own, drawn sample by sample as torch does for RReLU.
template <class T>
void Network<T>::drawSlopes(const LayerPlan& layer, LayerValues<T>& v, TorchGenerator& random) {
  const auto [low, high] = layer.activation->randomSlopes(layer.activationParameters.data());
  const double lower = low, upper = high;
  for (int sample = 0; sample < width_; ++sample) {
    for (int n = 0; n < layer.outputs; ++n) {
      const int i = n * width_ + sample;
      const T x = v.before[i];
      T slope = 1;
      if (x <= 0 && sample < count_)
        slope = static_cast<T>(static_cast<float>(random.uniformDouble() * (upper - lower) + lower));
      v.derivative[i] = slope;
      v.value[i] = x * slope;
    }
  }
}

/// Dropout in training: torch keeps a value where its uniform draw is below 1 - p, sample by sample.
template <class T>
void Network<T>::drop(const LayerPlan& layer, LayerValues<T>& v, const T* from, TorchGenerator& random) {
  const double share = 1.0 - layer.dropout;
  const T factor = T(1) / static_cast<T>(share);
  for (int sample = 0; sample < width_; ++sample)
    for (int n = 0; n < layer.outputs; ++n)
      v.keep[n * width_ + sample] = sample < count_ && random.uniformDouble() < share ? factor : T(0);
  v.output = v.keep + layer.outputs * width_;
  for (int i = 0; i < layer.outputs * width_; i += kLanes)
    storeLanes<T>(v.output + i, loadLanes(from + i) * loadLanes(v.keep + i));
}

template <class T>
void Network<T>::backward(const T* parameters, T* gradients, BackwardTrace<T>* trace) {
  for (std::size_t i = values_.size(); i-- > 0;) {
    const LayerPlan& layer = plan_.layers[i];
    const LayerValues<T>& v = values_[i];
    T* delta = delta_[i % 2];
    const int size = layer.outputs * width_;
    const auto normaliseBackward = [&](const T* x) {
      for (int n = 0; n < layer.outputs; ++n)
        batch_norm::backward(x + n * width_, delta + n * width_, count_, width_, training_, v.mean[n], v.inverse[n],
                             parameters[layer.gamma + n], gradients[layer.gamma + n], gradients[layer.beta + n]);
    };
    if (i + 1 < values_.size()) {  // the loss has given dL/d(linear) of the output layer
      if (trace) trace->output[i].assign(delta, delta + size);
      if (training_ && layer.dropout > 0)
        for (int k = 0; k < size; k += kLanes) storeLanes<T>(delta + k, loadLanes(delta + k) * loadLanes(v.keep + k));
      if (layer.batchNorm == BatchNorm::after) normaliseBackward(v.value);
      if (layer.slope >= 0) slopeGradient(layer, v, delta, parameters, gradients);
      for (int k = 0; k < size; k += kLanes)
        storeLanes<T>(delta + k, loadLanes(delta + k) * loadLanes(v.derivative + k));
      if (layer.batchNorm == BatchNorm::before) normaliseBackward(v.linear);
    }
    if (trace) trace->linear[i].assign(delta, delta + size);
    dense::gradients(delta, i > 0 ? values_[i - 1].output : input_, gradients + layer.weight, gradients + layer.bias,
                     layer.outputs, layer.inputs, count_, width_, scratch_);
    if (i > 0)
      dense::backward(parameters + layer.weight, delta, delta_[(i - 1) % 2], layer.outputs, layer.inputs, width_);
  }
}

/// dL/dparameter = the sum of dL/dvalue * df/dparameter over the samples, and over the neurons that share it.
template <class T>
void Network<T>::slopeGradient(const LayerPlan& layer, const LayerValues<T>& v, const T* delta, const T* parameters,
                               T* gradients) {
  const int groups = layer.groups(), size = layer.outputs * width_ / groups;
  for (int g = 0; g < groups; ++g) {
    const ActivationParameters p(layer, parameters, g);
    for (std::size_t which = 0; which < layer.learned.size(); ++which) {
      parameterDerivative(*layer.activation, p.values.data(), static_cast<std::size_t>(layer.learned[which]),
                          v.before + g * size, size, scratch_);
      Lanes<T> sum = {};
      for (int k = 0; k < size; k += kLanes) sum += loadLanes(delta + g * size + k) * loadLanes(scratch_ + k);
      gradients[layer.slope + static_cast<int>(which) * groups + g] = sumOfLanes<T>(sum);
    }
  }
}

template class Network<float>;
template class Network<double>;

}  // namespace playground
