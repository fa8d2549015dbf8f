#pragma once

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
/// config.epochs. `rates` are those at which the run went on after the config's.
std::string toPyTorch(const Trainer& trainer, std::span<const RateChange> rates = {});

}  // namespace playground
