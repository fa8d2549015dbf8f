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
  int classes = 0;                        ///< 0 for regression
  std::vector<std::string> names{};       ///< of the columns, if the source had any
  std::vector<std::string> classNames{};  ///< what a class stands for: the labels as they were given
};

enum class DatasetName { circles, moons, blobs, xor_, spiral, curve, custom };
inline constexpr std::array<std::string_view, 7> kDatasetNames = {"circles", "moons", "blobs", "xor",
                                                                  "spiral",  "curve", "custom"};

enum class CurveFunction { square, sine, step };
inline constexpr std::array<std::string_view, 3> kCurveFunctionNames = {"square", "sine", "step"};

enum class Task { automatic, classification, regression };
inline constexpr std::array<std::string_view, 3> kTaskNames = {"auto", "classification", "regression"};

/// Which data, by scikit-learn's names. What a data set does not know of is not looked at.
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

  // custom: points
  std::vector<float> features;  ///< [samples x columns], row-major
  std::vector<float> labels;
  int columns = 2;
  std::vector<std::string> names;       ///< of the columns, or none
  std::vector<std::string> classNames;  ///< of the classes that the labels count from 0, or none
  Task task = Task::automatic;          ///< automatic: classification if there are class names, or few integers
  bool standardize = false;             ///< columns to mean 0 and deviation 1, as scikit-learn's StandardScaler

  double noiseOrDefault() const;
};

/// Draws or reads the data set; `seed` is used where the config has none. `config` has been checked, up to the contents
/// of features, labels and names.
Result<Dataset> makeDataset(const DatasetConfig& config, std::uint32_t seed);

/// Most rows, columns and classes of custom data.
inline constexpr int kMaxRows = 100000, kMaxColumns = 64, kMaxClasses = 20;

}  // namespace playground
