#include "core/random/numpy_generator.h"

#include <bit>
#include <cmath>
#include <numeric>

#include "core/random/elementary.h"

namespace playground {

double NumpyGenerator::uniform() {
  const std::uint32_t high = words_.next() >> 5, low = words_.next() >> 6;
  return (high * 67108864.0 + low) / 9007199254740992.0;
}

double NumpyGenerator::gauss() {
  if (hasSpare_) {
    hasSpare_ = false;
    return spare_;
  }
  double x1, x2, radius2;
  do {
    x1 = 2.0 * uniform() - 1.0;
    x2 = 2.0 * uniform() - 1.0;
    radius2 = x1 * x1 + x2 * x2;
  } while (radius2 >= 1.0 || radius2 == 0.0);
  const double factor = std::sqrt(-2.0 * elementary::log(radius2) / radius2);
  spare_ = factor * x1;
  hasSpare_ = true;
  return factor * x2;
}

std::uint32_t NumpyGenerator::interval(std::uint32_t max) {
  if (max == 0) return 0;
  const std::uint32_t mask = 0xffffffffu >> std::countl_zero(max);
  for (;;)
    if (const std::uint32_t draw = words_.next() & mask; draw <= max) return draw;
}

std::vector<std::uint32_t> NumpyGenerator::permutation(std::uint32_t count) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0u);
  shuffle(order);
  return order;
}

}  // namespace playground
