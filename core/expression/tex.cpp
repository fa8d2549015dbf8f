#include "core/expression/tex.h"

#include <algorithm>
#include <cmath>

#include "core/expression/builtins.h"

namespace playground::expression {
namespace {

/// How tightly the outermost sign of a text binds.
enum class Level { choice, sum, product, power, atom };

struct Text {
  std::string tex;
  Level level = Level::atom;
};

constexpr std::size_t kLongestTex = 6000;

std::string texNumber(double value) {
  if (value == 3.141592653589793) return R"(\pi)";
  if (value == 2.718281828459045) return "e";
  std::string text = numberText(value);
  if (text.size() > 9) {  // a constant that was folded: six digits read better than seventeen
    char shorter[32];
    std::snprintf(shorter, sizeof shorter, "%.6g", value);
    text = shorter;
  }
  const std::size_t exponent = text.find('e');
  if (exponent == std::string::npos) return text;
  const std::string digits = text.substr(0, exponent), power = std::to_string(std::atoi(text.c_str() + exponent + 1));
  return (digits == "1" ? "" : digits + R"( \cdot )") + "10^{" + power + "}";
}

std::string texName(const std::string& name) {
  for (const char* greek :
       {"alpha", "beta", "gamma", "delta", "epsilon", "theta", "kappa", "mu", "sigma", "tau", "omega"})
    if (name == greek) return "\\" + name;
  if (name == "lambda_" || name == "lambd") return R"(\lambda)";
  if (name.size() == 1) return name;
  std::string escaped;
  for (const char c : name) escaped += c == '_' ? std::string("\\_") : std::string(1, c);
  return R"(\mathrm{)" + escaped + "}";
}

class Writer {
 public:
  Writer(const Graph& graph, const std::vector<std::string>& parameters) : g_(graph), parameters_(parameters) {}

  std::string of(Id root) {
    const std::vector<bool> wanted = reach(g_, {root});
    texts_.resize(static_cast<std::size_t>(root) + 1);
    for (Id id = 0; id <= root; ++id) {
      if (!wanted[static_cast<std::size_t>(id)]) continue;
      Text text = write(g_[id]);
      if (text.tex.size() > kLongestTex) text = {R"(\dots)", Level::atom};
      texts_[static_cast<std::size_t>(id)] = std::move(text);
    }
    return texts_.back().tex;
  }

 private:
  const Text& text(Id id) const { return texts_[static_cast<std::size_t>(id)]; }

  static std::string bracketed(const std::string& tex) { return R"(\left()" + tex + R"(\right))"; }
  /// In brackets unless it binds at least so tightly.
  std::string at(Id id, Level least) const { return text(id).level >= least ? text(id).tex : bracketed(text(id).tex); }

  Text function(const char* name, Id a) const { return {std::string(name) + bracketed(text(a).tex), Level::atom}; }

  Text write(const Node& node) const {
    switch (node.op) {
      case Op::number: {
        const std::string tex = texNumber(node.value);
        return {tex, tex[0] == '-' ? Level::sum : tex.find("cdot") != std::string::npos ? Level::product : Level::atom};
      }
      case Op::parameter:
        return {texName(parameters_[static_cast<std::size_t>(node.index)]), Level::atom};
      case Op::x:
        return {"x", Level::atom};
      case Op::negate:
        return {"-" + at(node.a, Level::product), Level::sum};
      case Op::add:
        return {at(node.a, Level::sum) + " + " + at(node.b, text(node.b).tex[0] == '-' ? Level::product : Level::sum),
                Level::sum};
      case Op::subtract:
        return {at(node.a, Level::sum) + " - " + at(node.b, Level::product), Level::sum};
      case Op::multiply:
        return product(node);
      case Op::divide:
        return {R"(\frac{)" + text(node.a).tex + "}{" + text(node.b).tex + "}", Level::power};
      case Op::pow:
        return {at(node.a, Level::atom) + "^{" + text(node.b).tex + "}", Level::power};
      case Op::min:
      case Op::max:
        return {std::string(node.op == Op::min ? R"(\min)" : R"(\max)") +
                    bracketed(text(node.a).tex + R"(,\, )" + text(node.b).tex),
                Level::atom};
      case Op::less:
        return {relation(node, "<"), Level::choice};
      case Op::lessEqual:
        return {relation(node, R"(\le)"), Level::choice};
      case Op::equal:
        return {relation(node, "="), Level::choice};
      case Op::notEqual:
        return {relation(node, R"(\ne)"), Level::choice};
      case Op::select:
        return cases(node);
      case Op::call:
        return activation(node);
      default:
        return unary(node);
    }
  }

  /// What varies stands on the left: 0 < x reads x > 0.
  std::string relation(const Node& node, const char* sign) const {
    const bool turn = !g_.varies(node.a) && g_.varies(node.b) && (node.op == Op::less || node.op == Op::lessEqual);
    if (!turn) return text(node.a).tex + " " + sign + " " + text(node.b).tex;
    return text(node.b).tex + (node.op == Op::less ? " > " : R"( \ge )") + text(node.a).tex;
  }

  /// The factor and how often: x x x is x^3. Squares of squares of squares are written as such at last.
  std::pair<Id, int> factorPower(Id id) const {
    int count = 1;
    while (g_[id].op == Op::multiply) {
      const Node& node = g_[id];
      if (node.a == node.b && count < 1 << 20) {
        count *= 2;
        id = node.a;
        continue;
      }
      const Node& left = g_[node.a];
      if (count == 1 && left.op == Op::multiply && left.a == left.b && left.a == node.b) return {node.b, 3};
      break;
    }
    return {id, count};
  }

  Text product(const Node& node) const {
    if (node.a == node.b) {
      const auto [base, count] = factorPower(node.a);
      return {at(base, Level::atom) + "^{" + std::to_string(2 * count) + "}", Level::power};
    }
    const Node& left = g_[node.a];
    if (left.op == Op::multiply && left.a == left.b && left.a == node.b)
      return {at(node.b, Level::atom) + "^{3}", Level::power};
    const std::string a = at(node.a, Level::product), b = at(node.b, Level::product);
    const bool digit = b[0] >= '0' && b[0] <= '9';
    return {a + (digit ? R"( \cdot )" : R"(\,)") + b, Level::product};
  }

  /// Choices within the last branch are rows of the same brace.
  Text cases(const Node& node) const {
    constexpr std::string_view begin = R"(\begin{cases} )", end = R"( \end{cases})";
    std::string rest = text(node.c).tex;
    if (g_[node.c].op == Op::select && rest.size() > begin.size() + end.size()) {
      rest = rest.substr(begin.size(), rest.size() - begin.size() - end.size());
    } else {
      rest += R"( & \text{otherwise})";
    }
    return {std::string(begin) + text(node.b).tex + " & " + text(node.a).tex + R"( \\ )" + rest + std::string(end),
            Level::product};
  }

  Text unary(const Node& node) const {
    switch (node.op) {
      case Op::abs:
        return {R"(\left|)" + text(node.a).tex + R"(\right|)", Level::atom};
      case Op::sign:
        return function(R"(\operatorname{sgn})", node.a);
      case Op::exp:
        return {"e^{" + text(node.a).tex + "}", Level::power};
      case Op::expm1:
        return {"e^{" + text(node.a).tex + "} - 1", Level::sum};
      case Op::log:
        return function(R"(\ln)", node.a);
      case Op::log1p:
        return {R"(\ln)" + bracketed("1 + " + at(node.a, Level::sum)), Level::atom};
      case Op::sqrt:
        return {R"(\sqrt{)" + text(node.a).tex + "}", Level::atom};
      case Op::sin:
        return function(R"(\sin)", node.a);
      case Op::cos:
        return function(R"(\cos)", node.a);
      case Op::erf:
        return function(R"(\operatorname{erf})", node.a);
      case Op::erfc:
        return function(R"(\operatorname{erfc})", node.a);
      case Op::normalCdf:
        return function(R"(\Phi)", node.a);
      case Op::gaussian:
        return {"e^{-" + at(node.a, Level::atom) + "^{2}}", Level::power};
      default:
        return {R"(\lfloor )" + text(node.a).tex + R"( \rfloor)", Level::atom};
    }
  }

  Text activation(const Node& node) const {
    const Entry& entry = builtinAt(node.index);
    const std::string u = bracketed(text(node.a).tex);
    std::string name = R"(\operatorname{)" + texEscaped(entry.id) + "}";
    if (entry.id == "sigmoid") name = R"(\sigma)";
    if (entry.id == "tanh") name = R"(\tanh)";
    if (node.order == 1 && entry.id == "sigmoid")
      return {name + u + R"(\,\left(1 - )" + name + u + R"(\right))", Level::product};
    if (node.order == 1 && entry.id == "tanh") return {R"(\left(1 - \tanh^{2})" + u + R"(\right))", Level::atom};
    for (int i = 0; i < node.order; ++i) name += "'";
    std::string arguments = text(node.a).tex;
    const Id given[2] = {node.b, node.c};
    for (std::size_t i = 0; i < entry.defaults.size(); ++i) {
      if (g_.is(given[i], shortest(entry.defaults[i]))) continue;
      arguments += R"(;\, )" + texName(std::string(entry.info.parameters[i].name)) + " = " + text(given[i]).tex;
    }
    return {name + bracketed(arguments), Level::atom};
  }

  static std::string texEscaped(std::string_view name) {
    std::string escaped;
    for (const char c : name) escaped += c == '_' ? std::string("\\_") : std::string(1, c);
    return escaped;
  }

  const Graph& g_;
  const std::vector<std::string>& parameters_;
  std::vector<Text> texts_;
};

}  // namespace

std::string toTex(const Graph& graph, Id root, const std::vector<std::string>& parameters) {
  return Writer(graph, parameters).of(root);
}

}  // namespace playground::expression
