#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/random/mersenne_twister.h"

namespace playground {

/// numpy.random.RandomState(seed), the legacy stream that scikit-learn draws from, bit for bit.
class NumpyGenerator {
 public:
  explicit NumpyGenerator(std::uint32_t seed) : words_(seed) {}

  /// Uniform in [0, 1), 53 bits.
  double uniform();

  /// Standard normal, by Marsaglia's polar method; the second value of a pair waits for the next call.
  double gauss();

  /// Uniform integer in [0, max].
  std::uint32_t interval(std::uint32_t max);

  /// Fisher-Yates as RandomState.shuffle does it.
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i-- > 1;) std::swap(items[i], items[interval(static_cast<std::uint32_t>(i))]);
  }

  /// RandomState.permutation(count).
  std::vector<std::uint32_t> permutation(std::uint32_t count);

 private:
  MersenneTwister words_;
  bool hasSpare_ = false;
  double spare_ = 0;
};

}  // namespace playground
