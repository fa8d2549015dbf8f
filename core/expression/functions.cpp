#include "core/expression/functions.h"

#include <algorithm>

namespace playground::expression {
namespace {

template <Op op>
Id unary(Graph& g, const Id* a) {
  return g.unary(op, a[0]);
}
template <Op op>
Id binary(Graph& g, const Id* a) {
  return g.binary(op, a[0], a[1]);
}

/// u scaled by a constant.
template <Op op>
Id scaled(Graph& g, Id u, double factor) {
  return g.times(g.number(factor), g.unary(op, u));
}

Id clamp(Graph& g, const Id* a) {
  const Id low = a[1] == kNone ? a[0] : g.binary(Op::max, a[0], a[1]);
  return a[2] == kNone ? low : g.binary(Op::min, low, a[2]);
}

Id tangent(Graph& g, const Id* a) { return g.over(g.unary(Op::sin, a[0]), g.unary(Op::cos, a[0])); }

template <bool minus>
Id hyperbolic(Graph& g, const Id* a) {
  const Id up = g.unary(Op::exp, a[0]), down = g.unary(Op::exp, g.negate(a[0]));
  return g.times(g.number(0.5), minus ? g.minus(up, down) : g.plus(up, down));
}

constexpr double kLog2E = 1.4426950408889634, kLog10E = 0.43429448190325182;

constexpr Function kFunctions[] = {
    {"where", 3, 3, {"condition", "input", "other"}, [](Graph& g, const Id* a) { return g.select(a[0], a[1], a[2]); }},
    {"abs", 1, 1, {"input"}, unary<Op::abs>},
    {"sign", 1, 1, {"input"}, unary<Op::sign>},
    {"min", 2, 2, {"input", "other"}, binary<Op::min>},
    {"max", 2, 2, {"input", "other"}, binary<Op::max>},
    {"clamp", 2, 3, {"input", "min", "max"}, clamp},
    {"exp", 1, 1, {"input"}, unary<Op::exp>},
    {"expm1", 1, 1, {"input"}, unary<Op::expm1>},
    {"log", 1, 1, {"input"}, unary<Op::log>},
    {"log1p", 1, 1, {"input"}, unary<Op::log1p>},
    {"sqrt", 1, 1, {"input"}, unary<Op::sqrt>},
    {"pow", 2, 2, {"input", "exponent"}, binary<Op::pow>},
    {"square", 1, 1, {"input"}, [](Graph& g, const Id* a) { return g.times(a[0], a[0]); }},
    {"sin", 1, 1, {"input"}, unary<Op::sin>},
    {"cos", 1, 1, {"input"}, unary<Op::cos>},
    {"tan", 1, 1, {"input"}, tangent},
    {"sinh", 1, 1, {"input"}, hyperbolic<true>},
    {"cosh", 1, 1, {"input"}, hyperbolic<false>},
    {"relu", 1, 1, {"input"}, [](Graph& g, const Id* a) { return g.binary(Op::max, a[0], g.number(0)); }},
    {"erf", 1, 1, {"input"}, unary<Op::erf>},
    {"erfc", 1, 1, {"input"}, unary<Op::erfc>},
    {"floor", 1, 1, {"input"}, unary<Op::floor>},
    {"reciprocal", 1, 1, {"input"}, [](Graph& g, const Id* a) { return g.over(g.number(1), a[0]); }},
    {"neg", 1, 1, {"input"}, unary<Op::negate>},
    {"log2", 1, 1, {"input"}, [](Graph& g, const Id* a) { return scaled<Op::log>(g, a[0], kLog2E); }},
    {"log10", 1, 1, {"input"}, [](Graph& g, const Id* a) { return scaled<Op::log>(g, a[0], kLog10E); }},
    {"zeros_like", 1, 1, {"input"}, [](Graph& g, const Id*) { return g.number(0); }},
    {"ones_like", 1, 1, {"input"}, [](Graph& g, const Id*) { return g.number(1); }},
    {"full_like", 2, 2, {"input", "fill_value"}, [](Graph&, const Id* a) { return a[1]; }},
    {"tensor", 1, 1, {"data"}, [](Graph&, const Id* a) { return a[0]; }},
    {"float", 1, 1, {"input"}, [](Graph&, const Id* a) { return a[0]; }},
};
constexpr std::size_t kOffered = 22;  // the rest only understands what is pasted

constexpr std::string_view kOtherNames[][2] = {{"ln", "log"},
                                               {"fabs", "abs"},
                                               {"absolute", "abs"},
                                               {"minimum", "min"},
                                               {"fmin", "min"},
                                               {"maximum", "max"},
                                               {"fmax", "max"},
                                               {"clip", "clamp"},
                                               {"power", "pow"},
                                               {"sgn", "sign"},
                                               {"swish", "silu"},
                                               {"logistic", "sigmoid"},
                                               {"expit", "sigmoid"},
                                               {"negative", "neg"},
                                               {"log_sigmoid", "logsigmoid"},
                                               {"hard_tanh", "hardtanh"},
                                               {"hard_sigmoid", "hardsigmoid"},
                                               {"hard_swish", "hardswish"},
                                               {"soft_sign", "softsign"},
                                               {"select", "where"}};

}  // namespace

std::string_view usualName(std::string_view name) {
  for (const auto& [other, usual] : kOtherNames)
    if (other == name) return usual;
  return name;
}

const Function* findFunction(std::string_view name) {
  const std::string_view usual = usualName(name);
  const auto* const found =
      std::find_if(std::begin(kFunctions), std::end(kFunctions), [&](const Function& f) { return f.name == usual; });
  return found == std::end(kFunctions) ? nullptr : found;
}

std::vector<std::string_view> offeredFunctions() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kOffered; ++i) names.push_back(kFunctions[i].name);
  return names;
}

}  // namespace playground::expression
