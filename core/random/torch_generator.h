#pragma once

#include <cstdint>
#include <span>

#include "core/random/mersenne_twister.h"

namespace playground {

/// PyTorch's CPU generator after torch.manual_seed(seed), bit for bit (x86 with AVX2, builds without MKL). Plain data:
/// a copy goes on with the same stream.
class TorchGenerator {
 public:
  /// torch gives a negative seed 2^64 more; only the low 32 bits count.
  explicit TorchGenerator(std::int64_t seed) : words_(static_cast<std::uint32_t>(seed)) {}

  std::uint32_t next32() { return words_.next(); }
  std::uint64_t next64() {
    const std::uint64_t high = words_.next();
    return high << 32 | words_.next();
  }

  /// Whether these are the bytes of a generator; see MersenneTwister.
  bool valid() const { return words_.valid(); }

  /// Uniform in [0, 1): 24 bits as torch's float32, 53 bits as its float64.
  float uniformFloat() { return static_cast<float>(next32() & 0xffffffu) * 0x1p-24f; }
  double uniformDouble() { return static_cast<double>(next64() & ((1ull << 53) - 1)) * 0x1p-53; }

  /// Tensor.uniform_(low, high) on float32.
  void uniform(std::span<float> out, double low, double high);

  /// Tensor.normal_(mean, deviation) on float32; fewer than 16 values take another way than 16 or more, as in torch.
  void normal(std::span<float> out, double mean, double deviation);

  /// torch.randperm(n), n = out.size().
  void randperm(std::span<std::uint32_t> out);

 private:
  double normalDouble();
  void normalBlock(std::span<float> block, float mean, float deviation);

  MersenneTwister words_;
  std::uint32_t hasSpare_ = 0;  // as wide as the words before it: no bytes without a value, for snapshots are compared
  double spare_ = 0;
};
static_assert(sizeof(TorchGenerator) == sizeof(MersenneTwister) + sizeof(std::uint32_t) + sizeof(double));

}  // namespace playground
