#include "core/expression/onnx.h"

#include "core/error.h"
#include "core/expression/builtins.h"

namespace playground::expression {
namespace {

bool isComparison(Op op) { return op == Op::less || op == Op::lessEqual || op == Op::equal || op == Op::notEqual; }

/// The operator that computes a node by itself.
const char* operatorOf(Op op) {
  switch (op) {
    case Op::negate:
      return "Neg";
    case Op::add:
      return "Add";
    case Op::subtract:
      return "Sub";
    case Op::multiply:
      return "Mul";
    case Op::divide:
      return "Div";
    case Op::pow:
      return "Pow";
    case Op::min:
      return "Min";
    case Op::max:
      return "Max";
    case Op::less:
      return "Less";
    case Op::lessEqual:
      return "LessOrEqual";
    case Op::equal:
      return "Equal";
    case Op::abs:
      return "Abs";
    case Op::sign:
      return "Sign";
    case Op::exp:
      return "Exp";
    case Op::log:
      return "Log";
    case Op::sqrt:
      return "Sqrt";
    case Op::sin:
      return "Sin";
    case Op::cos:
      return "Cos";
    case Op::erf:
      return "Erf";
    case Op::floor:
      return "Floor";
    default:
      return nullptr;
  }
}

class Writer {
 public:
  Writer(const Graph& graph, const std::vector<std::string>& names) : g_(graph), names_(names) {}

  std::string of(Id root) {
    const std::vector<bool> wanted = reach(g_, {root});
    results_.resize(wanted.size());
    for (Id id = 0; id <= root; ++id)
      if (wanted[static_cast<std::size_t>(id)]) results_[static_cast<std::size_t>(id)] = write(g_[id]);
    line("t0", "Identity", {value(root)});  // no parameter is called so
    return lines_;
  }

 private:
  /// Appends a line and gives the name of its result.
  std::string line(const std::string& name, const std::string& call, const std::vector<std::string>& inputs) {
    std::string arguments;
    for (const std::string& input : inputs) arguments += (arguments.empty() ? "" : ", ") + input;
    lines_.append("  ").append(name).append(" = ").append(call).append(" (").append(arguments).append(")\n");
    return name;
  }
  std::string step(const std::string& call, const std::vector<std::string>& inputs) {
    return line("t" + std::to_string(++steps_), call, inputs);
  }
  std::string constant(double number) {
    std::string text = decimal(static_cast<float>(number));
    if (text.find_first_of(".en") == std::string::npos) text += ".0";
    return step("Constant <value_float = " + text + ">", {});
  }

  const std::string& name(Id id) const { return results_[static_cast<std::size_t>(id)]; }
  /// As a number: a comparison as 0 or 1.
  std::string value(Id id) { return isComparison(g_[id].op) ? step("Cast <to = 1>", {name(id)}) : name(id); }
  /// As true or false.
  std::string condition(Id id) {
    return isComparison(g_[id].op) ? name(id) : step("Not", {step("Equal", {name(id), constant(0)})});
  }

  std::string write(const Node& node) {
    if (const char* name = operatorOf(node.op)) {
      std::vector<std::string> inputs = {value(node.a)};
      if (node.b != kNone) inputs.push_back(value(node.b));
      return step(name, inputs);
    }
    switch (node.op) {
      case Op::x:
        return "x";
      case Op::number:
        return constant(node.value);
      case Op::parameter:
        return names_[static_cast<std::size_t>(node.index)];
      case Op::notEqual:
        return step("Not", {step("Equal", {value(node.a), value(node.b)})});
      case Op::select:
        return step("Where", {condition(node.a), value(node.b), value(node.c)});
      case Op::expm1:
        return step("Sub", {step("Exp", {value(node.a)}), constant(1)});
      case Op::log1p:
        return step("Log", {step("Add", {value(node.a), constant(1)})});
      case Op::erfc:
        return complement(value(node.a));
      case Op::normalCdf:
        return step("Mul", {complement(step("Mul", {value(node.a), constant(-0.7071067811865476)})), constant(0.5)});
      case Op::gaussian:
        return step("Exp", {step("Neg", {step("Mul", {value(node.a), value(node.a)})})});
      default:  // a call: all but these two have been written out
        return step(builtinAt(node.index).id == "tanh" ? "Tanh" : "Sigmoid", {value(node.a)});
    }
  }
  /// erfc
  std::string complement(const std::string& of) { return step("Sub", {constant(1), step("Erf", {of})}); }

  const Graph& g_;
  const std::vector<std::string>& names_;
  std::vector<std::string> results_;
  std::string lines_;
  int steps_ = 0;
};

}  // namespace

std::string writeOnnx(Graph& graph, Id root, const std::vector<std::string>& names) {
  std::string inputs = "x";
  for (const std::string& name : names) inputs += ", " + name;
  return "<opset_import: [\"\" : 20], domain: \"own\">\nOwn (" + inputs + ") => (t0)\n{\n" +
         Writer(graph, names).of(root) + "}\n";
}

}  // namespace playground::expression
