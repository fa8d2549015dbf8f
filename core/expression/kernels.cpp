#include "core/expression/kernels.h"

#include "core/simd/elementary.h"

namespace playground::expression {
namespace {

using simd::Float;

/// The loop of every kernel: `count` operands, kGroup vectors at a time.
template <std::size_t count, class F>
[[gnu::always_inline]] inline void sweep(const Operand* in, float* out, std::size_t vectors, F f) {
  const float* at[4] = {};
  std::size_t step[4] = {};
  for (std::size_t i = 0; i < count; ++i) {
    at[i] = in[i].at;
    step[i] = in[i].step;
  }
  for (const float* const end = out + vectors * simd::kLanes; out != end; out += kGroup * simd::kLanes) {
    Float value[kGroup];
    for (std::size_t k = 0; k < kGroup; ++k) {
      Float operand[4] = {};
      for (std::size_t i = 0; i < count; ++i) operand[i] = simd::load(at[i] + k * step[i]);
      value[k] = f(operand);
    }
    for (std::size_t k = 0; k < kGroup; ++k) simd::store(out + k * simd::kLanes, value[k]);
    for (std::size_t i = 0; i < count; ++i) at[i] += kGroup * step[i];
  }
}

Float toNumber(simd::Mask mask) { return simd::fromBits(mask & simd::bits(Float{1, 1, 1, 1})); }

template <Op op>
[[gnu::always_inline]] inline simd::Mask compare(Float a, Float b) {
  if constexpr (op == Op::less) return a < b;
  if constexpr (op == Op::lessEqual) return a <= b;
  if constexpr (op == Op::equal) return a == b;
  if constexpr (op == Op::notEqual) return a != b;
}

template <Op op>
[[gnu::always_inline]] inline Float arithmetic(Float a, Float b) {
  if constexpr (op == Op::add) return a + b;
  if constexpr (op == Op::subtract) return a - b;
  if constexpr (op == Op::multiply) return a * b;
  if constexpr (op == Op::divide) return a / b;
}

template <Float (*function)(Float)>
void unary(const Operand* in, float* out, std::size_t vectors) {
  sweep<1>(in, out, vectors, [](const Float* v) { return function(v[0]); });
}

template <Float (*function)(Float, Float)>
void binary(const Operand* in, float* out, std::size_t vectors) {
  sweep<2>(in, out, vectors, [](const Float* v) { return function(v[0], v[1]); });
}

Float negative(Float v) { return -v; }
Float same(Float v) { return v; }
/// NaN where either is.
Float least(Float a, Float b) { return simd::select(b != b, b, simd::min(a, b)); }
Float most(Float a, Float b) { return simd::select(b != b, b, simd::max(a, b)); }
Float floatMin(Float a, Float b) { return simd::min(a, b); }
Float floatMax(Float a, Float b) { return simd::max(a, b); }

template <Op op>
Float comparison(Float a, Float b) {
  return toNumber(compare<op>(a, b));
}

template <Op op>
void choose(const Operand* in, float* out, std::size_t vectors) {
  sweep<4>(in, out, vectors, [](const Float* v) { return simd::select(compare<op>(v[0], v[1]), v[2], v[3]); });
}

template <Op inner, Op outer, bool swapped>
void fused(const Operand* in, float* out, std::size_t vectors) {
  sweep<3>(in, out, vectors, [](const Float* v) {
    const Float first = arithmetic<inner>(v[0], v[1]);
    return swapped ? arithmetic<outer>(v[2], first) : arithmetic<outer>(first, v[2]);
  });
}

template <Op inner, Op outer>
Kernel fusedOf(bool swapped) {
  constexpr bool commutes = outer == Op::add || outer == Op::multiply;
  return swapped && !commutes ? fused<inner, outer, true> : fused<inner, outer, false>;
}

template <Op inner>
Kernel fusedWith(Op outer, bool swapped) {
  switch (outer) {
    case Op::add:
      return fusedOf<inner, Op::add>(swapped);
    case Op::subtract:
      return fusedOf<inner, Op::subtract>(swapped);
    case Op::multiply:
      return fusedOf<inner, Op::multiply>(swapped);
    default:
      return fusedOf<inner, Op::divide>(swapped);
  }
}

}  // namespace

bool isArithmetic(Op op) { return op == Op::add || op == Op::subtract || op == Op::multiply || op == Op::divide; }

Kernel copyKernel() { return unary<same>; }

Kernel unaryKernel(Op op) {
  switch (op) {
    case Op::negate:
      return unary<negative>;
    case Op::abs:
      return unary<simd::abs>;
    case Op::sign:
      return unary<simd::sign>;
    case Op::exp:
      return unary<simd::exp>;
    case Op::expm1:
      return unary<simd::expm1>;
    case Op::log:
      return unary<simd::log>;
    case Op::log1p:
      return unary<simd::anyLog1p>;
    case Op::sqrt:
      return unary<simd::sqrt>;
    case Op::sin:
      return unary<simd::sin>;
    case Op::cos:
      return unary<simd::cos>;
    case Op::erf:
      return unary<simd::erf>;
    case Op::erfc:
      return unary<simd::erfc>;
    case Op::normalCdf:
      return unary<simd::normalCdf>;
    case Op::gaussian:
      return unary<simd::gaussianOf>;
    default:
      return unary<simd::floor>;
  }
}

Kernel binaryKernel(Op op) {
  switch (op) {
    case Op::add:
      return binary<arithmetic<Op::add>>;
    case Op::subtract:
      return binary<arithmetic<Op::subtract>>;
    case Op::multiply:
      return binary<arithmetic<Op::multiply>>;
    case Op::divide:
      return binary<arithmetic<Op::divide>>;
    case Op::pow:
      return binary<simd::pow>;
    case Op::min:
      return binary<least>;
    case Op::max:
      return binary<most>;
    case Op::less:
      return binary<comparison<Op::less>>;
    case Op::lessEqual:
      return binary<comparison<Op::lessEqual>>;
    case Op::equal:
      return binary<comparison<Op::equal>>;
    default:
      return binary<comparison<Op::notEqual>>;
  }
}

Kernel boundKernel(Op op) { return op == Op::min ? binary<floatMin> : binary<floatMax>; }

Kernel selectKernel() {
  return [](const Operand* in, float* out, std::size_t vectors) {
    sweep<3>(in, out, vectors, [](const Float* v) { return simd::select(v[0] != 0.0f, v[1], v[2]); });
  };
}

Kernel compareKernel(Op comparison) {
  switch (comparison) {
    case Op::less:
      return choose<Op::less>;
    case Op::lessEqual:
      return choose<Op::lessEqual>;
    case Op::equal:
      return choose<Op::equal>;
    default:
      return choose<Op::notEqual>;
  }
}

Kernel fusedKernel(Op inner, Op outer, bool swapped) {
  switch (inner) {
    case Op::add:
      return fusedWith<Op::add>(outer, swapped);
    case Op::subtract:
      return fusedWith<Op::subtract>(outer, swapped);
    case Op::multiply:
      return fusedWith<Op::multiply>(outer, swapped);
    default:
      return fusedWith<Op::divide>(outer, swapped);
  }
}

}  // namespace playground::expression
