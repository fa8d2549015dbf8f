#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace playground {

/// Points and what they are labelled with.
struct Dataset {
  std::vector<float> features{};  ///< [samples x columns], row-major
  std::vector<float> labels{};    ///< [samples]: the class 0, 1, ..., or the value to fit
  int samples = 0;
  int columns = 0;
  int classes = 0;                   ///< 0 for regression
  std::vector<std::string> names{};  ///< of the columns, if the source had any
};

enum class DatasetName { circles, moons, blobs, xor_, spiral, curve, custom };
inline constexpr std::array<std::string_view, 7> kDatasetNames = {"circles", "moons", "blobs", "xor",
                                                                  "spiral",  "curve", "custom"};

enum class CurveFunction { square, sine, step };
inline constexpr std::array<std::string_view, 3> kCurveFunctionNames = {"square", "sine", "step"};

/// Which data, by scikit-learn's names.
struct DatasetConfig {
  DatasetName name = DatasetName::circles;
  int samples = 1000;
  std::optional<double> noise;  ///< standard deviation about the shape; its default depends on the shape
  std::optional<double> seed;   ///< random_state
  double factor = 0.5;          ///< circles: inner radius over outer
  int centers = 3;              ///< blobs: classes
  int arms = 2;                 ///< spiral: classes
  double turns = 1.0;           ///< spiral: how often an arm goes round
  CurveFunction function = CurveFunction::square;

  double noiseOrDefault() const;
};

/// Draws the data set; `seed` is used where the config has none. `config` has been checked.
Dataset makeDataset(const DatasetConfig& config, std::uint32_t seed);

}  // namespace playground
