#include "core/expression/lines.h"

#include "core/expression/builtins.h"

namespace playground::expression {
namespace {

/// How tightly a text binds: a sum, a product, or something that needs no brackets.
enum class Level { comparison, sum, product, atom };

struct Text {
  std::string code;
  Level level = Level::atom;
};

bool isComparison(Op op) { return op == Op::less || op == Op::lessEqual || op == Op::equal || op == Op::notEqual; }

class Writer {
 public:
  Writer(const Graph& graph, Language language, const std::vector<std::string>& names)
      : g_(graph), language_(language), names_(names) {}

  Lines of(const std::vector<Id>& roots) {
    const std::vector<bool> wanted = reach(g_, roots);
    std::vector<int> uses(wanted.size());
    for (Id id = 0; id < g_.size(); ++id) {
      if (!wanted[static_cast<std::size_t>(id)]) continue;
      for (const Id operand : {g_[id].a, g_[id].b, g_[id].c})
        if (operand != kNone) ++uses[static_cast<std::size_t>(operand)];
    }
    for (const Id root : roots) ++uses[static_cast<std::size_t>(root)];
    texts_.resize(wanted.size());
    for (Id id = 0; id < g_.size(); ++id) {
      if (!wanted[static_cast<std::size_t>(id)]) continue;
      Text text = write(g_[id]);
      const bool leaf = g_[id].a == kNone || isComparison(g_[id].op);
      if (!leaf && (uses[static_cast<std::size_t>(id)] > 1 || text.code.size() > 90)) {
        const std::string name = "t" + std::to_string(lines_.lines.size() + 1);
        lines_.lines.push_back(prefix() + name + " = " + text.code + (cpp() ? ";" : ""));
        text = {name, Level::atom};
      }
      texts_[static_cast<std::size_t>(id)] = std::move(text);
    }
    for (const Id root : roots) lines_.results.push_back(isComparison(g_[root].op) ? asNumber(root) : vector(root));
    return std::move(lines_);
  }

 private:
  bool cpp() const { return language_ == Language::lanes || language_ == Language::doubles; }
  std::string prefix() const {
    return language_ == Language::lanes ? "const simd::Float " : language_ == Language::doubles ? "const double " : "";
  }
  /// The library's name before a function.
  std::string module() const {
    switch (language_) {
      case Language::torch:
        return "torch.";
      case Language::numpy:
        return "np.";
      case Language::jax:
        return "jnp.";
      case Language::lanes:
        return "simd::";
      default:
        return "std::";
    }
  }

  const Text& text(Id id) const { return texts_[static_cast<std::size_t>(id)]; }
  /// As an operand, in brackets unless it binds at least so tightly; a comparison as 0 or 1.
  std::string operand(Id id, Level least) const {
    if (isComparison(g_[id].op)) return asNumber(id);
    return text(id).level >= least ? text(id).code : "(" + text(id).code + ")";
  }
  std::string plain(Id id) const { return operand(id, Level::sum); }

  /// Where a bare number would not do: functions of torch and lanes take arrays.
  std::string vector(Id id) const {
    if (!g_.isNumber(id)) {
      const bool scalar = language_ == Language::lanes && g_[id].op == Op::parameter;
      return scalar ? "simd::splat(" + text(id).code + ")" : plain(id);
    }
    if (language_ == Language::torch) return "torch.tensor(" + text(id).code + ")";
    if (language_ == Language::lanes) return "simd::splat(" + text(id).code + ")";
    return text(id).code;
  }

  std::string asNumber(Id id) const {
    const std::string condition = text(id).code;
    switch (language_) {
      case Language::torch:
        return "(" + condition + ").to(x.dtype)";
      case Language::numpy:
      case Language::jax:
        return module() + "where(" + condition + ", " + module() + "float32(1), " + module() + "float32(0))";
      case Language::lanes:
        return "simd::select(" + condition + ", simd::splat(1.0f), simd::splat(0.0f))";
      default:
        return "(" + condition + " ? 1.0 : 0.0)";
    }
  }

  std::string number(double value) const {
    std::string code = language_ == Language::lanes ? decimal(static_cast<float>(value)) : numberText(value);
    if (code.find_first_of(".en") == std::string::npos) code += ".0";
    return language_ == Language::lanes ? code + "f" : code;
  }

  Text infix(const Node& node, const char* sign, Level level) const {
    // A number joins with lanes, but two numbers would not make lanes.
    const bool tight = node.op == Op::subtract || node.op == Op::divide;
    const Level right = tight ? static_cast<Level>(static_cast<int>(level) + 1) : level;
    const bool bare = language_ == Language::lanes && !g_.varies(node.a) && !g_.varies(node.b);
    const std::string a = bare ? vector(node.a) : operand(node.a, level);
    std::string b = operand(node.b, right);
    if (b[0] == '-') b = "(" + b + ")";
    return {a + sign + b, level};
  }

  std::string call(const std::string& name, Id a) const { return name + "(" + vector(a) + ")"; }

  Text write(const Node& node) const {
    switch (node.op) {
      case Op::number:
        return {number(node.value), node.value < 0 ? Level::sum : Level::atom};
      case Op::parameter:
        return {names_[static_cast<std::size_t>(node.index)], Level::atom};
      case Op::x:
        return {"x", Level::atom};
      case Op::negate:
        return {"-" + operand(node.a, Level::atom), Level::sum};
      case Op::add:
        return infix(node, " + ", Level::sum);
      case Op::subtract:
        return infix(node, " - ", Level::sum);
      case Op::multiply:
        return infix(node, " * ", Level::product);
      case Op::divide:
        return infix(node, " / ", Level::product);
      case Op::less:
        return comparison(node, " < ");
      case Op::lessEqual:
        return comparison(node, " <= ");
      case Op::equal:
        return comparison(node, " == ");
      case Op::notEqual:
        return comparison(node, " != ");
      case Op::pow:
        return {module() + (language_ == Language::numpy || language_ == Language::jax ? "power(" : "pow(") +
                    vector(node.a) + ", " + (language_ == Language::torch ? plain(node.b) : vector(node.b)) + ")",
                Level::atom};
      case Op::min:
      case Op::max:
        return extreme(node);
      case Op::select:
        return choice(node);
      case Op::call:
        return activation(node);
      default:
        return unary(node);
    }
  }

  Text comparison(const Node& node, const char* sign) const {
    const bool bare = language_ == Language::lanes && !g_.varies(node.a) && !g_.varies(node.b);
    return {(bare ? vector(node.a) : operand(node.a, Level::sum)) + sign + operand(node.b, Level::sum),
            Level::comparison};
  }

  Text extreme(const Node& node) const {
    const bool least = node.op == Op::min;
    if (language_ == Language::torch && g_.isNumber(node.b))
      return {"torch.clamp(" + vector(node.a) + (least ? ", max=" : ", min=") + text(node.b).code + ")", Level::atom};
    if (language_ == Language::torch && g_.isNumber(node.a))
      return {"torch.clamp(" + vector(node.b) + (least ? ", max=" : ", min=") + text(node.a).code + ")", Level::atom};
    const std::string name =
        cpp() ? (language_ == Language::doubles ? (least ? "fmin" : "fmax") : (least ? "min" : "max"))
              : (least ? "minimum" : "maximum");
    return {module() + name + "(" + vector(node.a) + ", " + vector(node.b) + ")", Level::atom};
  }

  Text choice(const Node& node) const {
    const std::string condition =
        isComparison(g_[node.a].op) ? text(node.a).code : operand(node.a, Level::sum) + (cpp() ? " != 0.0f" : " != 0");
    if (language_ == Language::doubles)
      return {"(" + condition + " ? " + plain(node.b) + " : " + plain(node.c) + ")", Level::atom};
    const std::string name = language_ == Language::lanes ? "select" : "where";
    const auto branch = [&](Id id) {
      return language_ == Language::torch && g_.isNumber(id) ? text(id).code : vector(id);
    };
    const bool numbers = language_ == Language::torch && g_.isNumber(node.b) && g_.isNumber(node.c);
    return {module() + name + "(" + condition + ", " + (numbers ? vector(node.b) : branch(node.b)) + ", " +
                (numbers ? vector(node.c) : branch(node.c)) + ")",
            Level::atom};
  }

  Text unary(const Node& node) const {
    const Id a = node.a;
    const auto named = [&](const char* name) { return Text{call(module() + name, a), Level::atom}; };
    const bool std = language_ == Language::doubles, lanes = language_ == Language::lanes;
    switch (node.op) {
      case Op::abs:
        return named(std ? "fabs" : "abs");
      case Op::sign:
        if (!std) return named("sign");
        return {"((" + plain(a) + " > 0) - (" + plain(a) + " < 0))", Level::atom};
      case Op::exp:
        return named("exp");
      case Op::expm1:
        return named("expm1");
      case Op::log:
        return named("log");
      case Op::log1p:
        return named(lanes ? "anyLog1p" : "log1p");
      case Op::sqrt:
        return named("sqrt");
      case Op::sin:
        return named("sin");
      case Op::cos:
        return named("cos");
      case Op::floor:
        return named("floor");
      case Op::erf:
      case Op::erfc:
        if (language_ == Language::numpy || language_ == Language::jax)
          return {call(node.op == Op::erf ? "erf" : "erfc", a), Level::atom};
        return named(node.op == Op::erf ? "erf" : "erfc");
      case Op::gaussian:
        if (lanes) return named("gaussianOf");
        return {module() + "exp(-" + operand(a, Level::atom) + " * " + operand(a, Level::atom) + ")", Level::atom};
      default:  // normalCdf
        if (lanes) return named("normalCdf");
        return {"0.5 * " + std::string(language_ == Language::numpy || language_ == Language::jax ? "" : module()) +
                    "erfc(" + operand(a, Level::product) + " * " + number(-0.7071067811865476) + ")",
                Level::product};
    }
  }

  Text activation(const Node& node) const {
    const Entry& entry = builtinAt(node.index);
    const std::string id(entry.id), u = vector(node.a);
    if (cpp()) return {inCpp(entry, node, u), Level::atom};
    if (id == "sigmoid" && language_ == Language::jax) return {"jax.nn.sigmoid(" + u + ")", Level::atom};
    if (id == "sigmoid" && language_ == Language::numpy) return {"sigmoid(" + u + ")", Level::atom};
    if (id == "sigmoid" || id == "tanh") return {module() + id + "(" + u + ")", Level::atom};
    if (id == "identity") return {u, Level::sum};
    if (id == "softplus" && g_.is(node.c, 1e9)) return {"F.softplus(" + u + ")", Level::atom};
    std::string arguments = u;
    const Id given[2] = {node.b, node.c};
    for (std::size_t i = 0; i < entry.defaults.size(); ++i) {
      const Parameter& parameter = entry.info.parameters[i];
      if (g_.is(given[i], shortest(entry.defaults[i])) && id != "threshold") continue;
      arguments += ", " + std::string(parameter.name) + "=";
      arguments += parameter.choices.size() == 0
                       ? text(given[i]).code
                       : "\"" + std::string(parameter.choices[static_cast<std::size_t>(g_[given[i]].value)]) + "\"";
    }
    return {"F." + id + "(" + arguments + ")", Level::atom};
  }

  std::string inCpp(const Entry& entry, const Node& node, const std::string& u) const {
    std::string given;
    const Id parameters[2] = {node.b, node.c};
    for (std::size_t i = 0; i < entry.defaults.size(); ++i)
      given += (i ? ", " : "") +
               (g_.isNumber(parameters[i])
                    ? decimal(static_cast<float>(g_[parameters[i]].value)) +
                          (decimal(static_cast<float>(g_[parameters[i]].value)).find_first_of(".e") == std::string::npos
                               ? ".0f"
                               : "f")
                    : text(parameters[i]).code);
    static constexpr const char* kFields[] = {".value", ".derivative", ".secondDerivative"};
    const bool lanes = language_ == Language::lanes;
    return "activations::" + std::string(entry.id) + "{" + given + "}." + (lanes ? "at(" : "exact(") + u + ")" +
           kFields[node.order];
  }

  const Graph& g_;
  Language language_;
  const std::vector<std::string>& names_;
  std::vector<Text> texts_;
  Lines lines_;
};

}  // namespace

Lines writeLines(const Graph& graph, const std::vector<Id>& roots, Language language,
                 const std::vector<std::string>& names) {
  return Writer(graph, language, names).of(roots);
}

}  // namespace playground::expression
