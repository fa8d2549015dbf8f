#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace playground {

/// How often pre-activations fell where, over all units of a layer and all training data: bins of equal width from low
/// to high; the first and the last count take all that lies beyond.
struct Histogram {
  static constexpr float kLow = -8, kHigh = 8;
  static constexpr int kBins = 64;
  std::array<std::uint32_t, kBins> counts{};
};

/// One layer after an epoch. The output layer counts as one, its activation being sigmoid under bce, else the identity.
struct LayerStatistics {
  double gradient = 0;      ///< mean |dL/dW|, averaged over the epoch's batches
  double gradientNorm = 0;  ///< ||dL/dW||, averaged likewise
  double mean = 0;          ///< of the pre-activations over all units and all training data
  double deviation = 0;     ///< their standard deviation
  double dead = 0;          ///< share of units whose derivative is zero for every sample
  double saturated = 0;     ///< share of units whose |f'| is below 1 % of its maximum for every sample (dead ones too)
  double flat = 0;          ///< share of (unit, sample) pairs with |f'| below 1 % of its maximum
};

/// One entry per epoch, computed in evaluation mode after it. The held-out series are empty if nothing is held out.
struct History {
  std::vector<double> loss, accuracy, testLoss, testAccuracy;  ///< accuracy: without classes R^2
  std::vector<std::vector<LayerStatistics>> layers;            ///< [layer][epoch]
  std::vector<std::vector<Histogram>> histograms;              ///< [layer][epoch], or of the last epoch alone
};

}  // namespace playground
