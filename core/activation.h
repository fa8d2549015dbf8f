#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "core/error.h"
#include "core/simd/vec.h"

/// What an activation is. Each file in core/activations/ defines one struct whose name is the file's, the id, the URL
/// value and the name in torch.nn.functional; its fields are the parameters, with torch's names and defaults.
namespace playground {

/// A short list whose size is fixed at compile time and whose items live inside it.
template <class T, std::size_t Capacity>
class InlineList {
 public:
  constexpr InlineList() = default;
  constexpr InlineList(std::initializer_list<T> items) {
    for (const T& item : items) push(item);
  }
  constexpr void push(const T& item) { items_[size_++] = item; }
  constexpr const T* begin() const { return items_.data(); }
  constexpr const T* end() const { return items_.data() + size_; }
  constexpr std::size_t size() const { return size_; }
  static constexpr std::size_t capacity() { return Capacity; }
  constexpr const T& operator[](std::size_t i) const { return items_[i]; }

 private:
  std::array<T, Capacity> items_{};
  std::size_t size_ = 0;
};

inline constexpr float kInfinity = std::numeric_limits<float>::infinity();

/// Value and derivatives in the four lanes; what is not used costs nothing once `at` is inlined.
struct Curve {
  simd::Float value, derivative, secondDerivative;
};

/// The truth: the paper's formula in double, in a form stable to 1e-13 relative everywhere.
struct Exact {
  double value, derivative, secondDerivative;
};

/// The page groups by family, in this order; `own` are users' formulas.
enum class Family { linear, rectifier, exponential, gated, smooth, sigmoidal, shrink, row, own };
inline constexpr std::array<std::string_view, 9> kFamilyNames = {
    "linear", "rectifier", "exponential", "gated", "smooth", "sigmoidal", "shrink", "row", "own"};

struct Interval {
  float low = -kInfinity, high = kInfinity;
};

/// A parameter in the order of the struct's fields; its default is the field's own initialiser.
struct Parameter {
  std::string_view name;                      ///< torch's keyword
  float min, max, step;                       ///< what a slider offers
  Interval allowed{};                         ///< what torch accepts, ends included (any finite number unless given)
  bool learnable = false;                     ///< trained like a weight (PReLU)
  bool infinite = false;                      ///< infinity is allowed, too (Softplus's threshold: never the identity)
  bool required = false;                      ///< torch has no default for it (Threshold's)
  InlineList<std::string_view, 2> choices{};  ///< if any, the value is an index into these words (GELU's approximate)
};

/// Empty where torch has no such thing; what is exported then writes the activation out.
struct Torch {
  std::string_view module;      ///< class in torch.nn
  std::string_view functional;  ///< function in torch.nn.functional
  std::string_view learned{};   ///< what its state_dict calls the learnable parameter
};

struct Paper {
  std::string_view citation;  ///< authors, title
  int year = 0;
  std::string_view url;
};

/// Largest error over all 2^32 inputs with default parameters, in units in the last place.
struct MaxUlp {
  float value, derivative;
};

struct Info {
  std::string_view name;  ///< as on a label
  Family family;
  std::string_view formula;            ///< TeX of f
  std::string_view derivativeFormula;  ///< TeX of f'
  Torch torch{};
  Paper paper{};
  MaxUlp maxUlp{0, 0};
  InlineList<Parameter, 8> parameters{};
  std::string_view
      expression{};  ///< f in the language of core/expression, in a form that neither overflows nor cancels
};

using Kinks = InlineList<float, 8>;

/// How other libraries write an activation, {name} standing for a parameter's value. NumPy's (np, scipy) is an
/// expression of x, Keras's a layer or a function, JAX's a function (jax, jnp).
struct Spelling {
  std::string_view numpy, keras, jax;
};

/// The operator of ONNX (version 20) that computes an activation by itself.
struct OnnxOperator {
  struct Attribute {
    std::string_view name;
    double number = 0;
    std::string_view word{};  ///< if it is one, instead of the number
  };
  std::string_view name;  ///< empty: there is none
  InlineList<Attribute, 2> attributes{};
  std::string_view learned{};  ///< the learnable parameter, its input after x
};

/// An element-wise activation:
///   static constexpr Info info;
///   Curve at(simd::Float x) const;              value, first and second derivative, lane by lane
///   Exact exact(double x) const;                the tests' oracle
///   Interval range() const;                     infimum and supremum of f
/// and where they apply
///   Curve near(simd::Float x) const;            a shorter way, for |x| <= reach(): no clamps, nothing subnormal
///   float reach() const;
///   Kinks kinks() const;                        where f' jumps
///   std::optional<InputError> invalid() const;  parameters that are allowed alone but not together
///   simd::Float parameterDerivative(simd::Float x) const;  df/dparameter of the learnable parameter
///   Curve asTorch(simd::Float x, simd::Float value) const;  value and derivative as torch's training pass rounds them,
///                                               from ours: where it computes by another formula, a run that is to be
///                                               torch's run must lose the same digits (Adam makes as much of a tiny
///                                               gradient as of a large one)
///   Interval randomSlopes() const;              in training each x <= 0 is multiplied by a slope of its own from there
///   Spelling spelling() const;                  in NumPy, Keras and JAX; without, it is written out from the formula
///   OnnxOperator onnx() const;                  likewise
template <class A>
concept Elementwise = requires(const A a, simd::Float x, double d) {
  A::info;
  { a.at(x) };
  { a.exact(d) };
  { a.range() };
};

/// One that has a shorter way for arguments of everyday size. NaN takes it too.
template <class A>
concept HasNear = requires(const A a, simd::Float x) {
  { a.near(x) };
  { a.reach() };
};

/// An activation of a whole row (softmax and its kin):
///   static constexpr Info info;
///   static std::size_t outputs(std::size_t columns);         length of the result; 0 if columns is not allowed
///   static void row(std::span<const float> x, std::span<float> y);
///   static void jacobian(std::span<const float> x, std::span<float> j);    [outputs x columns], row-major
///   static void exactRow(std::span<const float> x, std::span<double> y);   the tests' oracle
///   Interval range() const;
///   Spelling spelling() const;
template <class A>
concept RowWise = requires(std::span<const float> x, std::span<float> y) {
  A::info;
  A::row(x, y);
  A::jacobian(x, y);
};

}  // namespace playground
