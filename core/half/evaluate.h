#pragma once

#include <cstddef>
#include <string_view>

#include "core/half/format.h"

namespace playground::half {

/// What torch 2.13 computes on the CPU for a tensor of `format`, bit for bit, in its vectorised loops: x is rounded to
/// the format, the value and the gradient (of an output gradient of 1) come back as numbers of it.
///   id          of an element-wise activation; false, and nothing written, if there is no 16-bit kernel for it
///   parameters  as in Entry
///   x           [count]; value and derivative too, and either may be x itself; derivative may be null
bool evaluate(std::string_view id, const float* parameters, Format format, const float* x, std::size_t count,
              float* value, float* derivative);

}  // namespace playground::half
