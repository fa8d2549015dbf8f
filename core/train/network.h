#pragma once

#include <vector>

#include "core/random/torch_generator.h"
#include "core/train/lanes.h"
#include "core/train/plan.h"

namespace playground {

enum class Mode { train, evaluate };

/// What one layer computed for the current batch; each [outputs x width], each neuron's samples contiguous.
template <class T>
struct LayerValues {
  T* linear = nullptr;      ///< weights * input + bias
  T* before = nullptr;      ///< the activation's input: `linear`, or normalised
  T* value = nullptr;       ///< the activation's output
  T* derivative = nullptr;  ///< the activation's derivative at `before`
  T* output = nullptr;      ///< what the next layer sees: `value`, or normalised, or with values dropped
  T* normalised = nullptr;  ///< batch normalisation's output if it comes after the activation
  T* keep = nullptr;        ///< dropout's factors, 0 or 1/(1 - p)
  T* mean = nullptr;        ///< batch normalisation's mean and 1/sqrt(variance + eps), [outputs] each
  T* inverse = nullptr;
};

/// dL/d(output) and dL/d(linear) of each layer, [outputs x width], kept for showing one sample's pass.
template <class T>
struct BackwardTrace {
  std::vector<std::vector<T>> output, linear;
};

/// A multi-layer perceptron: forward and backward through one batch. It holds no parameters: they, their gradients and
/// the running statistics are flat arrays laid out by the plan. Float trains; double exists to check gradients.
///
/// A batch of `count` samples is held `width` wide, padded to whole vectors with copies of its last sample.
template <class T>
class Network {
 public:
  Network(const NetworkPlan& plan, int largestBatch);

  const NetworkPlan& plan() const { return plan_; }
  int width() const { return width_; }
  int count() const { return count_; }

  /// Starts a batch; the caller then fills input(), [columns x width], with padInput() at the end.
  T* begin(int count);
  void padInput();
  const T* input() const { return input_; }

  /// Forward. In training, batch statistics update `running`, and dropout and RReLU draw from `random`. Derivatives are
  /// computed in training, or if `derivatives` says so.
  void forward(const T* parameters, T* running, Mode mode, TorchGenerator* random, bool derivatives = false);

  /// Backward from `gradient()`, dL/d(linear) of the output layer, [outputs x width], zero beyond `count`.
  /// Overwrites `gradients`, laid out as the parameters.
  T* gradient() { return delta_[(plan_.layers.size() - 1) % 2]; }
  void backward(const T* parameters, T* gradients, BackwardTrace<T>* trace = nullptr);

  const LayerValues<T>& values(std::size_t layer) const { return values_[layer]; }

 private:
  void activate(const LayerPlan& layer, LayerValues<T>& v, const T* parameters, bool derivatives);
  void drawSlopes(const LayerPlan& layer, LayerValues<T>& v, TorchGenerator& random);
  void drop(const LayerPlan& layer, LayerValues<T>& v, const T* from, TorchGenerator& random);
  void slopeGradient(const LayerPlan& layer, const LayerValues<T>& v, const T* delta, const T* parameters,
                     T* gradients);

  NetworkPlan plan_;
  std::vector<T> memory_;
  std::vector<LayerValues<T>> values_;
  T* input_ = nullptr;
  T* delta_[2] = {};
  T* scratch_ = nullptr;
  int largestBatch_ = 0, width_ = 0, count_ = 0;
  bool training_ = false;
};

extern template class Network<float>;
extern template class Network<double>;

}  // namespace playground
