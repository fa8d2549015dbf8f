#include "core/expression/shape.h"

#include <cmath>
#include <vector>

#include "core/bit_cast.h"

namespace playground::expression {
namespace {

/// Multiples of 1/64 up to 64 on both sides.
std::vector<float> grid() {
  std::vector<float> x;
  for (int i = -4096; i <= 4096; ++i) x.push_back(static_cast<float>(i) / 64);
  return x;
}

float slopeAt(const Entry& entry, const float* parameters, float x) {
  float value, slope;
  entry.apply(parameters, Order::derivative, &x, 1, {&value, &slope});
  return slope;
}

/// Floats in order as integers, and back.
std::int32_t ordered(float x) {
  const auto bits = bitCast<std::int32_t>(x);
  return bits < 0 ? static_cast<std::int32_t>(0x80000000u - static_cast<std::uint32_t>(bits)) : bits;
}
float fromOrdered(std::int32_t i) {
  return bitCast<float>(i < 0 ? 0x80000000u - static_cast<std::uint32_t>(i) : static_cast<std::uint32_t>(i));
}

}  // namespace

Interval findRange(const Entry& entry, const float* parameters) {
  std::vector<float> x = grid();
  for (float far = 128; far < 1e38f; far *= 2) {
    x.push_back(far);
    x.push_back(-far);
  }
  for (const float edge : {3.4028234e38f, kInfinity}) {
    x.push_back(edge);
    x.push_back(-edge);
  }
  std::vector<float> y(x.size());
  entry.apply(parameters, Order::value, x.data(), x.size(), {y.data()});
  Interval range{kInfinity, -kInfinity};
  for (const float value : y) {
    if (value < range.low) range.low = value;
    if (value > range.high) range.high = value;
  }
  return range.low <= range.high ? range : Interval{};
}

Kinks findKinks(const Entry& entry, const float* parameters) {
  const std::vector<float> x = grid();
  std::vector<float> y(x.size()), slope(x.size());
  entry.apply(parameters, Order::derivative, x.data(), x.size(), {y.data(), slope.data()});
  Kinks kinks;
  const auto step = [&](std::size_t i) { return std::fabs(slope[i + 1] - slope[i]); };
  for (std::size_t i = 1; i + 2 < x.size() && kinks.size() < Kinks::capacity(); ++i) {
    // A jump is a step out of all proportion to those beside it.
    if (!(step(i) > 1e-3f + 4 * std::fmax(step(i - 1), step(i + 1)))) continue;
    std::int32_t low = ordered(x[i]), high = ordered(x[i + 1]);
    float left = slope[i], right = slope[i + 1];
    while (high - low > 1) {
      const std::int32_t at = low + (high - low) / 2;
      const float between = slopeAt(entry, parameters, fromOrdered(at));
      const bool leftward = std::fabs(between - left) > std::fabs(right - between);
      (leftward ? high : low) = at;
      (leftward ? right : left) = between;
    }
    if (!(std::fabs(right - left) > 1e-3f)) continue;
    // Of the two neighbours the rounder one, which is where the formula has its bound.
    const float a = fromOrdered(low), b = fromOrdered(high);
    const auto zeros = [](float v) { return v == 0 ? 32 : __builtin_ctz(bitCast<std::uint32_t>(v) | 0x80000000u); };
    const float kink = zeros(a) > zeros(b) ? a : b;
    if (kinks.size() == 0 || kinks[kinks.size() - 1] != kink) kinks.push(kink == 0 ? 0.0f : kink);
  }
  return kinks;
}

}  // namespace playground::expression
