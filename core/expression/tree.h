#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Formulas as a graph of numbered nodes: equal parts are one node, so that common subexpressions are found as the
/// graph is built. Operands have smaller numbers than what is made of them: every pass over a graph is a loop.
namespace playground::expression {

using Id = std::int32_t;
inline constexpr Id kNone = -1;

enum class Op : std::uint8_t {
  number,     ///< `value`
  parameter,  ///< `index` among the expression's parameters
  x,
  negate,
  add,
  subtract,
  multiply,
  divide,
  pow,
  min,
  max,
  less,
  lessEqual,
  equal,
  notEqual,
  select,  ///< a != 0 ? b : c
  abs,
  sign,
  exp,
  expm1,
  log,
  log1p,
  sqrt,
  sin,
  cos,
  erf,
  erfc,
  normalCdf,  ///< of the standard normal distribution
  gaussian,   ///< exp(-a^2)
  floor,
  call,  ///< the `order`-th derivative of catalogue entry `index` at a, with parameters b and c
};

struct Node {
  Op op = Op::number;
  std::uint8_t order = 0;
  std::int16_t index = 0;
  Id a = kNone, b = kNone, c = kNone;
  double value = 0;

  friend bool operator==(const Node&, const Node&) = default;
};

class Graph {
 public:
  const Node& operator[](Id id) const { return nodes_[static_cast<std::size_t>(id)]; }
  Id size() const { return static_cast<Id>(nodes_.size()); }

  /// The node's number; the one there is, if there is one.
  Id add(const Node& node);

  Id number(double value) { return add({.value = value == 0 ? 0 : value}); }
  Id leaf(Op op, int index = 0) { return add({.op = op, .index = static_cast<std::int16_t>(index)}); }

  // What is made is simplified: constants are folded where IEEE arithmetic fixes their bits, neutral elements and
  // double signs go.
  Id unary(Op op, Id a);
  Id binary(Op op, Id a, Id b);
  Id select(Id condition, Id yes, Id no);
  Id call(int entry, int order, Id x, Id first, Id second);

  Id negate(Id a) { return unary(Op::negate, a); }
  Id plus(Id a, Id b) { return binary(Op::add, a, b); }
  Id minus(Id a, Id b) { return binary(Op::subtract, a, b); }
  Id times(Id a, Id b) { return binary(Op::multiply, a, b); }
  Id over(Id a, Id b) { return binary(Op::divide, a, b); }

  /// Is it this number?
  bool is(Id id, double value) const { return (*this)[id].op == Op::number && (*this)[id].value == value; }
  /// Does it depend on x?
  bool varies(Id id) const { return varies_[static_cast<std::size_t>(id)]; }
  bool isNumber(Id id) const { return (*this)[id].op == Op::number; }

 private:
  struct Hash {
    std::size_t operator()(const Node& node) const;
  };
  Id sum(Id a, Id b);
  Id difference(Id a, Id b);
  Id product(Id a, Id b);
  Id quotient(Id a, Id b);
  Id power(Id a, Id b);

  std::vector<Node> nodes_;
  std::vector<bool> varies_;
  std::unordered_map<Node, Id, Hash> known_;
};

/// The nodes that `root` is made of, itself included: marks[id].
std::vector<bool> reach(const Graph& graph, const std::vector<Id>& roots);

}  // namespace playground::expression
