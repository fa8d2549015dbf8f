#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "core/activation.h"
#include "core/apply.h"

namespace playground {

/// One activation with its type erased: dispatch happens once per array. `parameters` always points to
/// info.parameters.size() floats in the order of info.parameters.
struct Entry {
  std::string_view id;
  Info info;
  std::vector<float> defaults;

  // Element-wise activations only.
  void (*apply)(const float* parameters, Order order, const float* x, std::size_t count, CurveArrays out) = nullptr;
  Exact (*exact)(const float* parameters, double x) = nullptr;
  Kinks (*kinks)(const float* parameters) = nullptr;
  /// df/dparameter of the learnable parameter; null if there is none.
  void (*parameterDerivative)(const float* parameters, const float* x, std::size_t count, float* out) = nullptr;

  // Row-wise activations only; see RowWise.
  std::size_t (*outputs)(std::size_t columns) = nullptr;
  void (*row)(std::span<const float> x, std::span<float> y) = nullptr;
  void (*jacobian)(std::span<const float> x, std::span<float> j) = nullptr;
  void (*exactRow)(std::span<const float> x, std::span<double> y) = nullptr;

  Interval (*range)(const float* parameters) = nullptr;
  std::optional<InputError> (*invalid)(const float* parameters) = nullptr;

  bool elementwise() const { return apply != nullptr; }
};

/// All activations, by family, then by id.
std::span<const Entry> catalogue();

/// The entry of that id, or null.
const Entry* find(std::string_view id);

/// Error of a parameter set, if there is one: a value that is not finite, outside of what is allowed, not one of the
/// choices, or at odds with another. Field names are "parameters.<name>".
std::optional<InputError> checkParameters(const Entry& entry, std::span<const float> parameters);

}  // namespace playground
