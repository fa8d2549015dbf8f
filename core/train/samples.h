#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/dataset.h"

namespace playground {

/// Data as the network takes them: [columns x count], each column's samples contiguous.
class Samples {
 public:
  Samples() = default;
  /// The rows of `data` in the order of `rows`.
  Samples(const Dataset& data, std::span<const std::uint32_t> rows);

  int count() const { return count_; }
  const std::vector<float>& labels() const { return labels_; }

  /// Copies `count` samples, those from `start` on or, if given, those of `order`, into [columns x width] and [width],
  /// padded with the last one.
  void gather(int start, int count, const std::uint32_t* order, int width, float* x, float* y) const;

 private:
  std::vector<float> features_, labels_;
  int count_ = 0, columns_ = 0;
};

/// Rows for training and rows held out: all in order if `fraction` is 1, else scikit-learn's
/// train_test_split(train_size=fraction, random_state=seed).
struct Split {
  std::vector<std::uint32_t> train, test;
};
Split splitRows(int samples, double fraction, std::uint32_t seed);

}  // namespace playground
