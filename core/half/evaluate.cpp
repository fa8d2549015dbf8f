#include "core/half/evaluate.h"

#include "activation_list.h"
#include "core/parameters.h"

namespace playground::half {
namespace {

template <class A>
concept HasHalf = requires(const A a, float x, Format format) {
  { a.atHalf(x, format) };
};

/// Where an activation says nothing, torch's kernel is ours: float32 inside, one rounding at the end.
template <class A>
Slope curve(const A& activation, float x, Format format) {
  if constexpr (HasHalf<A>) {
    return activation.atHalf(x, format);
  } else {
    const Curve c = activation.at(simd::splat(x));
    return {c.value[0], c.derivative[0]};
  }
}

template <class A>
bool sweep(const float* parameters, Format format, const float* x, std::size_t count, float* value, float* derivative) {
  if constexpr (Elementwise<A>) {
    const A activation = withParameters<A>(parameters);
    for (std::size_t i = 0; i < count; ++i) {
      const Slope at = curve(activation, rounded(x[i], format), format);
      value[i] = rounded(at.value, format);
      if (derivative) derivative[i] = rounded(at.derivative, format);
    }
    return true;
  }
  return false;
}

}  // namespace

bool evaluate(std::string_view id, const float* parameters, Format format, const float* x, std::size_t count,
              float* value, float* derivative) {
#define PLAYGROUND_SWEEP(name) \
  if (id == #name) return sweep<activations::name>(parameters, format, x, count, value, derivative);
  PLAYGROUND_ACTIVATIONS(PLAYGROUND_SWEEP)
#undef PLAYGROUND_SWEEP
  return false;
}

}  // namespace playground::half
