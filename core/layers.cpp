#include "core/layers.h"

#include <cmath>

#include "core/simd/vec.h"

namespace playground {
namespace {

float dot(const float* a, const float* b, std::size_t count) {
  simd::Float sums{};
  std::size_t i = 0;
  for (; i + simd::kLanes <= count; i += simd::kLanes) sums += simd::load(a + i) * simd::load(b + i);
  if (const int rest = static_cast<int>(count - i); rest > 0)
    sums += simd::loadPartial(a + i, rest) * simd::loadPartial(b + i, rest);
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

}  // namespace

void linear(std::span<const float> x, std::span<const float> weight, std::span<const float> bias, float* y) {
  const std::size_t inputs = weight.size() / bias.size();
  for (const float* row = x.data(); row < x.data() + x.size(); row += inputs)
    for (std::size_t k = 0; k < bias.size(); ++k) *y++ = dot(row, &weight[k * inputs], inputs) + bias[k];
}

void bilinear(std::span<const float> x1, std::size_t inputs1, std::span<const float> x2, std::size_t inputs2,
              std::span<const float> weight, std::span<const float> bias, float* y) {
  const float* second = x2.data();
  for (const float* first = x1.data(); first < x1.data() + x1.size(); first += inputs1, second += inputs2)
    for (std::size_t k = 0; k < bias.size(); ++k) {
      float sum = 0;
      for (std::size_t i = 0; i < inputs1; ++i)
        sum += first[i] * dot(&weight[(k * inputs1 + i) * inputs2], second, inputs2);
      *y++ = sum + bias[k];
    }
}

// Bounds are worked out operation by operation as torch.nn.init does it, for their last bit reaches every weight.
void drawLinear(TorchGenerator& random, std::span<float> weight, std::span<float> bias) {
  const std::size_t inputs = weight.size() / bias.size();
  const double root = std::sqrt(static_cast<double>(inputs));
  const double gain = std::sqrt(2.0 / (1.0 + std::sqrt(5.0) * std::sqrt(5.0)));
  const double ofWeights = std::sqrt(3.0) * (gain / root), ofBiases = 1 / root;
  random.uniform(weight, -ofWeights, ofWeights);
  random.uniform(bias, -ofBiases, ofBiases);
}

void drawBilinear(TorchGenerator& random, std::size_t inputs1, std::span<float> weight, std::span<float> bias) {
  const double bound = 1 / std::sqrt(static_cast<double>(inputs1));
  random.uniform(weight, -bound, bound);
  random.uniform(bias, -bound, bound);
}

}  // namespace playground
