#include "core/expression/recognise.h"

#include <array>

#include "core/expression/builtins.h"
#include "core/expression/expand.h"
#include "core/expression/parser.h"
#include "core/expression/stable.h"

namespace playground::expression {
namespace {

using Parameters = std::array<Id, 2>;

/// A built-in's formula. Its parameters are numbers, or stand for whatever the other formula has there.
struct Pattern {
  int place = 0;
  Graph graph;
  Id root = kNone;
  std::array<double, 2> numbers{};  ///< of parameters that the formula does not name
};

/// With parameters left open, or with these numbers.
Pattern patternOf(int place, const Parsed& parsed, bool open, const std::array<double, 2>& numbers) {
  Pattern pattern;
  pattern.place = place;
  pattern.numbers = numbers;
  const Entry& entry = builtinAt(place);
  std::vector<Id> given;
  for (const std::string& name : parsed.parameters)
    for (std::size_t i = 0; i < entry.info.parameters.size(); ++i)
      if (entry.info.parameters[i].name == name)
        given.push_back(open ? pattern.graph.leaf(Op::parameter, static_cast<int>(i))
                             : pattern.graph.number(numbers[i]));
  const Id x = pattern.graph.leaf(Op::x);
  pattern.root = stabilise(pattern.graph, copyInto(pattern.graph, parsed.graph, parsed.root, x, given));
  return pattern;
}

std::vector<Pattern> makePatterns() {
  std::vector<Pattern> patterns;
  const auto entries = catalogue();
  for (std::size_t at = 0; at < entries.size(); ++at) {
    const Entry& entry = entries[at];
    const std::string_view text = entry.info.expression;
    Parsed parsed;
    if (!entry.elementwise() || parse(std::u16string(text.begin(), text.end()), parsed)) continue;
    std::array<double, 2> numbers{};
    std::size_t choices = 1;
    for (std::size_t i = 0; i < entry.defaults.size(); ++i) {
      numbers[i] = shortest(entry.defaults[i]);
      choices = std::max(choices, entry.info.parameters[i].choices.size());
    }
    const auto place = static_cast<int>(at);
    if (!parsed.parameters.empty()) patterns.push_back(patternOf(place, parsed, true, numbers));
    for (std::size_t i = 0; i < choices; ++i) {
      if (choices > 1) numbers[0] = static_cast<double>(i);
      patterns.push_back(patternOf(place, parsed, false, numbers));
    }
  }
  return patterns;
}

bool commutes(Op op) {
  return op == Op::add || op == Op::multiply || op == Op::min || op == Op::max || op == Op::equal || op == Op::notEqual;
}

/// Compares a pattern with a formula, and finds what its parameters stand for. A pattern is as deep as the catalogue
/// writes it.
class Matcher {
 public:
  Matcher(const Pattern& pattern, const Graph& graph) : p_(pattern.graph), g_(graph) {}

  bool matches(Id pattern, Id id) {
    if (pattern == kNone || id == kNone) return pattern == id;
    const Node &wanted = p_[pattern], &found = g_[id];
    if (wanted.op == Op::parameter) {
      Id& bound = parameters_[static_cast<std::size_t>(wanted.index)];
      if (bound == kNone && (g_.isNumber(id) || g_[id].op == Op::parameter)) bound = id;
      return bound == id;
    }
    if (wanted.op != found.op || wanted.order != found.order || wanted.index != found.index ||
        wanted.value != found.value)
      return false;
    const Parameters before = parameters_;
    if (matches(wanted.a, found.a) && matches(wanted.b, found.b) && matches(wanted.c, found.c)) return true;
    parameters_ = before;
    return commutes(wanted.op) && matches(wanted.a, found.b) && matches(wanted.b, found.a);
  }

  const Parameters& parameters() const { return parameters_; }

 private:
  const Graph& p_;
  const Graph& g_;
  Parameters parameters_{kNone, kNone};
};

}  // namespace

std::optional<BuiltIn> recognise(const Graph& graph, Id root) {
  static const std::vector<Pattern> patterns = makePatterns();
  for (const Pattern& pattern : patterns) {
    Matcher matcher(pattern, graph);
    if (!matcher.matches(pattern.root, root)) continue;
    BuiltIn found{&builtinAt(pattern.place)};
    for (std::size_t i = 0; i < found.parameters.size(); ++i) {
      BuiltIn::Given& given = found.parameters[i];
      const Id bound = matcher.parameters()[i];
      given.number = static_cast<float>(bound == kNone ? pattern.numbers[i] : graph[bound].value);
      if (bound != kNone && graph[bound].op == Op::parameter) given.parameter = graph[bound].index;
    }
    return found;
  }
  return std::nullopt;
}

bool BuiltIn::run(const float* own, Order order, const float* x, std::size_t count, CurveArrays out) const {
  std::array<float, 2> given{};
  for (std::size_t i = 0; i < given.size(); ++i)
    given[i] = parameters[i].parameter < 0 ? parameters[i].number : own[parameters[i].parameter];
  if (checkParameters(*entry, {given.data(), entry->defaults.size()})) return false;
  entry->apply(given.data(), order, x, count, out);
  return true;
}

}  // namespace playground::expression
