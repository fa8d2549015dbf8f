#include "core/data/custom.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace playground {
namespace {

std::string count(std::size_t n, std::string_view what) {
  return numberText(static_cast<double>(n)) + " " + std::string(what);
}

/// The error of the first value that is not finite.
std::optional<InputError> checkFinite(const std::string& field, const std::vector<float>& values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isfinite(values[i])) return InputError{indexed(field, i), decimal(values[i]), "a finite number"};
  return std::nullopt;
}

Result<Dataset> points(const DatasetConfig& config) {
  const auto columns = static_cast<std::size_t>(config.columns), rows = config.labels.size();
  if (rows < 2 || rows > static_cast<std::size_t>(kMaxRows))
    return InputError{"labels", count(rows, "numbers"), "2 to " + numberText(kMaxRows) + " numbers"};
  if (config.features.size() != rows * columns)
    return InputError{"features", count(config.features.size(), "numbers"),
                      count(rows * columns, "numbers: labels times columns")};
  if (auto error = checkFinite("features", config.features)) return *error;
  if (auto error = checkFinite("labels", config.labels)) return *error;
  Dataset data;
  data.features = config.features;
  data.labels = config.labels;
  data.samples = static_cast<int>(rows);
  data.columns = config.columns;
  return data;
}

/// Labels that count classes from 0 already.
Result<Dataset> namedClasses(Dataset data, const std::vector<std::string>& names) {
  if (names.size() < 2)
    return InputError{"classNames", count(names.size(), "class"), "2 to " + numberText(kMaxClasses) + " classes"};
  for (std::size_t i = 0; i < data.labels.size(); ++i) {
    const float label = data.labels[i];
    if (label != std::floor(label) || label < 0 || label >= static_cast<float>(names.size()))
      return InputError{indexed("labels", i), decimal(label),
                        "an integer, at least 0, at most " + numberText(static_cast<double>(names.size() - 1))};
  }
  data.classes = static_cast<int>(names.size());
  data.classNames = names;
  return data;
}

}  // namespace

bool looksLikeClasses(std::span<const float> labels) {
  std::set<float> values;
  for (const float label : labels) {
    values.insert(label);
    if (label != std::floor(label) || values.size() > 10) return false;
  }
  return true;
}

Result<Dataset> withClasses(Dataset data, std::string_view field) {
  const std::set<float> values(data.labels.begin(), data.labels.end());
  if (values.size() < 2 || values.size() > kMaxClasses)
    return InputError{std::string(field), count(values.size(), values.size() == 1 ? "class" : "classes"),
                      "2 to " + numberText(kMaxClasses) + " classes"};
  const std::vector<float> classes(values.begin(), values.end());
  for (float& label : data.labels)
    label = static_cast<float>(std::lower_bound(classes.begin(), classes.end(), label) - classes.begin());
  data.classes = static_cast<int>(classes.size());
  for (const float value : classes) data.classNames.push_back(decimal(value));
  return data;
}

void standardize(Dataset& data) {
  const auto columns = static_cast<std::size_t>(data.columns);
  for (std::size_t c = 0; c < columns; ++c) {
    double mean = 0, squares = 0;
    for (std::size_t i = c; i < data.features.size(); i += columns) mean += data.features[i];
    mean /= data.samples;
    for (std::size_t i = c; i < data.features.size(); i += columns)
      squares += (data.features[i] - mean) * (data.features[i] - mean);
    const double deviation = squares > 0 ? std::sqrt(squares / data.samples) : 1;
    for (std::size_t i = c; i < data.features.size(); i += columns)
      data.features[i] = static_cast<float>((data.features[i] - mean) / deviation);
  }
}

Result<Dataset> customDataset(const DatasetConfig& config) {
  if (config.features.empty() && config.labels.empty())
    return InputError{"csv", "nothing", "a text, or else features and labels"};
  auto data = points(config);
  if (!data) return data;
  if (!config.names.empty() && config.names.size() != static_cast<std::size_t>(data->columns))
    return InputError{"names", count(config.names.size(), "texts"), "a name for each of the columns"};
  data->names = config.names;
  if (!config.classNames.empty()) {
    data = namedClasses(std::move(*data), config.classNames);
  } else if (config.task == Task::classification ||
             (config.task == Task::automatic && looksLikeClasses(data->labels))) {
    data = withClasses(std::move(*data), "labels");
  }
  if (data && config.standardize) standardize(*data);
  return data;
}

}  // namespace playground
