#include "core/expression/syntax.h"

#include <cmath>
#include <cstdlib>
#include <utility>

namespace playground::expression {
namespace {

/// The ASCII form of a character that means the same, or of a letter that names a parameter; empty if there is none.
std::string plain(char16_t c) {
  if (c >= 0x21 && c <= 0x7e) return std::string(1, static_cast<char>(c));
  if (c >= 0xff01 && c <= 0xff5e) return std::string(1, static_cast<char>(c - 0xfee0));  // full-width forms
  static constexpr std::pair<char16_t, const char*> kForms[] = {
      {u'、', ","},      {u'。', "."},    {u'×', "*"},     {u'·', "*"},       {u'⋅', "*"},     {u'∗', "*"},
      {u'÷', "/"},       {u'∕', "/"},     {u'−', "-"},     {u'–', "-"},       {u'—', "-"},     {u'≤', "<="},
      {u'≥', ">="},      {u'≠', "!="},    {u'²', "²"},     {u'³', "³"},       {u'‘', "'"},     {u'’', "'"},
      {u'“', "'"},       {u'”', "'"},     {u'α', "alpha"}, {u'β', "beta"},    {u'γ', "gamma"}, {u'δ', "delta"},
      {u'ε', "epsilon"}, {u'θ', "theta"}, {u'κ', "kappa"}, {u'λ', "lambda_"}, {u'μ', "mu"},    {u'π', "pi"},
      {u'σ', "sigma"},   {u'τ', "tau"},   {u'ω', "omega"}};
  for (const auto& [from, to] : kForms)
    if (from == c) return to;
  return {};
}

bool isSpace(char16_t c) { return c == ' ' || (c >= 9 && c <= 13) || c == 0xa0 || c == 0x3000; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

class Tokenizer {
 public:
  Tokenizer(std::u16string_view source, std::vector<Token>& tokens) : source_(source), tokens_(tokens) {
    forms_.reserve(source.size());
    for (const char16_t c : source) forms_.push_back(isSpace(c) ? " " : plain(c));
  }

  std::optional<SyntaxError> run() {
    while (at_ < forms_.size()) {
      if (forms_[at_] == " ") {
        ++at_;
        continue;
      }
      if (forms_[at_].empty()) return meaningless();
      const char c = forms_[at_][0];
      std::optional<SyntaxError> error;
      if (isDigit(c) || (c == '.' && isDigit(next()))) {
        error = number();
      } else if (isLetter(c)) {
        name();
      } else if (c == '\'' || c == '"') {
        error = text(c);
      } else {
        error = symbol();
      }
      if (error) return error;
    }
    tokens_.push_back({.position = forms_.size(), .length = 0});
    return std::nullopt;
  }

 private:
  char at(std::size_t i) const { return i < forms_.size() && forms_[i].size() == 1 ? forms_[i][0] : '\0'; }
  char next() const { return at(at_ + 1); }

  /// A character outside of the basic plane is two units, which an editor marks together; a lone half is one.
  SyntaxError meaningless() const {
    const auto isHalf = [this](std::size_t i, char16_t first) {
      return i < source_.size() && source_[i] >= first && source_[i] < first + 0x400;
    };
    const bool pair = isHalf(at_, 0xd800) && isHalf(at_ + 1, 0xdc00);
    return {"character", "This character has no meaning here.", "", at_, pair ? 2u : 1u};
  }

  void push(Token::Kind kind, std::string word, std::size_t from, double value = 0) {
    tokens_.push_back({kind, std::move(word), value, from, at_ - from});
  }

  std::optional<SyntaxError> number() {
    const std::size_t from = at_;
    std::string digits;
    const auto take = [&] { digits += at(at_++); };
    while (isDigit(at(at_))) take();
    if (at(at_) == '.') take();
    while (isDigit(at(at_))) take();
    if (at(at_) == 'e' || at(at_) == 'E') {
      const std::size_t sign = next() == '+' || next() == '-' ? 1 : 0;
      if (isDigit(at(at_ + 1 + sign))) {
        for (std::size_t i = 0; i <= sign; ++i) take();
        while (isDigit(at(at_))) take();
      }
    }
    const double value = std::strtod(digits.c_str(), nullptr);
    if (!(std::fabs(value) <= 3.4028234663852886e38))
      return SyntaxError{"large", "This number is larger than any float32.", digits, from, at_ - from};
    push(Token::Kind::number, digits, from, value);
    return std::nullopt;
  }

  void name() {
    const std::size_t from = at_;
    std::string word = forms_[at_++];
    if (word.size() == 1)
      while (isLetter(at(at_)) || isDigit(at(at_))) word += at(at_++);
    push(Token::Kind::name, std::move(word), from);
  }

  std::optional<SyntaxError> text(char quote) {
    const std::size_t from = at_++;
    std::string word;
    for (; at_ < forms_.size() && at(at_) != quote; ++at_) {
      if (forms_[at_].empty()) return meaningless();
      word += forms_[at_];
    }
    if (at_ == forms_.size()) return SyntaxError{"quote", "This quote is not closed.", "", from, 1};
    ++at_;
    push(Token::Kind::text, std::move(word), from);
    return std::nullopt;
  }

  std::optional<SyntaxError> symbol() {
    const std::size_t from = at_;
    const std::string first = forms_[at_++];
    for (const char* pair : {"**", "<=", ">=", "==", "!=", "&&"})
      if (first.size() == 1 && first[0] == pair[0] && at(at_) == pair[1]) {
        ++at_;
        push(Token::Kind::symbol, pair, from);
        return std::nullopt;
      }
    static constexpr std::string_view kSymbols = "+-*/^()|,?:<>.=";
    const bool known = first.size() > 1 || kSymbols.find(first[0]) != std::string_view::npos;
    if (!known) return SyntaxError{"character", "This character has no meaning here.", first, from, 1};
    push(Token::Kind::symbol, first, from);
    return std::nullopt;
  }

  std::u16string_view source_;
  std::vector<std::string> forms_;  ///< of each unit
  std::vector<Token>& tokens_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<SyntaxError> tokenize(std::u16string_view source, std::vector<Token>& tokens) {
  return Tokenizer(source, tokens).run();
}

}  // namespace playground::expression
