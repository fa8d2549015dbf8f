#include "core/data/dataset.h"

#include "core/data/custom.h"
#include "core/data/shapes.h"
#include "core/memory.h"

namespace playground {

double DatasetConfig::noiseOrDefault() const {
  switch (name) {
    case DatasetName::blobs:
      return noise.value_or(1.0);  // scikit-learn's cluster_std
    case DatasetName::curve:
      return noise.value_or(function == CurveFunction::square ? 2.0 : 0.1);
    case DatasetName::xor_:
    case DatasetName::spiral:
      return noise.value_or(0.05);
    default:
      return noise.value_or(0.1);
  }
}

Result<Dataset> makeDataset(const DatasetConfig& config, std::uint32_t seed) {
  if (config.seed) seed = static_cast<std::uint32_t>(*config.seed);
  const double noise = config.noiseOrDefault();
  if (config.name != DatasetName::custom)  // doubles are drawn, then shuffled, then made floats
    if (auto error = checkMemory(80.0 * config.samples, "samples", numberText(config.samples))) return *error;
  switch (config.name) {
    case DatasetName::circles:
      return shapes::circles(config.samples, noise, config.factor, seed);
    case DatasetName::moons:
      return shapes::moons(config.samples, noise, seed);
    case DatasetName::blobs:
      return shapes::blobs(config.samples, noise, config.centers, seed);
    case DatasetName::xor_:
      return shapes::xorSquares(config.samples, noise, seed);
    case DatasetName::spiral:
      return shapes::spiral(config.samples, noise, config.arms, config.turns, seed);
    case DatasetName::curve:
      return shapes::curve(config.function, config.samples, noise, seed);
    case DatasetName::custom:
      break;
  }
  return customDataset(config);
}

}  // namespace playground
