#pragma once

#include <optional>
#include <string_view>

#include "core/data/dataset.h"

namespace playground {

/// Reads comma-, semicolon- or tab-separated text (RFC 4180 with its usual variations): with or without a header, a
/// byte-order mark, any line ends, quoted fields, decimal commas where semicolons or tabs separate. Every column but
/// the label's must hold numbers. Text labels are numbered in the order of their texts, which `classNames` keeps.
/// `labelColumn` counts from 0; the default is the last.
Result<Dataset> readCsv(std::string_view text, std::optional<double> labelColumn, Task task);

}  // namespace playground
