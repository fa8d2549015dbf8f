#pragma once

#include <array>
#include <span>
#include <string>

#include "core/train/trainer.h"

namespace playground {

/// Another learning rate after the first `from` epochs.
struct RateChange {
  int from;
  double lr;
};

/// A complete Python script (PyTorch, scikit-learn where the data set is its own) that trains the same run, seed for
/// seed, and prints its history as CSV: as many epochs as the trainer has completed, or, before the first,
/// config.epochs. `rates` are those at which the run went on after the config's. It comes in four parts, a notebook's
/// cells: imports, data, model with its optimiser, training.
std::array<std::string, 4> toPyTorch(const Trainer& trainer, std::span<const RateChange> rates = {});

}  // namespace playground
