#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/activation.h"
#include "core/apply.h"
#include "core/delegate.h"

namespace playground {

class Expression;

/// One activation, a catalogue's or a user's, with its type erased: dispatch happens once per array. `parameters`
/// always points to info.parameters.size() floats in the order of info.parameters.
struct Entry {
  std::string_view id;
  Info info;
  std::vector<float> defaults;

  // Element-wise activations only.
  Delegate<void(const float* parameters, Order order, const float* x, std::size_t count, CurveArrays out)> apply{};
  Delegate<Exact(const float* parameters, double x)> exact{};
  Delegate<Kinks(const float* parameters)> kinks{};
  /// df/dparameter of a learnable parameter, by its place in info.parameters; null if there is none.
  Delegate<void(const float* parameters, std::size_t which, const float* x, std::size_t count, float* out)>
      parameterDerivative{};
  /// Value and derivative by asTorch; null where torch trains by the formula that `apply` does.
  Delegate<void(const float* parameters, const float* x, std::size_t count, CurveArrays out)> applyAsTorch{};
  /// Null unless training draws slopes.
  Delegate<Interval(const float* parameters)> randomSlopes{};
  Delegate<OnnxOperator(const float* parameters)> onnx{};

  // Row-wise activations only; see RowWise.
  std::size_t (*outputs)(std::size_t columns) = nullptr;
  void (*row)(std::span<const float> x, std::span<float> y) = nullptr;
  void (*jacobian)(std::span<const float> x, std::span<float> j) = nullptr;
  void (*exactRow)(std::span<const float> x, std::span<double> y) = nullptr;

  Delegate<Interval(const float* parameters)> range{};
  Delegate<std::optional<InputError>(const float* parameters)> invalid{};
  Delegate<Spelling(const float* parameters)> spelling{};

  const Expression* expression = nullptr;  ///< of a user's formula

  bool elementwise() const { return static_cast<bool>(apply); }
};

/// All activations, by family, then by id.
std::span<const Entry> catalogue();

/// The entry of that id, the catalogue's or a compiled formula's, or null.
const Entry* find(std::string_view id);

/// The same, kept alive for as long as it is held.
std::shared_ptr<const Entry> share(std::string_view id);

/// Where to look for what the catalogue does not hold. Formulas give themselves here, so that a module without them
/// need not carry their compiler.
void lookBeyond(std::shared_ptr<const Entry> (*find)(std::string_view id));

/// Error of a parameter set, if there is one: a value that is not finite, outside of what is allowed, not one of the
/// choices, or at odds with another. Field names are "parameters.<name>".
std::optional<InputError> checkParameters(const Entry& entry, std::span<const float> parameters);

}  // namespace playground
