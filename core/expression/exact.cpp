#include "core/expression/exact.h"

#include <cmath>

#include "core/expression/builtins.h"

namespace playground::expression {
namespace {

double unary(Op op, double a) {
  switch (op) {
    case Op::negate:
      return -a;
    case Op::abs:
      return std::fabs(a);
    case Op::sign:
      return a > 0 ? 1 : a < 0 ? -1 : 0;
    case Op::exp:
      return std::exp(a);
    case Op::expm1:
      return std::expm1(a);
    case Op::log:
      return std::log(a);
    case Op::log1p:
      return std::log1p(a);
    case Op::sqrt:
      return std::sqrt(a);
    case Op::sin:
      return std::sin(a);
    case Op::cos:
      return std::cos(a);
    case Op::erf:
      return std::erf(a);
    case Op::erfc:
      return std::erfc(a);
    case Op::normalCdf:
      return std::erfc(-a * 0.70710678118654752) / 2;
    case Op::gaussian:
      return std::exp(-a * a);
    default:
      return std::floor(a);
  }
}

double binary(Op op, double a, double b) {
  switch (op) {
    case Op::add:
      return a + b;
    case Op::subtract:
      return a - b;
    case Op::multiply:
      return a * b;
    case Op::divide:
      return a / b;
    case Op::pow:
      return std::pow(a, b);
    case Op::min:
      return std::isnan(b) || b < a ? b : a;
    case Op::max:
      return std::isnan(b) || a < b ? b : a;
    case Op::less:
      return a < b;
    case Op::lessEqual:
      return a <= b;
    case Op::equal:
      return a == b;
    default:
      return a != b;
  }
}

}  // namespace

void evaluateExactly(const Graph& graph, const std::vector<Id>& roots, const float* parameters, double x,
                     double* results) {
  const std::vector<bool> wanted = reach(graph, roots);
  std::vector<double> values(wanted.size());
  const auto value = [&](Id id) { return id == kNone ? 0 : values[static_cast<std::size_t>(id)]; };
  for (Id id = 0; id < graph.size(); ++id) {
    if (!wanted[static_cast<std::size_t>(id)]) continue;
    const Node& node = graph[id];
    double& result = values[static_cast<std::size_t>(id)];
    if (node.op == Op::number) {
      result = node.value;
    } else if (node.op == Op::parameter) {
      result = shortest(parameters[node.index]);
    } else if (node.op == Op::x) {
      result = x;
    } else if (node.op == Op::select) {
      result = value(node.a) != 0 ? value(node.b) : value(node.c);
    } else if (node.op == Op::call) {
      const float given[2] = {static_cast<float>(value(node.b)), static_cast<float>(value(node.c))};
      const Exact exact = builtinAt(node.index).exact(given, value(node.a));
      result = node.order == 0 ? exact.value : node.order == 1 ? exact.derivative : exact.secondDerivative;
    } else {
      result = node.b == kNone ? unary(node.op, value(node.a)) : binary(node.op, value(node.a), value(node.b));
    }
  }
  for (std::size_t i = 0; i < roots.size(); ++i) results[i] = value(roots[i]);
}

}  // namespace playground::expression
