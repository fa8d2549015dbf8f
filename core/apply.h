#pragma once

#include <cstddef>

#include "core/activation.h"

namespace playground {

/// How much of a curve is wanted; what is not wanted is not computed.
enum class Order { value, derivative, secondDerivative };

/// Where the results go: arrays of the input's length. Only those that the order asks for are written.
struct CurveArrays {
  float* value = nullptr;
  float* derivative = nullptr;
  float* secondDerivative = nullptr;
};

/// Evaluates `activation` over `count` inputs. An output may be the input itself (in place).
/// Kept out of line, because WebAssembly engines optimise between calls, not inside one; all of the activation is
/// inlined here, so that what is not stored is not computed.
template <Order order, Elementwise A>
[[gnu::noinline, gnu::flatten]] void applyOver(const A activation, const float* x, std::size_t count, CurveArrays out) {
  constexpr std::size_t step = simd::kLanes;
  const auto put = [&out](std::size_t at, const Curve& curve, auto&& store) {
    store(out.value + at, curve.value);
    if constexpr (order >= Order::derivative) store(out.derivative + at, curve.derivative);
    if constexpr (order >= Order::secondDerivative) store(out.secondDerivative + at, curve.secondDerivative);
  };
  const auto advance = [&x, &out](std::size_t by) {
    x += by;
    out.value += by;
    if constexpr (order >= Order::derivative) out.derivative += by;
    if constexpr (order >= Order::secondDerivative) out.secondDerivative += by;
  };
  const float* const end = x + count;
  const float* const pairs = x + count / (2 * step) * (2 * step);
  while (x != pairs) {  // two vectors at a time hide the latency of one
    const simd::Float x0 = simd::load(x), x1 = simd::load(x + step);
    const Curve c0 = activation.at(x0), c1 = activation.at(x1);
    put(0, c0, simd::store);
    put(step, c1, simd::store);
    advance(2 * step);
  }
  if (end - x >= static_cast<std::ptrdiff_t>(step)) {
    put(0, activation.at(simd::load(x)), simd::store);
    advance(step);
  }
  if (const int rest = static_cast<int>(end - x); rest > 0) {
    put(0, activation.at(simd::loadPartial(x, rest)),
        [rest](float* to, simd::Float v) { simd::storePartial(to, v, rest); });
  }
}

}  // namespace playground
