#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/train/trainer.h"

namespace playground {

/// A snapshot as bytes, to be kept, sent to another thread or written to a file.
std::vector<std::uint8_t> toBytes(const Snapshot& snapshot);

/// The snapshot of those bytes; an error if they are not one, or not one of a trainer of this shape and optimiser.
Result<Snapshot> fromBytes(std::span<const std::uint8_t> bytes, const Trainer& trainer);

}  // namespace playground
