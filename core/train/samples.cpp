#include "core/train/samples.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/random/numpy_generator.h"

namespace playground {

Samples::Samples(const Dataset& data, std::span<const std::uint32_t> rows)
    : features_(rows.size() * static_cast<std::size_t>(data.columns)),
      labels_(rows.size()),
      count_(static_cast<int>(rows.size())),
      columns_(data.columns) {
  const auto columns = static_cast<std::size_t>(columns_);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t c = 0; c < columns; ++c) features_[c * rows.size() + i] = data.features[rows[i] * columns + c];
    labels_[i] = data.labels[rows[i]];
  }
}

void Samples::gather(int start, int count, const std::uint32_t* order, int width, float* x, float* y) const {
  const auto copy = [&](const float* from, float* to) {
    if (order) {
      for (int i = 0; i < count; ++i) to[i] = from[order[i]];
    } else {
      std::copy_n(from + start, count, to);
    }
    std::fill(to + count, to + width, to[count - 1]);
  };
  for (int c = 0; c < columns_; ++c) copy(features_.data() + c * count_, x + c * width);
  copy(labels_.data(), y);
}

Split splitRows(int samples, double fraction, std::uint32_t seed) {
  Split split;
  if (fraction >= 1) {
    split.train.resize(static_cast<std::size_t>(samples));
    std::iota(split.train.begin(), split.train.end(), 0u);
    return split;
  }
  const std::vector<std::uint32_t> order = NumpyGenerator(seed).permutation(static_cast<std::uint32_t>(samples));
  const auto held = order.size() - static_cast<std::size_t>(std::floor(fraction * samples));
  split.test.assign(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(held));
  split.train.assign(order.begin() + static_cast<std::ptrdiff_t>(held), order.end());
  return split;
}

}  // namespace playground
