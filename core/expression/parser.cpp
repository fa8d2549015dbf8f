#include "core/expression/parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/expression/builtins.h"
#include "core/expression/functions.h"

namespace playground::expression {
namespace {

bool isModule(std::string_view name) {
  static constexpr std::string_view kModules[] = {"torch", "F",   "nn",   "functional", "np", "numpy",
                                                  "jnp",   "jax", "math", "tf",         "K"};
  return std::find(std::begin(kModules), std::end(kModules), name) != std::end(kModules);
}

/// The activation of that id or of that class in torch.nn.
int builtinNamed(std::string_view name) {
  if (const int place = builtin(usualName(name)); place >= 0) return place;
  const auto entries = catalogue();
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (entries[i].elementwise() && entries[i].info.torch.module == name) return static_cast<int>(i);
  return -1;
}

/// Of a built-in activation; threshold is one, and an activation too.
bool isParameterName(std::string_view name) {
  for (const Entry& entry : catalogue())
    for (const Parameter& parameter : entry.info.parameters)
      if (parameter.name == name) return true;
  return false;
}

/// Letters to change, add, leave out or swap for a name to become another; the names are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

constexpr std::string_view kComparisons[] = {"<", "<=", ">", ">=", "==", "!="};

/// Recursive descent. After an error every function returns 0, a node that there is, and nothing more is read.
class Parser {
 public:
  Parser(const std::vector<Token>& tokens, Parsed& to) : tokens_(tokens), to_(to), g_(to.graph) {
    g_.number(0);
    x_ = g_.leaf(Op::x);
  }

  std::optional<SyntaxError> run() {
    skipBeginning();
    if (peek().kind == Token::Kind::end)
      return SyntaxError{"empty", "There is no formula yet.", "", peek().position, 0};
    to_.root = choice();
    if (!error_ && peek().kind != Token::Kind::end) unexpected();
    return error_;
  }

 private:
  const Token& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  bool take(std::string_view symbol) {
    if (error_ || !peek().is(symbol)) return false;
    ++at_;
    return true;
  }
  bool takeName(std::string_view name) {
    if (error_ || !peek().isName(name)) return false;
    ++at_;
    return true;
  }

  Id fail(const Token& at, std::string code, std::string message, std::string found = {}) {
    if (!error_) error_ = SyntaxError{std::move(code), std::move(message), std::move(found), at.position, at.length};
    at_ = tokens_.size() - 1;
    return 0;
  }

  /// What stands where an operator or the end should.
  Id unexpected() {
    const Token& token = peek();
    switch (token.kind) {
      case Token::Kind::end:
        return fail(token, "end", "The formula breaks off here: something is missing.");
      case Token::Kind::number:
      case Token::Kind::name:
        return fail(token, "implicit", "Write * where two things are multiplied.", token.word);
      case Token::Kind::text:
        return fail(token, "text", "A quoted text stands only for a choice, as in gelu(x, approximate='tanh').");
      default:
        break;
    }
    if (token.is("(") || token.is("|")) return fail(token, "implicit", "Write * where two things are multiplied.");
    if (token.is(")")) return fail(token, "close", "This bracket closes nothing.");
    if (token.is("=")) return fail(token, "equals", "Write == to compare.");
    return fail(token, "unexpected", "This is not expected here.", token.word);
  }

  bool deeper(const Token& at) {
    if (++depth_ <= kDeepest) return true;
    fail(at, "deep", "More than " + std::to_string(kDeepest) + " levels of nesting.");
    return false;
  }

  void close(const Token& opened, std::string_view symbol = ")") {
    if (take(symbol) || error_) return;
    if (peek().kind == Token::Kind::end) {
      fail(opened, "open", "This bracket is not closed.");
    } else {
      unexpected();
    }
  }

  /// What stands before the formula in a pasted line: return, y =, f(x) =, lambda x:.
  void skipBeginning() {
    takeName("return");
    if (peek().isName("lambda") && peek(1).kind == Token::Kind::name && peek(2).is(":")) at_ += 3;
    if (peek().kind == Token::Kind::name && peek(1).is("=")) at_ += 2;
    if (peek().kind == Token::Kind::name && peek(1).is("(") && peek(2).kind == Token::Kind::name && peek(3).is(")") &&
        peek(4).is("="))
      at_ += 5;
    takeName("return");
  }

  /// c ? a : b, and Python's a if c else b.
  Id choice() {
    const Token& first = peek();
    const Id value = either(0);
    if (take("?")) {
      if (!deeper(first)) return 0;
      const Id yes = choice();
      if (!error_ && !take(":"))
        return peek().kind == Token::Kind::end ? fail(peek(), "colon", "A choice c ? a : b needs its colon.")
                                               : unexpected();
      const Id no = choice();
      --depth_;
      return error_ ? 0 : g_.select(value, yes, no);
    }
    if (takeName("if")) {
      if (!deeper(first)) return 0;
      const Id condition = either(0);
      if (!error_ && !takeName("else"))
        return peek().kind == Token::Kind::end ? fail(peek(), "else", "a if c else b needs its else.") : unexpected();
      const Id no = choice();
      --depth_;
      return error_ ? 0 : g_.select(condition, value, no);
    }
    return value;
  }

  /// Binary operators by level: or, and, comparison, sum, product.
  Id either(int level) {
    if (level == 5) return sign();
    if (level == 2 && takeName("not")) {
      if (!deeper(peek())) return 0;
      const Id value = either(2);
      --depth_;
      return g_.select(value, g_.number(0), g_.number(1));
    }
    if (level == 2) return comparison();
    Id value = either(level + 1);
    while (!error_) {
      if (level == 0 && takeName("or")) {
        value = g_.select(value, g_.number(1), either(1));
      } else if (level == 1 && (takeName("and") || take("&&"))) {
        const Id right = either(2);
        value = g_.select(value, right, g_.number(0));
      } else if (level == 3 && take("+")) {
        value = g_.plus(value, either(4));
      } else if (level == 3 && take("-")) {
        value = g_.minus(value, either(4));
      } else if (level == 4 && take("*")) {
        value = g_.times(value, either(5));
      } else if (level == 4 && take("/")) {
        value = g_.over(value, either(5));
      } else {
        return value;
      }
    }
    return 0;
  }

  /// a < b < c is a < b and b < c.
  Id comparison() {
    Id left = either(3), all = kNone;
    while (!error_) {
      const auto* const sign = std::find_if(std::begin(kComparisons), std::end(kComparisons),
                                            [this](std::string_view s) { return peek().is(s); });
      if (sign == std::end(kComparisons)) return all == kNone ? left : all;
      ++at_;
      const Id right = either(3);
      const Id holds = compare(*sign, left, right);
      all = all == kNone ? holds : g_.select(all, holds, g_.number(0));
      left = right;
    }
    return 0;
  }

  Id compare(std::string_view sign, Id a, Id b) {
    if (sign == "<") return g_.binary(Op::less, a, b);
    if (sign == "<=") return g_.binary(Op::lessEqual, a, b);
    if (sign == ">") return g_.binary(Op::less, b, a);
    if (sign == ">=") return g_.binary(Op::lessEqual, b, a);
    return g_.binary(sign == "==" ? Op::equal : Op::notEqual, a, b);
  }

  /// Signs before a power: -x^2 is -(x^2).
  Id sign() {
    bool negative = false;
    const Token& first = peek();
    int signs = 0;
    while (!error_ && (peek().is("-") || peek().is("+"))) {
      negative ^= peek().is("-");
      ++at_;
      if (++signs + depth_ > kDeepest)
        return fail(first, "deep", "More than " + std::to_string(kDeepest) + " levels of nesting.");
    }
    const Id value = power();
    return negative ? g_.negate(value) : value;
  }

  Id power() {
    const Id base = postfix();
    if (!peek().is("^") && !peek().is("**")) return base;
    const Token& at = peek();
    ++at_;
    if (!deeper(at)) return 0;
    const Id exponent = sign();
    --depth_;
    return error_ ? 0 : g_.binary(Op::pow, base, exponent);
  }

  /// x², x.sigmoid(), x.clamp(0, 1).
  Id postfix() {
    Id value = primary();
    while (!error_) {
      if (take("²")) {
        value = g_.times(value, value);
      } else if (take("³")) {
        value = g_.times(g_.times(value, value), value);
      } else if (peek().is(".") && peek(1).kind == Token::Kind::name && peek(2).is("(")) {
        ++at_;
        const Token& name = peek();
        ++at_;
        value = call(name, value);
      } else {
        return value;
      }
    }
    return 0;
  }

  Id primary() {
    const Token& token = peek();
    if (token.kind == Token::Kind::number) {
      ++at_;
      return g_.number(token.value);
    }
    if (token.is("(") || token.is("|")) {
      ++at_;
      if (!deeper(token)) return 0;
      const Id value = choice();
      close(token, token.is("(") ? ")" : "|");
      --depth_;
      return error_ || token.is("(") ? value : g_.unary(Op::abs, value);
    }
    if (token.kind == Token::Kind::name) return named();
    if (token.kind == Token::Kind::end) return unexpected();
    if (token.kind == Token::Kind::text) return unexpected();
    if (token.is(")")) return fail(token, "operand", "A number, x or a name is missing before this bracket.");
    return fail(token, "operand", "A number, x or a name is missing here.", token.word);
  }

  Id named() {
    while (isModule(peek().word) && peek(1).is(".")) at_ += 2;
    const Token& token = peek();
    if (token.kind != Token::Kind::name) return fail(token, "operand", "A number, x or a name is missing here.");
    ++at_;
    if (peek().is("(")) return call(token, kNone);
    const std::string& name = token.word;
    if (name == "x") return x_;
    if (name == "pi") return g_.number(3.141592653589793);
    if (name == "e") return g_.number(2.718281828459045);
    if (name == "inf") return fail(token, "infinite", "Numbers in a formula are finite.", name);
    const bool isBound = name == "min" || name == "max";  // clamp's, by torch's names
    if ((findFunction(name) && !isBound) || (builtinNamed(name) >= 0 && !isParameterName(name)))
      return fail(token, "argument", name + " is a function: give it an argument, as in " + name + "(x).", name);
    for (const char* word : {"if", "else", "and", "or", "not", "lambda", "return", "True", "False", "None"})
      if (name == word) return fail(token, "unexpected", "This is not expected here.", name);
    return parameter(token);
  }

  Id parameter(const Token& token) {
    std::vector<std::string>& names = to_.parameters;
    auto found = std::find(names.begin(), names.end(), token.word);
    if (found == names.end()) {
      if (names.size() == kMostParameters)
        return fail(token, "parameters", "A formula has at most " + std::to_string(kMostParameters) + " parameters.",
                    token.word);
      if (token.word.size() > 32) return fail(token, "name", "A name has at most 32 letters.", token.word);
      names.push_back(token.word);
      found = names.end() - 1;
    }
    return g_.leaf(Op::parameter, static_cast<int>(found - names.begin()));
  }

  struct Arguments {
    std::array<Id, 3> values{kNone, kNone, kNone};
    int count = 0;
  };

  /// The arguments in brackets; `first` is what a method is called on. `word` gives a quoted choice its number.
  template <class Keyword, class Word>
  Arguments arguments(const Token& name, Id first, int most, Keyword keyword, Word word) {
    Arguments result;
    if (first != kNone) result.values[static_cast<std::size_t>(result.count++)] = first;
    const Token& opened = peek();
    ++at_;
    if (!deeper(opened)) return result;
    while (!error_ && !peek().is(")")) {
      const Token& begin = peek();
      int place = result.count;
      if (begin.kind == Token::Kind::name && peek(1).is("=")) {
        at_ += 2;
        if (begin.word == "inplace") {
          ++at_;
          take(",");
          continue;
        }
        place = keyword(begin.word);
        if (place < 0) {
          fail(begin, "keyword", name.word + " has no argument " + begin.word + ".", begin.word);
          return result;
        }
      }
      if (place >= most) {
        fail(begin, "many",
             name.word + " takes at most " + std::to_string(most) + (most == 1 ? " argument." : " arguments."),
             name.word);
        return result;
      }
      Id& value = result.values[static_cast<std::size_t>(place)];
      if (value != kNone) fail(begin, "twice", "This argument is given twice.", begin.word);
      if (peek().isName("None")) {
        ++at_;
      } else {
        value = peek().kind == Token::Kind::text ? word(peek(), place) : choice();
      }
      result.count = std::max(result.count, place + 1);
      if (!take(",")) break;
    }
    close(opened);
    --depth_;
    return result;
  }

  Id call(const Token& name, Id receiver) {
    if (const Function* function = findFunction(name.word)) {
      const auto keyword = [&](const std::string& word) {
        for (int i = 0; i < function->most; ++i)
          if (function->keywords[i] == word) return i;
        return -1;
      };
      const auto word = [this](const Token&, int) { return unexpected(); };
      const Arguments given = arguments(name, receiver, function->most, keyword, word);
      if (error_) return 0;
      for (int i = 0; i < function->fewest; ++i) {
        const bool optional = function->most > function->fewest && i == 1 && given.values[2] != kNone;
        if (given.values[static_cast<std::size_t>(i)] == kNone && !optional)
          return fail(name, "few",
                      name.word + " needs " + std::to_string(function->fewest) +
                          (function->fewest == 1 ? " argument." : " arguments."),
                      name.word);
      }
      return function->make(g_, given.values.data());
    }
    const int place = builtinNamed(name.word);
    if (place >= 0) return activation(name, place, receiver);
    if (name.word == "x" || std::find(to_.parameters.begin(), to_.parameters.end(), name.word) != to_.parameters.end())
      return fail(peek(), "implicit", "Write * where two things are multiplied.", name.word);
    const std::string near = nearest(name.word);
    return fail(name, "function",
                "There is no function " + name.word + (near.empty() ? "." : "; did you mean " + near + "?"),
                near.empty() ? name.word : near);
  }

  /// elu(x, alpha), F.elu(x, alpha=0.5), nn.ELU(0.5)(x).
  Id activation(const Token& name, int place, Id receiver) {
    const Entry& entry = builtinAt(place);
    const bool isClass = entry.info.torch.module == name.word && receiver == kNone;
    const int offset = isClass ? 0 : 1;
    const auto keyword = [&](const std::string& word) {
      for (std::size_t i = 0; i < entry.info.parameters.size(); ++i)
        if (entry.info.parameters[i].name == word) return static_cast<int>(i) + offset;
      return !isClass && word == "input" ? 0 : -1;
    };
    const auto word = [&](const Token& token, int at) {
      const auto index = static_cast<std::size_t>(at - offset);
      if (at >= offset && index < entry.info.parameters.size()) {
        const auto& choices = entry.info.parameters[index].choices;
        for (std::size_t i = 0; i < choices.size(); ++i)
          if (choices[i] == token.word) {
            ++at_;
            return g_.number(static_cast<double>(i));
          }
      }
      return fail(token, "choice", name.word + " has no such choice.", token.word);
    };
    const int most = static_cast<int>(entry.info.parameters.size()) + offset;
    Arguments given = arguments(name, receiver, most, keyword, word);
    if (error_) return 0;
    if (isClass) {
      given.values = {kNone, given.values[0], given.values[1]};
      if (!peek().is("("))
        return fail(name, "module", name.word + " makes a module: call it, as in " + name.word + "()(x).", name.word);
      const Token& opened = peek();
      ++at_;
      if (!deeper(opened)) return 0;
      given.values[0] = choice();
      close(opened);
      --depth_;
      if (error_) return 0;
    }
    if (given.values[0] == kNone) return fail(name, "few", name.word + " needs 1 argument.", name.word);
    for (std::size_t i = 0; i < entry.info.parameters.size(); ++i) {
      Id& value = given.values[i + 1];
      if (value == kNone) value = g_.number(shortest(entry.defaults[i]));
      if (g_.varies(value))
        return fail(name, "parameter", "The parameters of " + name.word + " may not depend on x.", name.word);
      if (const std::size_t choices = entry.info.parameters[i].choices.size(); choices > 0 && !isPlace(value, choices))
        return fail(name, "choice", name.word + " has no such choice.", name.word);
    }
    if (const auto wrong = outOfRange(entry, given.values))
      return fail(name, "range",
                  wrong->field + " of " + name.word + " is " + wrong->value + "; allowed: " + wrong->allowed + ".",
                  wrong->allowed);
    return g_.call(place, 0, given.values[0], given.values[1], given.values[2]);
  }

  /// Is it one of the numbers 0, 1, ... below `count`?
  bool isPlace(Id value, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i)
      if (g_.is(value, static_cast<double>(i))) return true;
    return false;
  }

  /// Parameters that are numbers have to be what the activation allows.
  std::optional<InputError> outOfRange(const Entry& entry, const std::array<Id, 3>& values) const {
    std::vector<float> numbers = entry.defaults;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (!g_.isNumber(values[i + 1])) return std::nullopt;
      numbers[i] = static_cast<float>(g_[values[i + 1]].value);
    }
    return checkParameters(entry, numbers);
  }

  static std::string nearest(std::string_view name) {
    std::string best;
    std::size_t least = 3;
    for (const std::string& known : functionNames()) {
      const std::size_t away = distance(name, known);
      if (away < least && away < name.size()) {
        least = away;
        best = known;
      }
    }
    return best;
  }

  const std::vector<Token>& tokens_;
  Parsed& to_;
  Graph& g_;
  Id x_ = kNone;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::optional<SyntaxError> error_;
};

}  // namespace

std::optional<SyntaxError> parse(std::u16string_view source, Parsed& parsed) {
  if (source.size() > kLongest)
    return SyntaxError{"long", "A formula has at most " + std::to_string(kLongest) + " characters.", "", kLongest,
                       source.size() - kLongest};
  std::vector<Token> tokens;
  if (auto error = tokenize(source, tokens)) return error;
  return Parser(tokens, parsed).run();
}

std::vector<std::string> functionNames() {
  std::vector<std::string> names;
  for (const std::string_view name : offeredFunctions()) names.emplace_back(name);
  for (const Entry& entry : catalogue()) {
    if (!entry.elementwise() || std::find(names.begin(), names.end(), entry.id) != names.end()) continue;
    names.emplace_back(entry.id);
  }
  return names;
}

}  // namespace playground::expression
