#include "core/random/torch_generator.h"

#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

#include "core/bit_cast.h"
#include "core/random/elementary.h"

namespace playground {
namespace {

/// a * b + c rounded once. The product is exact in double; the sum is rounded to odd there, so that the second
/// rounding, to float, does no harm (Boldo & Melquiond, 2008).
float fusedMultiplyAdd(float a, float b, float c) {
  const double product = static_cast<double>(a) * static_cast<double>(b);
  const double sum = product + static_cast<double>(c);
  const double back = sum - product;
  const double error = (product - (sum - back)) + (static_cast<double>(c) - back);
  auto bits = bitCast<std::int64_t>(sum);
  if (error != 0.0 && (bits & 1) == 0) bits += (error > 0.0) == (sum > 0.0) ? 1 : -1;
  return static_cast<float>(bitCast<double>(bits));
}

template <std::size_t N>
float polynomial(float x, const float (&coefficients)[N]) {
  float sum = coefficients[0];
  for (std::size_t i = 1; i < N; ++i) sum = fusedMultiplyAdd(sum, x, coefficients[i]);
  return sum;
}

// torch fills 16 or more normals through the vector log and sincos of J. Pommier's avx_mathfun (zlib licence), which
// evaluate the float32 polynomials of S. Moshier's Cephes library with fused multiply-adds. The coefficients are
// theirs: the bits of a weight depend on every one of these operations.

/// For 0 < x <= 1, normal.
float cephesLog(float x) {
  const auto bits = bitCast<std::uint32_t>(x);
  float exponent = static_cast<float>(static_cast<int>(bits >> 23) - 126);
  const float mantissa = bitCast<float>((bits & 0x007fffffu) | 0x3f000000u);  // in [0.5, 1)
  float rest = mantissa - 1.0f;
  if (mantissa < 0.707106781186547524f) {
    exponent -= 1.0f;
    rest += mantissa;
  }
  const float square = rest * rest;
  float y =
      polynomial(rest, {7.0376836292e-2f, -1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f, 1.4249322787e-1f,
                        -1.6668057665e-1f, 2.0000714765e-1f, -2.4999993993e-1f, 3.3333331174e-1f}) *
      rest;
  y = fusedMultiplyAdd(y, square, exponent * -2.12194440e-4f);
  y = fusedMultiplyAdd(-square, 0.5f, y);
  return fusedMultiplyAdd(exponent, 0.693359375f, rest + y);
}

/// Sine and cosine for 0 <= x < 2 pi.
std::pair<float, float> cephesSinCos(float x) {
  const int octant = (static_cast<int>(x * 1.27323954473516f) + 1) & ~1;
  const auto turns = static_cast<float>(octant);
  for (const float part : {-0.78515625f, -2.4187564849853515625e-4f, -3.77489497744594108e-8f})
    x = fusedMultiplyAdd(turns, part, x);
  const float square = x * x;
  float cosine = polynomial(square, {2.443315711809948e-5f, -1.388731625493765e-3f, 4.166664568298827e-2f}) * square;
  cosine = fusedMultiplyAdd(cosine, square, -(square * 0.5f)) + 1.0f;
  float sine = polynomial(square, {-1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f}) * square;
  sine = fusedMultiplyAdd(sine, x, x);
  if (octant & 2) std::swap(sine, cosine);
  return {octant & 4 ? -sine : sine, (octant - 2) & 4 ? cosine : -cosine};
}

}  // namespace

void TorchGenerator::uniform(std::span<float> out, double low, double high) {
  const auto from = static_cast<float>(low);
  const float width = static_cast<float>(high) - from;
  for (float& value : out)  // the product is exact in double: one rounding, as torch's fused multiply-add
    value = static_cast<float>(static_cast<double>(uniformFloat()) * width + from);
}

double TorchGenerator::normalDouble() {
  if (hasSpare_) {
    hasSpare_ = 0;
    return spare_;
  }
  const double u1 = uniformDouble(), u2 = uniformDouble();
  const double radius = std::sqrt(-2.0 * elementary::log1p(-u2)), angle = 2.0 * std::numbers::pi * u1;
  spare_ = radius * elementary::sin(angle);
  hasSpare_ = 1;
  return radius * elementary::cos(angle);
}

void TorchGenerator::normal(std::span<float> out, double mean, double deviation) {
  constexpr std::size_t block = 16;
  if (out.size() < block) {
    for (float& value : out) value = static_cast<float>(normalDouble() * deviation + mean);
    return;
  }
  for (float& value : out) value = uniformFloat();
  const auto floatMean = static_cast<float>(mean), floatDeviation = static_cast<float>(deviation);
  for (std::size_t i = 0; i + block <= out.size(); i += block)
    normalBlock(out.subspan(i, block), floatMean, floatDeviation);
  if (out.size() % block != 0) {  // the last 16 places, drawn anew
    const auto last = out.last(block);
    for (float& value : last) value = uniformFloat();
    normalBlock(last, floatMean, floatDeviation);
  }
}

void TorchGenerator::normalBlock(std::span<float> block, float mean, float deviation) {
  const std::size_t half = block.size() / 2;
  for (std::size_t i = 0; i < half; ++i) {
    const float radius = std::sqrt(-2.0f * cephesLog(1.0f - block[i]));
    const auto [sine, cosine] = cephesSinCos(static_cast<float>(2.0 * std::numbers::pi) * block[i + half]);
    block[i] = fusedMultiplyAdd(radius * cosine, deviation, mean);
    block[i + half] = fusedMultiplyAdd(radius * sine, deviation, mean);
  }
}

void TorchGenerator::randperm(std::span<std::uint32_t> out) {
  std::iota(out.begin(), out.end(), 0u);
  const auto count = static_cast<std::uint32_t>(out.size());
  for (std::uint32_t i = 0; i + 1 < count; ++i) std::swap(out[i], out[i + next32() % (count - i)]);
}

}  // namespace playground
