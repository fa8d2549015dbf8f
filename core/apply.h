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
  const auto put = [&](std::size_t i, const Curve& curve, auto&& store) {
    store(out.value + i, curve.value);
    if constexpr (order >= Order::derivative) store(out.derivative + i, curve.derivative);
    if constexpr (order >= Order::secondDerivative) store(out.secondDerivative + i, curve.secondDerivative);
  };
  std::size_t i = 0;
  for (; i + 2 * step <= count; i += 2 * step) {  // two vectors at a time hide the latency of one
    const simd::Float x0 = simd::load(x + i), x1 = simd::load(x + i + step);
    const Curve c0 = activation.at(x0), c1 = activation.at(x1);
    put(i, c0, simd::store);
    put(i + step, c1, simd::store);
  }
  for (; i + step <= count; i += step) put(i, activation.at(simd::load(x + i)), simd::store);
  if (const int rest = static_cast<int>(count - i); rest > 0) {
    put(i, activation.at(simd::loadPartial(x + i, rest)),
        [rest](float* to, simd::Float v) { simd::storePartial(to, v, rest); });
  }
}

}  // namespace playground
