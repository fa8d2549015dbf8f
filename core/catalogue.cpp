#include "core/catalogue.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <type_traits>

#include "activation_list.h"
#include "core/parameters.h"
#include "core/vectors.h"

namespace playground {
namespace {

template <class A>
std::vector<float> defaultParameters() {
  std::vector<float> values(A::info.parameters.size());
  if constexpr (!std::is_empty_v<A>) {
    const A activation{};
    std::memcpy(values.data(), &activation, sizeof activation);
  }
  return values;
}

/// `A` as torch's training pass computes it.
template <class A>
struct AsTorch : A {
  Curve at(simd::Float x) const { return A::asTorch(x, A::at(x).value); }
  Curve near(simd::Float x) const
    requires HasNear<A>
  {
    return A::asTorch(x, A::near(x).value);
  }
};

#ifndef PLAYGROUND_CURVES_ALONE
/// What the curves do without: the tests' oracle, training, and how other libraries write it.
template <class A>
void describeBeyondCurves(Entry& entry) {
  if constexpr (requires(const A a) { a.spelling(); })
    entry.spelling = [](const float* p) { return withParameters<A>(p).spelling(); };
  if constexpr (Elementwise<A>) {
    entry.exact = [](const float* p, double x) { return withParameters<A>(p).exact(x); };
    if constexpr (requires(const A a) { a.onnx(); })
      entry.onnx = [](const float* p) { return withParameters<A>(p).onnx(); };
    if constexpr (requires(const A a) { a.randomSlopes(); })
      entry.randomSlopes = [](const float* p) { return withParameters<A>(p).randomSlopes(); };
    if constexpr (requires(const A a, simd::Float x) { a.asTorch(x, x); })
      entry.applyAsTorch = [](const float* p, const float* x, std::size_t count, CurveArrays out) {
        applyOver<Order::derivative>(AsTorch<A>{withParameters<A>(p)}, x, count, out);
      };
  } else {
    entry.exactRow = A::exactRow;
  }
}
#endif

template <class A>
Entry describe(std::string_view id) {
  Entry entry{.id = id, .info = A::info, .defaults = defaultParameters<A>()};
  entry.range = [](const float* p) { return withParameters<A>(p).range(); };
  entry.invalid = [](const float* p) -> std::optional<InputError> {
    if constexpr (requires(const A a) { a.invalid(); }) return withParameters<A>(p).invalid();
    return std::nullopt;
  };
  if constexpr (Elementwise<A>) {
    entry.apply = [](const float* p, Order order, const float* x, std::size_t count, CurveArrays out) {
      const A activation = withParameters<A>(p);
      switch (order) {
        case Order::value:
          return applyOver<Order::value>(activation, x, count, out);
        case Order::derivative:
          return applyOver<Order::derivative>(activation, x, count, out);
        case Order::secondDerivative:
          return applyOver<Order::secondDerivative>(activation, x, count, out);
      }
    };
    entry.kinks = [](const float* p) -> Kinks {
      if constexpr (requires(const A a) { a.kinks(); }) return withParameters<A>(p).kinks();
      return {};
    };
    if constexpr (requires(const A a, simd::Float x) { a.parameterDerivative(x); }) {
      entry.parameterDerivative = [](const float* p, std::size_t, const float* x, std::size_t count, float* out) {
        const A activation = withParameters<A>(p);
        forEachVector(x, out, count, [&activation](const float* from, float* to, int lanes) {
          store(to, activation.parameterDerivative(load(from, lanes)), lanes);
        });
      };
    }
  } else {
    static_assert(RowWise<A>, "an activation is element-wise or row-wise; see core/activation.h");
    entry.outputs = A::outputs;
    entry.row = A::row;
    entry.jacobian = A::jacobian;
  }
#ifndef PLAYGROUND_CURVES_ALONE
  describeBeyondCurves<A>(entry);
#endif
  return entry;
}

std::vector<Entry> makeCatalogue() {
#define PLAYGROUND_DESCRIBE(id) describe<activations::id>(#id),
  std::vector<Entry> entries = {PLAYGROUND_ACTIVATIONS(PLAYGROUND_DESCRIBE)};
#undef PLAYGROUND_DESCRIBE
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.info.family < b.info.family; });
  return entries;
}

std::shared_ptr<const Entry> (*beyond)(std::string_view id) = nullptr;

}  // namespace

std::span<const Entry> catalogue() {
  static const std::vector<Entry> entries = makeCatalogue();
  return entries;
}

const Entry* find(std::string_view id) { return share(id).get(); }

std::shared_ptr<const Entry> share(std::string_view id) {
  for (const Entry& entry : catalogue())
    if (entry.id == id) return {std::shared_ptr<const Entry>(), &entry};  // the catalogue stays
  return beyond ? beyond(id) : nullptr;
}

void lookBeyond(std::shared_ptr<const Entry> (*find)(std::string_view id)) { beyond = find; }

std::optional<InputError> checkParameters(const Entry& entry, std::span<const float> parameters) {
  for (std::size_t i = 0; i < entry.info.parameters.size(); ++i) {
    const Parameter& parameter = entry.info.parameters[i];
    const float value = parameters[i];
    const auto [low, high] = parameter.allowed;
    if (std::isfinite(value) && value >= low && value <= high) continue;
    if (parameter.infinite && value == kInfinity) continue;
    std::string allowed = "a finite number";
    if (low != -kInfinity) allowed += ", at least " + decimal(low);
    if (high != kInfinity) allowed += ", at most " + decimal(high);
    if (parameter.infinite) allowed += ", or Infinity";
    return InputError{"parameters." + std::string(parameter.name), decimal(value), allowed};
  }
  return entry.invalid(parameters.data());
}

}  // namespace playground
