/// Formulas against mpmath's values, against the built-in activations and against what the language promises.
#include "core/expression/expression.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/support/data.h"

namespace playground {
namespace {

std::shared_ptr<const Expression> made(std::u16string_view source, const ExpressionOptions& options = {}) {
  const auto result = Expression::compile(source, options);
  if (const auto* error = std::get_if<expression::SyntaxError>(&result)) {
    ADD_FAILURE() << error->code << " at " << error->position << ": " << error->message;
    return nullptr;
  }
  return std::get<0>(result);
}

expression::SyntaxError refused(std::u16string_view source) {
  const auto result = Expression::compile(source);
  if (const auto* error = std::get_if<expression::SyntaxError>(&result)) return *error;
  ADD_FAILURE() << "compiled";
  return {};
}

Curve at(const Entry& entry, float x, std::vector<float> parameters = {}) {
  if (parameters.empty()) parameters = entry.defaults;
  float y[3];
  entry.apply(parameters.data(), Order::secondDerivative, &x, 1, {&y[0], &y[1], &y[2]});
  return {simd::Float{y[0]}, simd::Float{y[1]}, simd::Float{y[2]}};
}

float valueOf(std::u16string_view source, float x) {
  const auto e = made(source);
  return e ? at(e->entry(), x).value[0] : NAN;
}

/// Within `relative`, or `absolute` (not to be told from 0 where a float is subnormal).
bool agrees(double got, double wanted, double relative, double absolute = 3e-45) {
  if (std::isnan(got) || std::isnan(wanted)) return std::isnan(got) && std::isnan(wanted);
  if (std::isinf(got) || std::isinf(wanted)) return got == wanted;
  return std::fabs(got - wanted) <= std::fmax(relative * std::fabs(wanted), absolute);
}

TEST(Language, readsWhatItPromises) {
  EXPECT_EQ(valueOf(u"2*x + 3", 4), 11);
  EXPECT_EQ(valueOf(u"-x^2", 3), -9);
  EXPECT_EQ(valueOf(u"2^3^2", 0), 512);
  EXPECT_EQ(valueOf(u"x**2 - x/4", 2), 3.5f);
  EXPECT_EQ(valueOf(u"x > 0 ? x : 0.1*x", -1), -0.1f);
  EXPECT_EQ(valueOf(u"torch.where(x > 0, x, 0.5 * x)", -2), -1);
  EXPECT_EQ(valueOf(u"F.relu(x)", -2), 0);
  EXPECT_EQ(valueOf(u"x.clamp(0, 1)", 7), 1);
  EXPECT_EQ(valueOf(u"torch.clamp(x, min=-1)", -7), -1);
  EXPECT_EQ(valueOf(u"|x - 1| + x²", -2), 7);
  EXPECT_EQ(valueOf(u"（x＋１）×２", 2), 6);
  EXPECT_EQ(valueOf(u"x if x > 1 else 1", 0.5f), 1);
  EXPECT_EQ(valueOf(u"-1 < x < 1", 0.5f), 1);
  EXPECT_EQ(valueOf(u"-1 < x < 1", 2), 0);
  EXPECT_EQ(valueOf(u"nn.ReLU()(x)", 3), 3);
  EXPECT_EQ(valueOf(u"nn.Hardtanh(-2, 2)(x)", 3), 2);
  EXPECT_EQ(valueOf(u"return x * (x > 0)", 3), 3);
  EXPECT_EQ(valueOf(u"floor(x) + min(x, 1) + max(x, pi)", 1.5f), 1 + 1 + 3.14159265f);
}

TEST(Language, saysWhatIsWrongAndWhere) {
  const auto check = [](std::u16string_view source, const char* code, std::size_t position, std::size_t length) {
    const auto error = refused(source);
    EXPECT_EQ(error.code, code) << error.message;
    EXPECT_EQ(error.position, position) << error.message;
    EXPECT_EQ(error.length, length) << error.message;
  };
  check(u"", "empty", 0, 0);
  check(u"2x", "implicit", 1, 1);
  check(u"x x", "implicit", 2, 1);
  check(u"x(1 + x)", "implicit", 1, 1);
  check(u"(x + 1", "open", 0, 1);
  check(u"x + 1)", "close", 5, 1);
  check(u"x +", "end", 3, 0);
  check(u"tahn(x)", "function", 0, 4);
  check(u"sin", "argument", 0, 3);
  check(u"x # 1", "character", 2, 1);
  check(u"x + 😀", "character", 4, 2);
  check(u"x + 我们", "character", 4, 1);
  check(u"gelu(x, approximate='😀')", "character", 21, 2);
  check(u"where(x > 0, x)", "few", 0, 5);
  check(u"exp(x, 1)", "many", 7, 1);
  check(u"x ? 1", "colon", 5, 0);
  check(u"x = 1 + ", "end", 8, 0);
  check(u"x + * 2", "operand", 4, 1);
  check(u"elu(x, x)", "parameter", 0, 3);
  check(u"1e99", "large", 0, 4);
  check(u"gelu(x, -2)", "choice", 0, 4);
}

TEST(Derivative, theBranchNotTakenLeavesNoTrace) {
  const auto log = made(u"where(x > 0, log(x), 0)");
  EXPECT_EQ(at(log->entry(), -1).derivative[0], 0);
  EXPECT_EQ(at(log->entry(), 0).secondDerivative[0], 0);
  const auto root = made(u"x > 0 ? sqrt(x) : x");
  EXPECT_EQ(at(root->entry(), -4).derivative[0], 1);
  EXPECT_EQ(at(root->entry(), 0).derivative[0], 1);
  const auto exponential = made(u"where(x > 0, x, alpha * (exp(x) - 1))");
  EXPECT_EQ(at(exponential->entry(), 1000).derivative[0], 1);
  EXPECT_EQ(at(exponential->entry(), kInfinity).secondDerivative[0], 0);
}

/// A built-in's own formula gives its values and derivatives: recognised as the built-in, and step by step as it is
/// written, where x - tanh(x) cancels.
TEST(Expression, builtInsWrittenAsExpressionsAgree) {
  const auto grid = data::read("golden/grid.csv");
  ASSERT_TRUE(grid);
  for (const Entry& entry : catalogue()) {
    if (!entry.elementwise()) continue;
    for (const bool asWritten : {false, true}) {
      const std::u16string source(entry.info.expression.begin(), entry.info.expression.end());
      ExpressionOptions options;
      options.asWritten = asWritten;
      for (std::size_t i = 0; i < entry.defaults.size(); ++i)
        options.parameters.push_back(
            {.name = std::string(entry.info.parameters[i].name), .initial = entry.defaults[i]});
      const double absolute = asWritten ? 1e-6 : 3e-45;
      const auto e = made(source, options);
      ASSERT_TRUE(e) << entry.id;
      for (std::size_t i = 1; i < grid->size(); ++i) {
        const float x = data::number32((*grid)[i][0]);
        if (asWritten && std::isinf(x)) continue;  // 0 times infinity
        const Curve ours = at(e->entry(), x), theirs = at(entry, x, entry.defaults);
        EXPECT_TRUE(agrees(ours.value[0], theirs.value[0], 1e-5, absolute))
            << entry.id << " at " << x << ": " << ours.value[0];
        if (std::isnan(x)) continue;  // a branch's slope may not depend on x
        EXPECT_TRUE(agrees(ours.derivative[0], theirs.derivative[0], 1e-5, absolute))
            << entry.id << "' at " << x << ": " << ours.derivative[0] << " instead of " << theirs.derivative[0];
        if (x == 0) continue;  // Softsign's second derivative jumps
        EXPECT_TRUE(agrees(ours.secondDerivative[0], theirs.secondDerivative[0], 1e-5, std::fmax(absolute, 1e-7)))
            << entry.id << "'' at " << x << ": " << ours.secondDerivative[0] << " instead of "
            << theirs.secondDerivative[0];
      }
    }
  }
}

/// With numbers in its place, a built-in's formula is run by the built-in's kernel: the same bits. With a number that
/// the built-in refuses, or another function in its place, it is not.
TEST(Expression, recognisesTheBuiltIns) {
  struct Case {
    const char* id;
    const char16_t* source;
    std::vector<float> parameters;
  };
  const Case cases[] = {{"elu", u"x > 0 ? x : expm1(x)", {1}},
                        {"elu", u"where(x > 0, x, 0.5 * (exp(x) - 1))", {0.5f}},
                        {"leaky_relu", u"where(0 < x, x, x * 0.2)", {0.2f}},
                        {"relu6", u"min(6, max(0, x))", {}},
                        {"hardtanh", u"min(max(x, -2), 3)", {-2, 3}},
                        {"hardswish", u"where(x <= -3, 0, where(x >= 3, x, x * (x + 3) / 6))", {}},
                        {"gelu", u"x * sigmoid(2 * sqrt(2 / pi) * (x + 0.044715 * x^3))", {1}},
                        {"silu", u"x / (1 + exp(-x))", {}},
                        {"softshrink", u"where(abs(x) <= 0.25, 0, where(x > 0, x - 0.25, x + 0.25))", {0.25f}}};
  std::vector<float> x(1000);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(static_cast<int>(i) - 500) * 0.0213f;
  for (const Case& c : cases) {
    const auto e = made(c.source);
    const Entry* const entry = find(c.id);
    if (!entry) continue;  // its file was taken away
    std::vector<float> ours[3], theirs[3];
    for (auto* each : {ours, theirs})
      for (std::size_t k = 0; k < 3; ++k) each[k].resize(x.size());
    e->entry().apply(nullptr, Order::secondDerivative, x.data(), x.size(),
                     {ours[0].data(), ours[1].data(), ours[2].data()});
    entry->apply(c.parameters.data(), Order::secondDerivative, x.data(), x.size(),
                 {theirs[0].data(), theirs[1].data(), theirs[2].data()});
    for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(ours[k], theirs[k]) << c.id << " order " << k;
  }
  EXPECT_EQ(valueOf(u"min(max(x, 3), -2)", 0), -2);                                       // no Hardtanh
  EXPECT_EQ(valueOf(u"where(abs(x) <= -1, 0, where(x > 0, x + 1, x - 1))", 0.5f), 1.5f);  // no Softshrink
}

/// tests/oracle/expressions.py
TEST(Expression, agreesWithMpmath) {
  const auto lines = data::read("expressions.csv");
  ASSERT_TRUE(lines);
  std::shared_ptr<const Expression> e;
  for (const auto& f : *lines) {
    if (f[0] == "formula") {
      std::string text = f[1];
      for (std::size_t i = 2; i < f.size(); ++i) text += "," + f[i];
      e = made(std::u16string(text.begin(), text.end()));
      ASSERT_TRUE(e);
      continue;
    }
    const float x = data::number32(f[0]);
    const Curve got = at(e->entry(), x);
    const float y[3] = {got.value[0], got.derivative[0], got.secondDerivative[0]};
    for (std::size_t k = 0; k < 3; ++k)
      EXPECT_TRUE(agrees(y[k], data::number(f[k + 1]), 1e-5, 1e-7))
          << e->entry().info.name << " order " << k << " at " << f[0] << ": " << y[k] << " instead of " << f[k + 1];
  }
}

/// Whatever the array's length, and whether the results take the input's place.
TEST(Expression, noNumberDependsOnItsNeighbours) {
  const auto e = made(u"where(x > 0, exp(-x) * sin(3 * x), log1p(x * x) / (2 + x)) + sigmoid(x)");
  std::vector<float> x(1300);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(static_cast<int>(i) - 650) * 0.013f;
  for (const std::size_t count : {1, 3, 8, 13, 512, 700, 1300}) {
    std::vector<float> value(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(count)), slope(count), bend(count);
    e->entry().apply(nullptr, Order::secondDerivative, value.data(), count, {value.data(), slope.data(), bend.data()});
    for (std::size_t i = 0; i < count; i += 7) {
      const Curve alone = at(e->entry(), x[i]);
      EXPECT_EQ(value[i], alone.value[0]);
      EXPECT_EQ(slope[i], alone.derivative[0]);
      EXPECT_EQ(bend[i], alone.secondDerivative[0]);
    }
  }
}

TEST(Expression, differentiatesByLearnableParameters) {
  ExpressionOptions options;
  options.parameters = {{.name = "alpha", .initial = 0.5f, .learnable = true},
                        {.name = "p", .initial = 1.5f, .learnable = true}};
  const auto e = made(u"alpha * relu(x)^p + elu(x, alpha)", options);
  const Entry& entry = e->entry();
  for (const float x : {-2.0f, -0.5f, 0.0f, 0.7f, 3.0f}) {
    for (std::size_t which = 0; which < 2; ++which) {
      float got;
      entry.parameterDerivative(entry.defaults.data(), which, &x, 1, &got);
      std::vector<float> more = entry.defaults, less = entry.defaults;
      more[which] += 0x1p-10f;
      less[which] -= 0x1p-10f;
      const double slope = (entry.exact(more.data(), x).value - entry.exact(less.data(), x).value) / 0x1p-9;
      EXPECT_NEAR(got, slope, 1e-4 * (1 + std::fabs(slope))) << x;
    }
  }
}

/// As written, a naive form overflows and cancels as torch's line would; else it does not.
TEST(Expression, isAsWrittenOrStable) {
  const char16_t* const tanh = u"(exp(x) - exp(-x)) / (exp(x) + exp(-x))";
  ExpressionOptions written;
  written.asWritten = true;
  EXPECT_EQ(valueOf(tanh, 100), 1);
  EXPECT_TRUE(std::isnan(at(made(tanh, written)->entry(), 100).value[0]));
  EXPECT_EQ(at(made(u"log(1 + exp(x))", written)->entry(), 100).value[0], kInfinity);
  EXPECT_EQ(at(made(u"log(1 + exp(x))", written)->entry(), -20).value[0], 0);
  EXPECT_FLOAT_EQ(valueOf(u"log(1 + exp(x))", -20), 2.0611537e-9f);
}

TEST(Expression, hostileFormulasAreRefusedOrHarmless) {
  const auto repeated = [](std::u16string_view part, std::size_t times) {
    std::u16string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
  };
  EXPECT_EQ(refused(repeated(u"(", 500)).code, "deep");
  EXPECT_EQ(refused(repeated(u"(", 500)).position, 64u);
  EXPECT_EQ(refused(repeated(u"x?", 250)).code, "deep");
  EXPECT_EQ(refused(repeated(u"x^", 250)).code, "deep");
  EXPECT_EQ(refused(repeated(u"-", 300) + u"x").code, "deep");
  EXPECT_EQ(refused(repeated(u"|", 500)).code, "deep");
  EXPECT_EQ(refused(repeated(u"x", 501)).code, "long");
  const char16_t lone[] = {u'x', u'+', 0xd83d, 0};
  EXPECT_EQ(refused(lone).position, 2u);
  const char16_t quoted[] = {u'r', u'e', u'l', u'u', u'(', u'x',  u',',   u'i',  u'n', u'p',
                             u'l', u'a', u'c', u'e', u'=', u'\'', 0xdc00, u'\'', u')', 0};
  EXPECT_EQ(refused(quoted).position, 16u);
  EXPECT_TRUE(made(u"x" + repeated(u"²", 499)));
  EXPECT_TRUE(made(u"(2*x²" + repeated(u"²", 100) + u")^a^0.5"));  // numbers that cannot be gathered in one
  EXPECT_TRUE(made(u"x" + repeated(u"*x", 249)));
  EXPECT_TRUE(made(u"x" + repeated(u"/x", 249)));
  EXPECT_TRUE(made(repeated(u"sin(", 60) + u"x" + repeated(u")", 60)));
}

}  // namespace
}  // namespace playground
