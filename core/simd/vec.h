#pragma once

#include <cstdint>
#include <cstring>

/// Four float lanes on the compilers' own vector extension (Clang and GCC): one source is SIMD128 in WebAssembly,
/// SSE natively, and plain scalar code where there is neither. Arithmetic is IEEE 754 binary32 in each lane, so every
/// build gives the same bits.
namespace simd {

inline constexpr int kLanes = 4;

using Float = float __attribute__((vector_size(16)));
using Int = std::int32_t __attribute__((vector_size(16)));
using Double = double __attribute__((vector_size(32)));

/// A lane mask: all bits set or none, as comparisons give it.
using Mask = Int;
using DoubleMask = std::int64_t __attribute__((vector_size(32)));

inline Float splat(float value) { return Float{value, value, value, value}; }
inline Double splat(double value) { return Double{value, value, value, value}; }
inline Int splat(std::int32_t value) { return Int{value, value, value, value}; }

inline Float load(const float* from) {
  Float v;
  std::memcpy(&v, from, sizeof v);
  return v;
}

inline void store(float* to, Float v) { std::memcpy(to, &v, sizeof v); }

/// The first `count` (1 to 3) lanes from memory, zeros beyond.
inline Float loadPartial(const float* from, int count) {
  Float v{};
  std::memcpy(&v, from, sizeof(float) * static_cast<unsigned>(count));
  return v;
}

inline void storePartial(float* to, Float v, int count) {
  std::memcpy(to, &v, sizeof(float) * static_cast<unsigned>(count));
}

inline Int bits(Float v) { return reinterpret_cast<Int>(v); }
inline Float fromBits(Int v) { return reinterpret_cast<Float>(v); }

/// Lane by lane: `yes` where the mask is set, else `no`. What is not chosen leaves no trace, NaN or not.
inline Float select(Mask mask, Float yes, Float no) { return mask ? yes : no; }

inline Double select(DoubleMask mask, Double yes, Double no) { return mask ? yes : no; }

inline Float abs(Float v) { return fromBits(bits(v) & 0x7fffffff); }

inline Double abs(Double v) { return v < 0 ? -v : v; }

/// The magnitude of `v` with the sign of `sign`.
inline Float copySign(Float v, Float sign) {
  return fromBits((bits(v) & 0x7fffffff) | (bits(sign) & static_cast<std::int32_t>(0x80000000)));
}

/// min and max keep `v` where it is NaN.
inline Float min(Float v, Float bound) { return bound < v ? bound : v; }
inline Float max(Float v, Float bound) { return v < bound ? bound : v; }
inline Float min(Float v, float bound) { return min(v, splat(bound)); }
inline Float max(Float v, float bound) { return max(v, splat(bound)); }

inline Double toDouble(Float v) { return __builtin_convertvector(v, Double); }
inline Float toFloat(Double v) { return __builtin_convertvector(v, Float); }

}  // namespace simd
