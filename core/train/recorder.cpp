#include "core/train/recorder.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace playground {
namespace {

/// The largest |f'| on [-16, 16].
float largestDerivative(const LayerPlan& layer, const float* parameters) {
  if (!layer.activation) return 1;
  constexpr int perUnit = 16, points = 32 * perUnit;
  std::array<float, points> x, value, derivative;
  for (int i = 0; i < points; ++i) x[static_cast<std::size_t>(i)] = static_cast<float>(i) / perUnit - 16.0f;
  float largest = 0;
  for (int group = 0; group < layer.groups(); ++group) {
    const ActivationParameters p(layer, parameters, group);
    layer.activation->apply(p.values.data(), Order::derivative, x.data(), points, {value.data(), derivative.data()});
    for (const float d : derivative) largest = std::max(largest, std::fabs(d));
  }
  return largest;
}

}  // namespace

LayerRecorder::LayerRecorder(const LayerPlan& layer)
    : layer_(layer),
      units_(layer.outputs),
      largest_(static_cast<std::size_t>(layer.outputs)),
      counts_(static_cast<std::size_t>(Histogram::kBins * kLanes)) {}

void LayerRecorder::begin(const float* parameters) {
  if (threshold_ == 0 || layer_.slope >= 0) threshold_ = 0.01f * largestDerivative(layer_, parameters);
  std::fill(largest_.begin(), largest_.end(), 0.0f);
  std::fill(counts_.begin(), counts_.end(), 0u);
  seen_ = flat_ = 0;
  mean_ = squares_ = 0;
}

/// What one neuron's samples add up to, four of them at a time.
struct LayerRecorder::Sums {
  simd::Float origin, sum = {}, squares = {}, largest = {};
  simd::Int flat = {};

  /// Only lanes of `real` count.
  void add(simd::Float x, simd::Float derivative, float threshold, simd::Mask real) {
    const simd::Float d = simd::select(real, x - origin, simd::Float{}), slope = simd::abs(derivative);
    sum += d;
    squares += d * d;
    largest = simd::select(slope > largest, slope, largest);
    flat -= (slope < threshold) & real;
  }
};

/// Sums run about the neuron's first value, so that a large mean does not cancel the deviation; batches are then merged
/// in double (Chan, Golub & LeVeque, 1979).
template <bool histogram>
void LayerRecorder::addNeuron(int neuron, const float* before, const float* derivative, int count) {
  const auto bins = [](simd::Float x) {
    constexpr float binsPerUnit = Histogram::kBins / (Histogram::kHigh - Histogram::kLow);
    const simd::Float place = (x - Histogram::kLow) * binsPerUnit;
    const simd::Float inside = simd::select(place > 0.0f, place, simd::Float{});  // NaN falls into the first bin
    return __builtin_convertvector(simd::min(inside, static_cast<float>(Histogram::kBins - 1)), simd::Int);
  };
  std::uint32_t* counts = counts_.data();
  const auto count1 = [counts](simd::Int bin, int lane) { ++counts[bin[lane] * kLanes + lane]; };
  Sums sums{.origin = simd::splat(before[0])};
  int i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    const simd::Float x = simd::load(before + i);
    sums.add(x, simd::load(derivative + i), threshold_, ~simd::Int{});
    if constexpr (histogram) {
      const simd::Int bin = bins(x);
      count1(bin, 0);
      count1(bin, 1);
      count1(bin, 2);
      count1(bin, 3);
    }
  }
  if (i < count) {
    const simd::Float x = simd::load(before + i);
    sums.add(x, simd::load(derivative + i), threshold_, simd::Int{0, 1, 2, 3} < count - i);
    if constexpr (histogram) {
      const simd::Int bin = bins(x);
      for (int lane = 0; i + lane < count; ++lane) count1(bin, lane);
    }
  }
  float& most = largest_[static_cast<std::size_t>(neuron)];
  for (int k = 0; k < kLanes; ++k) most = std::max(most, sums.largest[k]);
  flat_ += (sums.flat[0] + sums.flat[1]) + (sums.flat[2] + sums.flat[3]);

  const double n = count, shift = static_cast<double>(sumOfLanes<float>(sums.sum)) / n;
  const double mean = static_cast<double>(before[0]) + shift;
  const double own = static_cast<double>(sumOfLanes<float>(sums.squares)) - n * shift * shift;
  const double seen = static_cast<double>(seen_), all = seen + n, gap = mean - mean_;
  mean_ += gap * (n / all);
  squares_ += (own > 0 || own != own ? own : 0) + gap * gap * (seen * n / all);
  seen_ += count;
}

void LayerRecorder::add(const float* before, const float* derivative, int count, int width, bool histogram) {
  for (int n = 0; n < units_; ++n) {
    if (histogram) {
      addNeuron<true>(n, before + n * width, derivative + n * width, count);
    } else {
      addNeuron<false>(n, before + n * width, derivative + n * width, count);
    }
  }
}

void LayerRecorder::finish(LayerStatistics& statistics) const {
  int dead = 0, saturated = 0;
  for (const float largest : largest_) {
    dead += largest == 0;
    saturated += largest < threshold_;
  }
  statistics.mean = mean_;
  statistics.deviation = std::sqrt(squares_ / static_cast<double>(seen_));
  statistics.dead = static_cast<double>(dead) / units_;
  statistics.saturated = static_cast<double>(saturated) / units_;
  statistics.flat = static_cast<double>(flat_) / static_cast<double>(seen_);
}

Histogram LayerRecorder::histogram() const {
  Histogram result;
  for (std::size_t bin = 0; bin < Histogram::kBins; ++bin) {
    const std::uint32_t* lanes = counts_.data() + bin * kLanes;
    result.counts[bin] = lanes[0] + lanes[1] + lanes[2] + lanes[3];
  }
  return result;
}

}  // namespace playground
