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

/// A lane mask: all bits set or none, as comparisons give it.
using Mask = Int;

/// `v`, which the optimisers shall not take for a constant. WebAssembly engines build a constant anew wherever it is
/// used, in every turn of a loop; what they do not know they compute once before it. The instructions add nothing: a
/// memory has fewer than 2^31 pages.
template <class V>
inline V kept(V v) {
#if defined(__wasm_simd128__) && __clang_major__ >= 19 && __clang_major__ < 22
  // LLVM 19 gives up where assembly takes a vector, so only a number passes through it. LLVM 14 is slower this way.
  std::int32_t nothing;
  asm("memory.size 0\n i32.const 31\n i32.shr_u\n local.set %0" : "=r"(nothing));
  return reinterpret_cast<V>(reinterpret_cast<Int>(v) | Int{nothing, nothing, nothing, nothing});
#elif defined(__wasm_simd128__)
  V same;
  asm("local.get %1\n memory.size 0\n i32.const 31\n i32.shr_u\n i32x4.splat\n v128.or\n local.set %0"
      : "=r"(same)
      : "r"(v));
  return same;
#else
  return v;
#endif
}

/// `value`, read where this stands: before a splat of what the same function writes. LLVM 14 makes one instruction of a
/// read and a splat, and moves it past a store to the same place.
template <class T>
inline T readNow(T value) {
#if defined(__wasm_simd128__)
  asm("" : "+r"(value));
#endif
  return value;
}

/// For constants and for parameters, which no kernel writes; else see readNow.
inline Float splat(float value) { return kept(Float{value, value, value, value}); }
inline Int splat(std::int32_t value) { return kept(Int{value, value, value, value}); }

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

/// +0 where the mask is set, else `v`.
inline Float unless(Mask mask, Float v) { return reinterpret_cast<Float>(~mask & reinterpret_cast<Int>(v)); }

inline bool any(Mask mask) {
  using Long = std::int64_t __attribute__((vector_size(16)));
  const Long halves = reinterpret_cast<Long>(mask);
  return (halves[0] | halves[1]) != 0;
}

inline Float abs(Float v) { return fromBits(bits(v) & splat(0x7fffffff)); }

/// -|v|.
inline Float minusAbs(Float v) { return fromBits(bits(v) | splat(static_cast<std::int32_t>(0x80000000))); }

/// The magnitude of `v` with the sign of `sign`.
inline Float copySign(Float v, Float sign) {
  return fromBits((bits(v) & splat(0x7fffffff)) | (bits(sign) & splat(static_cast<std::int32_t>(0x80000000))));
}

/// `v` with the sign of `sign` where `v` is not negative: for an odd function whose zero has lost its sign.
inline Float orSign(Float v, Float sign) {
  return fromBits(bits(v) | (bits(sign) & splat(static_cast<std::int32_t>(0x80000000))));
}

/// min and max keep `v` where it is NaN, and where it equals the bound (so at a zero of the other sign).
#if defined(__wasm_simd128__)
// LLVM 14 takes the other builds' forms for f32.min and f32.max, to which -0 is less than 0. These are those forms.
inline Float min(Float v, Float bound) { return __builtin_wasm_pmin_f32x4(v, bound); }
inline Float max(Float v, Float bound) { return __builtin_wasm_pmax_f32x4(v, bound); }
#elif defined(__wasm__)
/// `v`, of which the compiler knows nothing: keeps LLVM 14 from that mistake where there is no SIMD.
inline Float opaque(Float v) {
  float a = v[0], b = v[1], c = v[2], d = v[3];
  asm("" : "+r"(a), "+r"(b), "+r"(c), "+r"(d));
  return Float{a, b, c, d};
}
inline Float min(Float v, Float bound) { return bound < v ? bound : opaque(v); }
inline Float max(Float v, Float bound) { return v < bound ? bound : opaque(v); }
#else
inline Float min(Float v, Float bound) { return bound < v ? bound : v; }
inline Float max(Float v, Float bound) { return v < bound ? bound : v; }
#endif
inline Float min(Float v, float bound) { return min(v, splat(bound)); }
inline Float max(Float v, float bound) { return max(v, splat(bound)); }

}  // namespace simd
