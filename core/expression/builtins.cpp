#include "core/expression/builtins.h"

namespace playground::expression {

int builtin(std::string_view id) {
  const auto entries = catalogue();
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (entries[i].elementwise() && entries[i].id == id) return static_cast<int>(i);
  return -1;
}

const Entry& builtinAt(int place) { return catalogue()[static_cast<std::size_t>(place)]; }

Id builtinCall(Graph& graph, int place, Id x) {
  const std::vector<float>& defaults = builtinAt(place).defaults;
  Id parameters[2] = {kNone, kNone};
  for (std::size_t i = 0; i < defaults.size(); ++i) parameters[i] = graph.number(shortest(defaults[i]));
  return graph.call(place, 0, x, parameters[0], parameters[1]);
}

bool isBuiltin(const Graph& graph, Id id, std::string_view name) {
  const Node& node = graph[id];
  if (node.op != Op::call || node.order != 0) return false;
  const Entry& entry = builtinAt(node.index);
  if (entry.id != name) return false;
  const Id given[2] = {node.b, node.c};
  for (std::size_t i = 0; i < entry.defaults.size(); ++i) {
    if (!graph.isNumber(given[i])) return false;
    const double value = graph[given[i]].value;
    if (value != shortest(entry.defaults[i]) && !(name == "softplus" && i == 1 && value >= 20)) return false;
  }
  return true;
}

}  // namespace playground::expression
