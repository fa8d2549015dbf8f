#pragma once

#include <optional>
#include <string_view>

#include "core/error.h"

/// The core is built without exceptions: an allocation that fails ends the module. What may be large is therefore asked
/// for first.
namespace playground {

/// Whether so many bytes could be had now in one piece, with a little left for what is not asked for.
bool hasMemory(double bytes);

/// The error of a field whose value needs more memory than there is, if so.
std::optional<InputError> checkMemory(double bytes, std::string_view field, std::string_view value);

}  // namespace playground
