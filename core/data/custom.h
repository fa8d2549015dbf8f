#pragma once

#include <span>

#include "core/data/dataset.h"

namespace playground {

/// The user's own points or CSV text. Labels become classes 0, 1, ... in the order of their values (of their texts).
/// Errors name the field, and for a CSV the line and the column, both counted from 1.
Result<Dataset> customDataset(const DatasetConfig& config);

/// Makes classes of labels: 0, 1, ... in the order of their values.
Result<Dataset> withClasses(Dataset data, std::string_view field);

/// Each column to mean 0 and deviation 1; a constant column to 0. As scikit-learn's StandardScaler on doubles.
void standardize(Dataset& data);

/// Whether numeric labels look like classes: integers, and few.
bool looksLikeClasses(std::span<const float> labels);

}  // namespace playground
