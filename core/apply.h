#pragma once

#include <algorithm>
#include <cmath>
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

  CurveArrays from(std::size_t i) const {
    return {value + i, derivative ? derivative + i : nullptr, secondDerivative ? secondDerivative + i : nullptr};
  }
};

/// The loop of applyOver. It is a function of its own because a WebAssembly engine replaces code by optimised code from
/// one call to the next; the activation is inlined into it, so that what is not stored is not computed.
template <Order order, class F>
[[gnu::noinline, gnu::flatten]] void sweep(const F given, const float* x, std::size_t count, CurveArrays out) {
  const F curve = given;  // a copy, so that the compiler knows that no store changes it
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
    const Curve c0 = curve(x0), c1 = curve(x1);
    put(0, c0, simd::store);
    put(step, c1, simd::store);
    advance(2 * step);
  }
  if (end - x >= static_cast<std::ptrdiff_t>(step)) {
    put(0, curve(simd::load(x)), simd::store);
    advance(step);
  }
  if (const int rest = static_cast<int>(end - x); rest > 0) {
    put(0, curve(simd::loadPartial(x, rest)), [rest](float* to, simd::Float v) { simd::storePartial(to, v, rest); });
  }
}

/// Whether no |x| is above `limit`.
inline bool allWithin(const float* x, std::size_t count, float limit) {
  constexpr std::size_t step = simd::kLanes;
  simd::Float largest[4] = {};
  std::size_t i = 0;
  for (; i + 4 * step <= count; i += 4 * step)
    for (std::size_t k = 0; k < 4; ++k) largest[k] = simd::max(largest[k], simd::abs(simd::load(x + i + k * step)));
  for (; i < count; ++i) largest[0] = simd::max(largest[0], std::fabs(x[i]));
  return !simd::any(simd::max(simd::max(largest[0], largest[1]), simd::max(largest[2], largest[3])) > limit);
}

/// Evaluates `activation` over `count` inputs. An output may be the input itself (in place). An activation's shorter
/// way serves all it reaches, whatever is beside it, so that no number depends on its neighbours.
template <Order order, Elementwise A>
void applyOver(const A activation, const float* x, std::size_t count, CurveArrays out) {
  if constexpr (HasNear<A>) {
    const auto near = [activation](simd::Float v) { return activation.near(v); };
    const auto anywhere = [activation](simd::Float v) {
      const simd::Mask far = simd::abs(v) > activation.reach();
      const Curve a = activation.near(v), b = activation.at(v);
      return Curve{simd::select(far, b.value, a.value), simd::select(far, b.derivative, a.derivative),
                   simd::select(far, b.secondDerivative, a.secondDerivative)};
    };
    constexpr std::size_t block = 1024;  // is still in the nearest cache when it is swept
    for (std::size_t i = 0; i < count; i += block) {
      const std::size_t size = std::min(block, count - i);
      const CurveArrays to = out.from(i);
      if (allWithin(x + i, size, activation.reach())) {
        sweep<order>(near, x + i, size, to);
      } else {
        sweep<order>(anywhere, x + i, size, to);
      }
    }
  } else {
    sweep<order>([activation](simd::Float v) { return activation.at(v); }, x, count, out);
  }
}

}  // namespace playground
