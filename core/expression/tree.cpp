#include "core/expression/tree.h"

#include <cmath>

#include "core/bit_cast.h"
#include "core/random/elementary.h"

namespace playground::expression {
namespace {

/// A constant's value where its bits are the same everywhere, in `result`.
bool fold(Op op, double a, double& result) {
  switch (op) {
    case Op::negate:
      result = -a;
      break;
    case Op::abs:
      result = std::fabs(a);
      break;
    case Op::sign:
      result = a > 0 ? 1 : a < 0 ? -1 : 0;
      break;
    case Op::sqrt:
      result = std::sqrt(a);
      break;
    case Op::floor:
      result = std::floor(a);
      break;
    case Op::exp:
      result = elementary::exp(a);
      break;
    case Op::log:
      result = elementary::log(a);
      break;
    case Op::log1p:
      result = elementary::log1p(a);
      break;
    case Op::sin:
    case Op::cos:
      if (!(std::fabs(a) <= 8)) return false;
      result = op == Op::sin ? elementary::sin(a) : elementary::cos(a);
      break;
    default:
      return false;
  }
  return std::isfinite(result);
}

bool fold(Op op, double a, double b, double& result) {
  switch (op) {
    case Op::add:
      result = a + b;
      break;
    case Op::subtract:
      result = a - b;
      break;
    case Op::multiply:
      result = a * b;
      break;
    case Op::divide:
      result = a / b;
      break;
    case Op::min:
      result = b < a ? b : a;
      break;
    case Op::max:
      result = a < b ? b : a;
      break;
    case Op::less:
      result = a < b;
      break;
    case Op::lessEqual:
      result = a <= b;
      break;
    case Op::equal:
      result = a == b;
      break;
    case Op::notEqual:
      result = a != b;
      break;
    default:
      return false;
  }
  return std::isfinite(result);
}

}  // namespace

std::size_t Graph::Hash::operator()(const Node& node) const {
  std::uint64_t hash = static_cast<std::uint64_t>(node.op) | static_cast<std::uint64_t>(node.order) << 8 |
                       static_cast<std::uint64_t>(node.index & 0xffff) << 16;
  for (const std::uint64_t part : {static_cast<std::uint64_t>(node.a), static_cast<std::uint64_t>(node.b),
                                   static_cast<std::uint64_t>(node.c), bitCast<std::uint64_t>(node.value)})
    hash = (hash ^ part) * 0x9e3779b97f4a7c15ull ^ (hash >> 29);
  return static_cast<std::size_t>(hash ^ hash >> 32);
}

Id Graph::add(const Node& node) {
  const auto [at, isNew] = known_.try_emplace(node, size());
  if (isNew) {
    const auto depends = [this](Id id) { return id != kNone && varies(id); };
    varies_.push_back(node.op == Op::x || depends(node.a) || depends(node.b) || depends(node.c));
    nodes_.push_back(node);
  }
  return at->second;
}

Id Graph::unary(Op op, Id a) {
  const Node operand = (*this)[a];
  double value;
  if (operand.op == Op::number && fold(op, operand.value, value)) return number(value);
  if (op == Op::negate) {
    if (operand.op == Op::negate) return operand.a;
    if (operand.op == Op::subtract) return difference(operand.b, operand.a);
    if (operand.op == Op::multiply && isNumber(operand.a)) return product(number(-(*this)[operand.a].value), operand.b);
  }
  if (op == Op::abs && operand.op == Op::abs) return a;
  if (op == Op::abs && operand.op == Op::negate) return unary(Op::abs, operand.a);
  if (op == Op::cos && operand.op == Op::negate) return unary(Op::cos, operand.a);
  if (op == Op::gaussian && operand.op == Op::negate) return unary(Op::gaussian, operand.a);
  return add({.op = op, .a = a});
}

Id Graph::binary(Op op, Id a, Id b) {
  double value;
  if (isNumber(a) && isNumber(b) && fold(op, (*this)[a].value, (*this)[b].value, value)) return number(value);
  switch (op) {
    case Op::add:
      return sum(a, b);
    case Op::subtract:
      return difference(a, b);
    case Op::multiply:
      return product(a, b);
    case Op::divide:
      return quotient(a, b);
    case Op::pow:
      return power(a, b);
    case Op::min:
    case Op::max:
      if (a == b) return a;
      break;
    default:
      break;
  }
  return add({.op = op, .a = a, .b = b});
}

Id Graph::sum(Id a, Id b) {
  if (is(a, 0)) return b;
  if (is(b, 0)) return a;
  const Node left = (*this)[a], right = (*this)[b];
  if (right.op == Op::negate) return difference(a, right.a);
  if (left.op == Op::negate) return difference(b, left.a);
  if (a == b) return product(number(2), a);
  return add({.op = Op::add, .a = a, .b = b});
}

Id Graph::difference(Id a, Id b) {
  if (is(b, 0)) return a;
  if (is(a, 0)) return negate(b);
  const Node right = (*this)[b];
  if (right.op == Op::negate) return sum(a, right.a);
  return add({.op = Op::subtract, .a = a, .b = b});
}

Id Graph::product(Id a, Id b) {
  if (is(a, 0) || is(b, 0)) return number(0);
  if (is(a, 1)) return b;
  if (is(b, 1)) return a;
  if (is(a, -1)) return negate(b);
  if (is(b, -1)) return negate(a);
  if (isNumber(b)) std::swap(a, b);  // factors that are numbers come first
  const Node left = (*this)[a], right = (*this)[b];
  if (left.op == Op::negate && right.op == Op::negate) return product(left.a, right.a);
  if (left.op == Op::negate) return negate(product(left.a, b));
  if (right.op == Op::negate) return negate(product(a, right.a));
  return add({.op = Op::multiply, .a = a, .b = b});
}

Id Graph::quotient(Id a, Id b) {
  if (is(a, 0) && !is(b, 0)) return a;
  if (is(b, 1)) return a;
  if (is(b, -1)) return negate(a);
  const Node left = (*this)[a];
  if (left.op == Op::negate) return negate(quotient(left.a, b));
  return add({.op = Op::divide, .a = a, .b = b});
}

Id Graph::power(Id a, Id b) {
  const Node exponent = (*this)[b];
  if (exponent.op == Op::number) {
    // As torch does for these exponents.
    if (exponent.value == 0) return number(1);
    if (exponent.value == 1) return a;
    if (exponent.value == 2) return product(a, a);
    if (exponent.value == 3) return product(product(a, a), a);
    if (exponent.value == 4) return product(product(a, a), product(a, a));
    if (exponent.value == 0.5) return unary(Op::sqrt, a);
    if (exponent.value == -1) return quotient(number(1), a);
    if (exponent.value == -2) return quotient(number(1), product(a, a));
    if (exponent.value == -0.5) return quotient(number(1), unary(Op::sqrt, a));
  }
  return add({.op = Op::pow, .a = a, .b = b});
}

Id Graph::select(Id condition, Id yes, Id no) {
  if (yes == no) return yes;
  const Node given = (*this)[condition];
  if (given.op == Op::number) return given.value != 0 ? yes : no;
  return add({.op = Op::select, .a = condition, .b = yes, .c = no});
}

Id Graph::call(int entry, int order, Id x, Id first, Id second) {
  return add({.op = Op::call,
              .order = static_cast<std::uint8_t>(order),
              .index = static_cast<std::int16_t>(entry),
              .a = x,
              .b = first,
              .c = second});
}

std::vector<bool> reach(const Graph& graph, const std::vector<Id>& roots) {
  std::vector<bool> marks(static_cast<std::size_t>(graph.size()));
  for (const Id root : roots)
    if (root != kNone) marks[static_cast<std::size_t>(root)] = true;
  for (Id id = graph.size(); id-- > 0;) {
    if (!marks[static_cast<std::size_t>(id)]) continue;
    for (const Id operand : {graph[id].a, graph[id].b, graph[id].c})
      if (operand != kNone) marks[static_cast<std::size_t>(operand)] = true;
  }
  return marks;
}

}  // namespace playground::expression
