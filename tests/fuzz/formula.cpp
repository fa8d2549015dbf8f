#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/bit_cast.h"
#include "core/expression/expression.h"
#include "tests/fuzz/targets.h"

namespace playground::fuzz {
namespace {

/// UTF-16 of UTF-8, in which halves of a pair may stand alone, as JavaScript's strings have them; other bytes stand for
/// themselves.
std::u16string utf16(std::string_view text) {
  std::u16string units;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t k) { return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u; };
    const auto follows = [&](std::size_t count) {
      bool all = true;
      for (std::size_t k = 1; k <= count; ++k) all = all && (byte(k) & 0xc0) == 0x80;
      return all;
    };
    const unsigned first = byte(0);
    if (first >= 0xf0 && first < 0xf5 && follows(3)) {
      const unsigned point =
          ((first & 7) << 18 | (byte(1) & 63) << 12 | (byte(2) & 63) << 6 | (byte(3) & 63)) - 0x10000u;
      units += static_cast<char16_t>(0xd800 | (point >> 10 & 0x3ff));
      units += static_cast<char16_t>(0xdc00 | (point & 0x3ff));
      i += 4;
    } else if (first >= 0xe0 && first < 0xf0 && follows(2)) {
      units += static_cast<char16_t>((first & 15) << 12 | (byte(1) & 63) << 6 | (byte(2) & 63));
      i += 3;
    } else if (first >= 0xc0 && first < 0xe0 && follows(1)) {
      units += static_cast<char16_t>((first & 31) << 6 | (byte(1) & 63));
      i += 2;
    } else {
      units += static_cast<char16_t>(first);
      i += 1;
    }
  }
  return units;
}

/// NaNs are one.
std::uint32_t bitsOf(float value) { return std::isnan(value) ? 0x7fc00000u : bitCast<std::uint32_t>(value); }

void compute(const Entry& entry, const std::vector<float>& parameters, bool looksAtAll) {
  constexpr float kLargest = std::numeric_limits<float>::max();
  const std::vector<float> x = {0.0f,     -0.0f,     1.0f,      -1.0f,      0.5f,    -2.5f,      3.1f,
                                -7.3f,    20.0f,     -88.5f,    1e-40f,     -1e-40f, 1e9f,       -1e20f,
                                kLargest, -kLargest, kInfinity, -kInfinity, NAN,     0.7853982f, -0.3f};
  std::array<std::vector<float>, 3> y;
  for (auto& each : y) each.resize(x.size());
  entry.apply(parameters.data(), Order::secondDerivative, x.data(), x.size(), {y[0].data(), y[1].data(), y[2].data()});
  for (std::size_t i = 0; i < x.size(); ++i) {
    float alone, value, slope;
    entry.apply(parameters.data(), Order::value, &x[i], 1, {&alone, nullptr, nullptr});
    entry.apply(parameters.data(), Order::derivative, &x[i], 1, {&value, &slope, nullptr});
    require(bitsOf(alone) == bitsOf(y[0][i]) && bitsOf(value) == bitsOf(y[0][i]),
            "a value is the same beside others, alone, and with its derivatives");
    require(bitsOf(slope) == bitsOf(y[1][i]), "a derivative is the same alone and with the second");
    entry.exact(parameters.data(), x[i]);
    if (entry.parameterDerivative)
      for (std::size_t which = 0; which < parameters.size(); ++which)
        entry.parameterDerivative(parameters.data(), which, &x[i], 1, &alone);
  }
  if (!looksAtAll) return;
  entry.range(parameters.data());
  entry.kinks(parameters.data());
}

}  // namespace

void formula(std::string_view line) {
  const unsigned chosen = line.empty() ? 0 : static_cast<unsigned char>(line[0]);
  const std::u16string source = utf16(line.substr(line.empty() ? 0 : 1));
  ExpressionOptions options;
  options.asWritten = chosen & 1;
  for (const char* name : {"a", "b", "alpha", "beta", "lambda_"})
    options.parameters.push_back({.name = name, .initial = 0.75f, .learnable = (chosen & 2) != 0});

  const auto made = Expression::compile(source, options);
  if (const auto* error = std::get_if<expression::SyntaxError>(&made)) {
    require(!error->code.empty() && !error->message.empty(), "what is refused says why");
    require(error->position + error->length <= source.size(), "an error stands within the formula");
    return;
  }
  const auto& expression = std::get<0>(made);
  const Entry& entry = expression->entry();
  require(entry.info.parameters.size() == entry.defaults.size(), "every parameter has a default");
  require(!entry.info.formula.empty() && entry.info.formula.size() < 20000, "the formula is written, within a page");
  require(!entry.info.derivativeFormula.empty() && entry.info.derivativeFormula.size() < 20000, "so is the derivative");
  compute(entry, entry.defaults, (chosen & 4) != 0);
  compute(entry, std::vector<float>(entry.defaults.size(), -3.0f), false);
  for (const auto code : {Expression::Code::module, Expression::Code::function, Expression::Code::numpy,
                          Expression::Code::jax, Expression::Code::header, Expression::Code::onnx})
    require(!expression->code(code).empty(), "every language is written");
}

const char* const* formulaWords() {
  static const char* const words[] = {"x",
                                      "alpha",
                                      "beta",
                                      "a",
                                      "b",
                                      "(x)",
                                      "where(x > 0, x, ",
                                      "torch.",
                                      "F.",
                                      "nn.ELU(",
                                      ")(x)",
                                      ".clamp(0,",
                                      "min=",
                                      "max=",
                                      "alpha=",
                                      "approximate='tanh'",
                                      "inplace=True",
                                      "exp(",
                                      "log(",
                                      "log1p(",
                                      "expm1(",
                                      "sqrt(",
                                      "sin(",
                                      "cos(",
                                      "tan(",
                                      "erf(",
                                      "erfc(",
                                      "floor(",
                                      "abs(",
                                      "sign(",
                                      "min(",
                                      "max(",
                                      "clamp(",
                                      "pow(",
                                      "sinh(",
                                      "cosh(",
                                      "log2(",
                                      "sigmoid(",
                                      "tanh(",
                                      "relu(",
                                      "softplus(",
                                      "gelu(",
                                      "mish(",
                                      "silu(",
                                      "elu(",
                                      "celu(",
                                      "hardtanh(",
                                      "softshrink(",
                                      "tanhshrink(",
                                      "rrelu(",
                                      "threshold(",
                                      "logsigmoid(",
                                      "selu(",
                                      " ? ",
                                      " : ",
                                      " if ",
                                      " else ",
                                      " and ",
                                      " or ",
                                      "not ",
                                      "lambda x: ",
                                      "return ",
                                      "**",
                                      "^",
                                      "^2",
                                      "^0.5",
                                      "^-1",
                                      "==",
                                      "!=",
                                      "<=",
                                      ">=",
                                      "²",
                                      "³",
                                      "（",
                                      "）",
                                      "，",
                                      "×",
                                      "÷",
                                      "−",
                                      "α",
                                      "π",
                                      "pi",
                                      "1e38",
                                      "1e-45",
                                      "0",
                                      "-",
                                      "|",
                                      "😀",
                                      "None",
                                      "((((((((",
                                      "))))))))",
                                      "x*x*x*x*x*",
                                      "x/x/x/x/",
                                      "\xed\xa0\x80",
                                      nullptr};
  return words;
}

}  // namespace playground::fuzz
