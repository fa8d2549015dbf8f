#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The words and signs that a formula is written with.
namespace playground::expression {

inline constexpr std::size_t kLongest = 500;  ///< UTF-16 units of a formula
inline constexpr int kDeepest = 64;           ///< nested brackets, signs, powers and choices
inline constexpr std::size_t kMostParameters = 8;

/// What is wrong with a formula, and where, in UTF-16 units.
struct SyntaxError {
  std::string code;     ///< one word for each kind of mistake, for translations
  std::string message;  ///< in English: what is wrong and what helps
  std::string found;    ///< the name or number that the message is about, if there is one
  std::size_t position = 0, length = 0;
};

struct Token {
  enum class Kind { number, name, text, symbol, end } kind = Kind::end;
  std::string word{};  ///< a name, a quoted text, or a symbol in its ASCII form
  double value = 0;    ///< of a number
  std::size_t position = 0, length = 0;

  bool is(std::string_view symbol) const { return kind == Kind::symbol && word == symbol; }
  bool isName(std::string_view name) const { return kind == Kind::name && word == name; }
};

/// The tokens of a formula, with an `end` behind the last; an error if a character belongs to none.
std::optional<SyntaxError> tokenize(std::u16string_view source, std::vector<Token>& tokens);

}  // namespace playground::expression
