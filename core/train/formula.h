#pragma once

#include <memory>

#include "core/expression/expression.h"

namespace playground {

/// The formula that an activation is: a user's own, or the one in its `info`, with its parameters.
std::shared_ptr<const Expression> formulaOf(const Entry& entry);

}  // namespace playground
