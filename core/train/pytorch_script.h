#pragma once

#include <string>

#include "core/train/trainer.h"

namespace playground {

/// A complete Python script (PyTorch, scikit-learn where the data set is its own) that trains the same run, seed for
/// seed, and prints its history as CSV: as many epochs as the trainer has completed, or, before the first,
/// config.epochs.
std::string toPyTorch(const Trainer& trainer);

}  // namespace playground
