#pragma once

#include <cstdint>

#include "core/bit_cast.h"

/// The 16-bit formats that networks are trained in. A number of either is a float too, and is held as one here.
namespace playground::half {

/// bfloat16: a float's exponent, 8 significant bits. float16 (IEEE 754 binary16): 5 bits of exponent, 11 significant.
enum class Format { bfloat16, float16 };

/// The nearest number of the format, ties to even; infinity from where the largest would be rounded up.
inline float rounded(float x, Format format) {
  if (x != x) return x;
  const bool wide = format == Format::bfloat16;
  const auto bits = bitCast<std::uint32_t>(x);
  const std::uint32_t magnitude = bits & 0x7fffffff, sign = bits & 0x80000000;
  if (!wide && magnitude < 0x38800000) {  // below 2^-14 float16's numbers are 2^-24 apart, as floats are above a half
    const float held = bitCast<float>(magnitude) + 0.5f;
    return bitCast<float>(sign | bitCast<std::uint32_t>(held - 0.5f));
  }
  if (!wide && magnitude >= 0x477ff000) return bitCast<float>(sign | 0x7f800000);  // from 65520 on
  const int dropped = wide ? 16 : 13;
  const std::uint32_t even = (magnitude >> dropped) & 1, belowHalf = (1u << (dropped - 1)) - 1;
  return bitCast<float>(sign | ((magnitude + belowHalf + even) >> dropped << dropped));
}

/// Value and derivative in float32, before they are rounded to the format.
struct Slope {
  float value, derivative;
};

}  // namespace playground::half
