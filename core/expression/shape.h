#pragma once

#include "core/catalogue.h"

/// What can be told of a curve by looking at it, number by number.
namespace playground::expression {

/// Infimum and supremum over a fine grid and far out.
Interval findRange(const Entry& entry, const float* parameters);

/// Where f' jumps from one float to the next, within [-64, 64]; the first few.
Kinks findKinks(const Entry& entry, const float* parameters);

}  // namespace playground::expression
