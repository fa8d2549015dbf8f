#pragma once

#include <array>
#include <cstdint>

namespace playground {

/// MT19937 (Matsumoto & Nishimura, 1998) seeded by init_genrand: the generator below PyTorch's CPU streams and below
/// NumPy's RandomState. Unlike std::mt19937 its state is plain data, so that a snapshot can hold it.
class MersenneTwister {
 public:
  explicit MersenneTwister(std::uint32_t seed) {
    state_[0] = seed;
    for (std::uint32_t i = 1; i < kWords; ++i) state_[i] = 1812433253u * (state_[i - 1] ^ (state_[i - 1] >> 30)) + i;
  }

  std::uint32_t next() {
    if (used_ == kWords) twist();
    std::uint32_t y = state_[used_++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
  }

  /// Whether next() stays within the state, which may have been copied from anywhere.
  bool valid() const { return used_ <= kWords; }

 private:
  static constexpr std::uint32_t kWords = 624, kShift = 397;

  void twist() {
    for (std::uint32_t i = 0; i < kWords; ++i) {
      const std::uint32_t y = (state_[i] & 0x80000000u) | (state_[(i + 1) % kWords] & 0x7fffffffu);
      state_[i] = state_[(i + kShift) % kWords] ^ (y >> 1) ^ ((y & 1u) ? 0x9908b0dfu : 0u);
    }
    used_ = 0;
  }

  std::array<std::uint32_t, kWords> state_;
  std::uint32_t used_ = kWords;
};

}  // namespace playground
