#include "core/expression/stable.h"

#include <cmath>

#include "core/expression/builtins.h"

namespace playground::expression {
namespace {

class Stabiliser {
 public:
  explicit Stabiliser(Graph& graph) : g_(graph) {}

  Id of(Id root) {
    const std::vector<bool> wanted = reach(g_, {root});
    std::vector<Id> now(static_cast<std::size_t>(root) + 1, kNone);
    const auto moved = [&](Id id) { return id == kNone ? kNone : now[static_cast<std::size_t>(id)]; };
    for (Id id = 0; id <= root; ++id) {
      if (!wanted[static_cast<std::size_t>(id)]) continue;
      const Node node = g_[id];
      now[static_cast<std::size_t>(id)] = rebuilt(id, node, moved(node.a), moved(node.b), moved(node.c));
    }
    return moved(root);
  }

 private:
  Id rebuilt(Id id, const Node& node, Id a, Id b, Id c) {
    if (a == kNone) return id;
    switch (node.op) {
      case Op::call:
        return ofCall(node, a, b, c);
      case Op::select:
        return g_.select(a, b, c);
      case Op::add:
        return sum(a, b);
      case Op::subtract:
        return difference(a, b);
      case Op::multiply:
        return product(a, b);
      case Op::divide:
        return quotient(a, b);
      case Op::log:
        return logarithm(a);
      case Op::log1p:
        if (g_[a].op == Op::exp) return softplus(g_[a].a);
        return g_.unary(Op::log1p, a);
      case Op::exp:
        return exponential(a);
      case Op::sqrt:
        if (const Node in = g_[a]; in.op == Op::multiply && in.a == in.b) return g_.unary(Op::abs, in.a);
        return g_.unary(Op::sqrt, a);
      case Op::negate:
        return negated(a);
      case Op::erfc:
        return onePlusErf(negated(a));
      default:
        return b == kNone ? g_.unary(node.op, a) : g_.binary(node.op, a, b);
    }
  }

  bool is(Id id, Op op) const { return g_[id].op == op; }
  bool isOne(Id id) const { return g_.is(id, 1); }
  bool isOpposite(Id a, Id b) const {
    return (is(a, Op::negate) && g_[a].a == b) || (is(b, Op::negate) && g_[b].a == a) ||
           (is(a, Op::multiply) && is(b, Op::multiply) && g_[a].b == g_[b].b && g_.isNumber(g_[a].a) &&
            g_.isNumber(g_[b].a) && g_[g_[a].a].value == -g_[g_[b].a].value);
  }

  /// The activation's value at u, or kNone if the catalogue has lost it.
  Id known(std::string_view name, Id u) {
    const int place = builtin(name);
    return place < 0 ? kNone : builtinCall(g_, place, u);
  }

  Id sigmoid(Id u) { return known("sigmoid", u); }
  Id half(Id u) { return product(g_.number(0.5), u); }

  Id softplus(Id u) {
    const int place = builtin("softplus");
    if (place < 0) return g_.unary(Op::log1p, g_.unary(Op::exp, u));
    return g_.call(place, 0, u, g_.number(1), g_.number(1e9));  // without torch's switch to the identity
  }

  Id ofCall(const Node& node, Id a, Id b, Id c) { return g_.call(node.index, node.order, a, b, c); }

  Id exponential(Id a) {
    if (is(a, Op::negate))
      if (const Node in = g_[g_[a].a]; in.op == Op::multiply && in.a == in.b) return g_.unary(Op::gaussian, in.a);
    return g_.unary(Op::exp, a);
  }

  Id negated(Id a) {
    if (isBuiltin(g_, a, "softplus") && is(g_[a].a, Op::negate))
      if (const Id better = known("logsigmoid", g_[g_[a].a].a); better != kNone) return better;
    return g_.negate(a);
  }

  Id logarithm(Id a) {
    const Node in = g_[a];
    if (in.op == Op::exp) return in.a;
    if (isBuiltin(g_, a, "sigmoid"))
      if (const Id better = known("logsigmoid", in.a); better != kNone) return better;
    if (in.op == Op::add && (isOne(in.a) || isOne(in.b))) {
      const Id u = isOne(in.a) ? in.b : in.a;
      return is(u, Op::exp) ? softplus(g_[u].a) : g_.unary(Op::log1p, u);
    }
    if (in.op == Op::subtract && isOne(in.a)) return g_.unary(Op::log1p, g_.negate(in.b));
    return g_.unary(Op::log, a);
  }

  Id sum(Id a, Id b) {
    if (isOne(b)) std::swap(a, b);
    if (isOne(a)) {
      if (isBuiltin(g_, b, "tanh")) return product(g_.number(2), sigmoid(product(g_.number(2), g_[b].a)));
      if (is(b, Op::erf)) return onePlusErf(g_[b].a);
    }
    if (g_.is(a, -1)) return difference(b, g_.number(1));
    if (g_.is(b, -1)) return difference(a, g_.number(1));
    for (const auto& [u, root] : {std::pair{a, b}, std::pair{b, a}})
      if (const Id better = uPlusRoot(u, root); better != kNone) return better;
    return g_.plus(a, b);
  }

  /// u + sqrt(u^2 + c) = c / (sqrt(u^2 + c) - u), which does not cancel below 0.
  Id uPlusRoot(Id u, Id root) {
    if (!is(root, Op::sqrt) || !g_.varies(u) || !is(g_[root].a, Op::add)) return kNone;
    const Id square = g_.times(u, u);
    const Node in = g_[g_[root].a];
    if (in.a != square && in.b != square) return kNone;
    const Id rest = in.a == square ? in.b : in.a;
    return g_.select(g_.binary(Op::less, u, g_.number(0)), g_.over(rest, g_.minus(root, u)), g_.plus(u, root));
  }

  /// 1 + erf(u) = erfc(-u) = 2 Phi(sqrt(2) u).
  Id onePlusErf(Id u) {
    constexpr double kSqrt2 = 1.4142135623730951;
    const auto near = [](double value, double wanted) { return std::fabs(value - wanted) < 1e-7; };
    const Node in = g_[u];
    Id t = kNone;
    if (in.op == Op::divide && g_.isNumber(in.b) && near(g_[in.b].value, kSqrt2)) t = in.a;
    if (in.op == Op::multiply && g_.isNumber(in.a) && near(g_[in.a].value, 1 / kSqrt2)) t = in.b;
    if (t == kNone) return g_.unary(Op::erfc, negated(u));
    return product(g_.number(2), g_.unary(Op::normalCdf, t));
  }

  Id difference(Id a, Id b) {
    if (isOne(b)) {
      if (is(a, Op::exp)) return g_.unary(Op::expm1, g_[a].a);
      if (const Node in = g_[a]; in.op == Op::multiply && g_.is(in.a, 2) && isBuiltin(g_, in.b, "sigmoid"))
        return known("tanh", half(g_[in.b].a));
    }
    if (isOne(a)) {
      if (is(b, Op::exp)) return negated(g_.unary(Op::expm1, g_[b].a));
      if (is(b, Op::erf)) return g_.unary(Op::erfc, g_[b].a);
      if (isBuiltin(g_, b, "sigmoid")) return sigmoid(negated(g_[b].a));
      if (isBuiltin(g_, b, "tanh")) return product(g_.number(2), sigmoid(product(g_.number(-2), g_[b].a)));
    }
    if (isBuiltin(g_, b, "tanh") && g_[b].a == a)
      if (const Id better = known("tanhshrink", a); better != kNone) return better;
    return g_.minus(a, b);
  }

  Id product(Id a, Id b) {
    if (g_.isNumber(b)) std::swap(a, b);
    // Numbers are gathered in front, as long as they are one number: 0.5 x (2 y) is x y.
    const Node left = g_[a], right = g_[b];
    const bool scaledLeft = left.op == Op::multiply && g_.isNumber(left.a);
    const bool scaledRight = right.op == Op::multiply && g_.isNumber(right.a);
    if (scaledRight && (scaledLeft || g_.isNumber(a))) {
      const Id both = g_.times(scaledLeft ? left.a : a, right.a);
      if (g_.isNumber(both)) return product(both, scaledLeft ? product(left.b, right.b) : right.b);
      return g_.times(a, b);
    }
    if (scaledLeft) return product(left.a, product(left.b, b));
    if (scaledRight) return product(right.a, product(a, right.b));
    for (const auto& [u, gate] : {std::pair{a, b}, std::pair{b, a}})
      if (const Id better = gated(u, gate); better != kNone) return better;
    return g_.times(a, b);
  }

  Id gated(Id u, Id gate) {
    if (!g_.varies(u)) return kNone;
    const Node in = g_[gate];
    if (isBuiltin(g_, gate, "sigmoid") && in.a == u) return known("silu", u);
    if (in.op == Op::normalCdf && in.a == u) return known("gelu", u);
    if (isBuiltin(g_, gate, "tanh") && isBuiltin(g_, in.a, "softplus") && g_[in.a].a == u) return known("mish", u);
    return kNone;
  }

  Id quotient(Id a, Id b) {
    const Node below = g_[b];
    if (below.op == Op::add) {
      if (const Id better = ratioOfExponentials(a, below); better != kNone) return better;
      const Id u = isOne(below.a) ? below.b : isOne(below.b) ? below.a : kNone;
      if (u != kNone && is(u, Op::exp)) {
        const Id at = g_[u].a;
        if (is(a, Op::expm1) && g_[a].a == at) return known("tanh", half(at));
        if (is(a, Op::negate) && is(g_[a].a, Op::expm1) && g_[g_[a].a].a == at)
          return g_.negate(known("tanh", half(at)));
        if (is(a, Op::exp) && g_[a].a == at) return sigmoid(at);
        return product(a, sigmoid(negated(at)));
      }
    }
    if (const Node above = g_[a]; above.op == Op::multiply && g_.isNumber(above.a) && g_.isNumber(b))
      return product(g_.over(above.a, b), above.b);
    return g_.over(a, b);
  }

  /// (exp(u) - exp(-u)) / (exp(u) + exp(-u)).
  Id ratioOfExponentials(Id a, const Node& below) {
    const Node above = g_[a];
    if (above.op != Op::subtract || !is(above.a, Op::exp) || !is(above.b, Op::exp)) return kNone;
    const bool same = (above.a == below.a && above.b == below.b) || (above.a == below.b && above.b == below.a);
    if (!same || !isOpposite(g_[above.a].a, g_[above.b].a)) return kNone;
    return known("tanh", g_[above.a].a);
  }

  Graph& g_;
};

}  // namespace

Id stabilise(Graph& graph, Id root) { return Stabiliser(graph).of(root); }

}  // namespace playground::expression
