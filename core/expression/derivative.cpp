#include "core/expression/derivative.h"

#include <optional>

namespace playground::expression {
namespace {

constexpr double kTwoOverSqrtPi = 1.1283791670955126, kInverseSqrt2Pi = 0.3989422804014327;

class Differentiator {
 public:
  Differentiator(Graph& graph, Id by) : g_(graph), by_(by) {}

  Id of(Id root) {
    const std::vector<bool> wanted = reach(g_, {root});
    slopes_.assign(static_cast<std::size_t>(root) + 1, kNone);
    for (Id id = 0; id <= root; ++id) {
      if (!wanted[static_cast<std::size_t>(id)]) continue;
      const std::optional<Id> slope = slopeOf(id);
      if (!slope) return kNone;
      slopes_[static_cast<std::size_t>(id)] = *slope;
    }
    return slope(root);
  }

 private:
  Id slope(Id id) const { return slopes_[static_cast<std::size_t>(id)]; }
  bool flat(Id id) const { return g_.is(slope(id), 0); }

  /// What is not a number comes last: 2 (3 x) is 6 x. Products of a sign with what it is the sign of are its size.
  Id times(Id a, Id b) {
    if (g_[a].op == Op::sign && g_[a].a == b) return g_.unary(Op::abs, b);
    if (g_[b].op == Op::sign && g_[b].a == a) return g_.unary(Op::abs, a);
    if (g_.isNumber(b)) std::swap(a, b);
    const Node right = g_[b];
    if (g_.isNumber(a) && right.op == Op::multiply && g_.isNumber(right.a))
      return g_.times(g_.times(a, right.a), right.b);
    return g_.times(a, b);
  }

  /// a - b, where what stands in both goes.
  Id minus(Id a, Id b) {
    const Node left = g_[a];
    if (a == b) return g_.number(0);
    if (left.op == Op::add && left.a == b) return left.b;
    if (left.op == Op::add && left.b == b) return left.a;
    if (left.op == Op::subtract && left.a == b) return g_.negate(left.b);
    return g_.minus(a, b);
  }

  std::optional<Id> slopeOf(Id id) {
    const Node node = g_[id];
    const Id zero = g_.number(0);
    if (id == by_) return g_.number(1);
    if (node.op == Op::call) {
      if ((node.b != kNone && !flat(node.b)) || (node.c != kNone && !flat(node.c))) return std::nullopt;
      if (flat(node.a)) return zero;
      return times(slope(node.a), g_.call(node.index, node.order + 1, node.a, node.b, node.c));
    }
    if (node.a == kNone) return zero;
    if (node.op == Op::select) return g_.select(node.a, slope(node.b), slope(node.c));
    const bool right = node.b != kNone;
    if (flat(node.a) && (!right || flat(node.b))) return zero;
    return right ? ofBinary(id, node) : times(slope(node.a), ofUnary(id, node));
  }

  /// The factor of the chain rule.
  Id ofUnary(Id id, const Node& node) {
    const Id a = node.a, one = g_.number(1);
    switch (node.op) {
      case Op::negate:
        return g_.number(-1);
      case Op::abs:
        return g_.unary(Op::sign, a);
      case Op::exp:
        return id;
      case Op::expm1:
        return g_.unary(Op::exp, a);
      case Op::log:
        return g_.over(one, a);
      case Op::log1p:
        return g_.over(one, g_.plus(one, a));
      case Op::sqrt:
        return g_.over(g_.number(0.5), id);
      case Op::sin:
        return g_.unary(Op::cos, a);
      case Op::cos:
        return g_.negate(g_.unary(Op::sin, a));
      case Op::erf:
        return times(g_.number(kTwoOverSqrtPi), g_.unary(Op::gaussian, a));
      case Op::erfc:
        return times(g_.number(-kTwoOverSqrtPi), g_.unary(Op::gaussian, a));
      case Op::normalCdf:
        return times(g_.number(kInverseSqrt2Pi), g_.unary(Op::gaussian, times(g_.number(0.7071067811865476), a)));
      case Op::gaussian:
        return times(times(g_.number(-2), a), id);
      default:
        return g_.number(0);  // sign and floor: flat but for their jumps
    }
  }

  Id ofBinary(Id id, const Node& node) {
    const Id a = node.a, b = node.b, da = slope(a), db = slope(b);
    switch (node.op) {
      case Op::add:
        return a == b ? times(g_.number(2), da) : g_.plus(da, db);
      case Op::subtract:
        return minus(da, db);
      case Op::multiply:
        if (a == b) return times(g_.number(2), times(da, a));
        return g_.plus(times(da, b), times(a, db));
      case Op::divide:
        return ofQuotient(id, a, b, da, db);
      case Op::pow:
        return ofPower(id, a, b, da, db);
      case Op::min:
      case Op::max: {
        const bool constantFirst = !g_.varies(a) && g_.varies(b);
        const Id other = constantFirst ? b : a, tie = constantFirst ? a : b;
        const Id taken = node.op == Op::min ? g_.binary(Op::less, other, tie) : g_.binary(Op::less, tie, other);
        return g_.select(taken, slope(other), slope(tie));
      }
      default:
        return g_.number(0);  // comparisons
    }
  }

  /// (a' b - a b') / b / b: twice, for b^2 overflows before the quotient does; what is the same in a' b and a b'
  /// cancels here and not in the last digits.
  Id ofQuotient(Id id, Id a, Id b, Id da, Id db) {
    if (flat(b)) return g_.over(da, b);
    if (flat(a)) return g_.negate(times(db, g_.over(id, b)));
    return g_.over(g_.over(minus(times(da, b), times(a, db)), b), b);
  }

  Id ofPower(Id id, Id a, Id b, Id da, Id db) {
    Id total = g_.number(0);
    if (!flat(a)) {
      Id factor = times(b, g_.binary(Op::pow, a, g_.minus(b, g_.number(1))));
      if (!g_.isNumber(b)) factor = g_.select(b, factor, g_.number(0));
      total = times(da, factor);
    }
    if (!flat(b)) {  // 0^b is 0 whatever b > 0 is, though log 0 is not finite
      const Id factor = g_.select(a, times(id, g_.unary(Op::log, a)), g_.number(0));
      total = g_.plus(total, times(db, factor));
    }
    return total;
  }

  Graph& g_;
  Id by_;
  std::vector<Id> slopes_;
};

}  // namespace

Id differentiate(Graph& graph, Id root, Id by) { return Differentiator(graph, by).of(root); }

}  // namespace playground::expression
