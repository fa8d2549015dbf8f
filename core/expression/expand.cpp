#include "core/expression/expand.h"

#include "core/expression/builtins.h"
#include "core/expression/derivative.h"
#include "core/expression/parser.h"

namespace playground::expression {
namespace {

/// Sigmoid and tanh are what the others are made of; their derivatives as products, which do not cancel.
Id ofPrimitive(Graph& g, const Node& node) {
  const int place = builtin("sigmoid");
  const bool isTanh = builtinAt(node.index).id == "tanh";
  const Id u = isTanh ? g.times(g.number(2), node.a) : node.a;
  const Id up = g.call(place, 0, u, kNone, kNone), down = g.call(place, 0, g.negate(u), kNone, kNone);
  const Id slope = g.times(g.number(isTanh ? 4 : 1), g.times(up, down));
  if (node.order == 1) return slope;
  return g.times(g.number(isTanh ? 2 : 1), g.times(slope, g.minus(down, up)));
}

Id ofCall(Graph& g, const Node& node) {
  const Entry& entry = builtinAt(node.index);
  const std::string_view text = entry.info.expression;
  Parsed parsed;
  if (parse(std::u16string(text.begin(), text.end()), parsed)) return kNone;
  Id root = parsed.root;
  for (int order = 0; order < node.order; ++order) root = differentiate(parsed.graph, root, parsed.graph.leaf(Op::x));
  std::vector<Id> given;
  for (const std::string& name : parsed.parameters)
    for (std::size_t i = 0; i < entry.defaults.size(); ++i)
      if (entry.info.parameters[i].name == name) given.push_back(i == 0 ? node.b : node.c);
  return copyInto(g, parsed.graph, root, node.a, given);
}

bool wants(const Graph& g, const Node& node, Expand what) {
  if (node.op != Op::call) return false;
  const std::string_view id = builtinAt(node.index).id;
  const bool primitive = id == "sigmoid" || id == "tanh";
  if (primitive) return what != Expand::learned && node.order > 0;
  const bool learned = (node.b != kNone && !g.isNumber(node.b)) || (node.c != kNone && !g.isNumber(node.c));
  if (what == Expand::learned) return learned;
  return what == Expand::all || node.order > 0 || learned;
}

}  // namespace

Id copyInto(Graph& to, const Graph& from, Id root, Id x, const std::vector<Id>& parameters) {
  const std::vector<bool> wanted = reach(from, {root});
  std::vector<Id> copies(static_cast<std::size_t>(root) + 1, kNone);
  const auto copied = [&](Id id) { return id == kNone ? kNone : copies[static_cast<std::size_t>(id)]; };
  for (Id id = 0; id <= root; ++id) {
    if (!wanted[static_cast<std::size_t>(id)]) continue;
    const Node& node = from[id];
    Id& copy = copies[static_cast<std::size_t>(id)];
    const Id a = copied(node.a), b = copied(node.b), c = copied(node.c);
    if (node.op == Op::x) {
      copy = x;
    } else if (node.op == Op::parameter) {
      copy = parameters[static_cast<std::size_t>(node.index)];
    } else if (node.op == Op::number) {
      copy = to.number(node.value);
    } else if (node.op == Op::call) {
      copy = to.call(node.index, node.order, a, b, c);
    } else if (node.op == Op::select) {
      copy = to.select(a, b, c);
    } else {
      copy = b == kNone ? to.unary(node.op, a) : to.binary(node.op, a, b);
    }
  }
  return copied(root);
}

Id expand(Graph& graph, Id root, Expand what) {
  // A formula may name other activations in turn, at most a few deep.
  for (int depth = 0; depth < 4; ++depth) {
    const std::vector<bool> wanted = reach(graph, {root});
    std::vector<Id> now(static_cast<std::size_t>(root) + 1, kNone);
    const auto moved = [&](Id id) { return id == kNone ? kNone : now[static_cast<std::size_t>(id)]; };
    bool changed = false;
    for (Id id = 0; id <= root; ++id) {
      if (!wanted[static_cast<std::size_t>(id)]) continue;
      Node node = graph[id];
      Id& copy = now[static_cast<std::size_t>(id)];
      if (node.a == kNone) {
        copy = id;
        continue;
      }
      const bool here = wants(graph, node, what);
      node.a = moved(node.a);
      node.b = moved(node.b);
      node.c = moved(node.c);
      copy = kNone;
      if (here) {
        const std::string_view name = builtinAt(node.index).id;
        copy = name == "sigmoid" || name == "tanh" ? ofPrimitive(graph, node) : ofCall(graph, node);
        changed = true;
      }
      if (copy == kNone) copy = graph.add(node);
    }
    root = moved(root);
    if (!changed) break;
  }
  return root;
}

}  // namespace playground::expression
