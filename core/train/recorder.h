#pragma once

#include <vector>

#include "core/train/history.h"
#include "core/train/network.h"

namespace playground {

/// Gathers one layer's statistics while the data pass through the network in evaluation mode.
class LayerRecorder {
 public:
  explicit LayerRecorder(const LayerPlan& layer);

  /// Starts a pass over the data. The network's parameters matter where the activation has a learned one.
  void begin(const float* parameters);
  /// One batch of `count` samples, `width` wide: the activation's input and derivative there.
  void add(const float* before, const float* derivative, int count, int width, bool histogram);
  /// Mean, deviation and shares of the pass; gradients are the caller's.
  void finish(LayerStatistics& statistics) const;
  Histogram histogram() const;

 private:
  struct Sums;
  template <bool histogram>
  void addNeuron(int neuron, const float* before, const float* derivative, int count);

  LayerPlan layer_;
  int units_;
  float threshold_ = 0;                ///< 1 % of the largest |f'|
  std::vector<float> largest_;         ///< |f'| of each unit
  std::vector<std::uint32_t> counts_;  ///< [bins x lanes]
  std::int64_t seen_ = 0, flat_ = 0;   ///< pairs of unit and sample
  double mean_ = 0, squares_ = 0;      ///< squares about the mean
};

}  // namespace playground
