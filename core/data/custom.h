#pragma once

#include <span>

#include "core/data/dataset.h"

namespace playground {

/// The user's own points. Labels count named classes, or become classes 0, 1, ... in the order of their values. Errors
/// name the field.
Result<Dataset> customDataset(const DatasetConfig& config);

/// Makes classes of labels: 0, 1, ... in the order of their values.
Result<Dataset> withClasses(Dataset data, std::string_view field);

/// Each column to mean 0 and deviation 1; a constant column to 0. As scikit-learn's StandardScaler on doubles.
void standardize(Dataset& data);

/// Whether numeric labels look like classes: integers, and few.
bool looksLikeClasses(std::span<const float> labels);

}  // namespace playground
