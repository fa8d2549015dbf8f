/// The functions that only formulas use, against the C library's in double, whose own error is far below: over every
/// 4,099th bit pattern, and what is near the places where they are hard.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/bit_cast.h"
#include "core/expression/expression.h"

namespace playground {
namespace {

/// `worst` is what was measured over every 257th bit pattern, in units in the last place of the float nearest to the
/// truth, at `input`.
struct Function {
  const char16_t* formula;
  double (*exact)(double x);
  double worst;
  float input;
};

constexpr double kPi = 3.14159265358979323846;

const Function kFunctions[] = {
    {u"exp(x)", [](double x) { return std::exp(x); }, 1.21, 0x1.16d24p+6f},
    {u"expm1(x)", [](double x) { return std::expm1(x); }, 2.36, 0x1.86e5dcp-2f},
    {u"log(x)", [](double x) { return std::log(x); }, 0.79, 0x1.66657ep+0f},
    {u"log1p(x)", [](double x) { return std::log1p(x); }, 0.82, 0x1.a810e6p-2f},
    {u"sqrt(x)", [](double x) { return std::sqrt(x); }, 0.5, 0x1.fffffep+127f},
    {u"sin(x)", [](double x) { return std::sin(x); }, 1.47, -0x1.86407cp+68f},
    {u"cos(x)", [](double x) { return std::cos(x); }, 1.48, 0x1.52d11ap+29f},
    {u"erf(x)", [](double x) { return std::erf(x); }, 2.2, -0x1.fdb03p-1f},
    {u"erfc(x)", [](double x) { return std::erfc(x); }, 4.98, 0x1.d16e1ep+2f},
    {u"floor(x)", [](double x) { return std::floor(x); }, 0, 0x0p+0f},
    {u"x^-2.5", [](double x) { return std::pow(x, -2.5); }, 1.24, 0x1.7ecbf8p+44f},
    {u"abs(x)^0.3", [](double x) { return std::pow(std::fabs(x), 0.3f); }, 1.26, -0x1.7e2656p+48f},
    {u"1.25^x", [](double x) { return std::pow(1.25, x); }, 1.21, -0x1.5794bep+3f},
    {u"x^7", [](double x) { return std::pow(x, 7); }, 1.24, 0x1.bb9d64p+3f},
    {u"abs(x)^x", [](double x) { return std::pow(std::fabs(x), x); }, 1.21, 0x1.7e908ep-3f},
};

/// Of the float nearest to the truth; of subnormals, and of what overflows, that of the last normal.
double unit(double truth) {
  const double size = std::fmin(std::fmax(std::fabs(truth), 0x1p-126), 0x1.fffffep127);
  return std::ldexp(1.0, std::ilogb(size) - 23);
}

double error(float got, double truth) {
  if (std::isnan(truth)) return std::isnan(got) ? 0 : std::numeric_limits<double>::infinity();
  if (static_cast<float>(truth) == got) return std::isinf(got) ? 0 : std::fabs(got - truth) / unit(truth);
  if (std::isnan(got)) return std::numeric_limits<double>::infinity();
  constexpr double kBeyond = 0x1p128;  // what stands for infinity
  const double finite = std::isinf(got) ? std::copysign(kBeyond, got) : static_cast<double>(got);
  const double within = std::fmin(std::fmax(truth, -kBeyond), kBeyond);
  return std::fabs(finite - within) / unit(truth);
}

std::vector<float> inputs(std::uint32_t stride) {
  std::vector<float> x;
  for (std::uint64_t pattern = 0; pattern < 1ull << 32; pattern += stride)
    x.push_back(bitCast<float>(static_cast<std::uint32_t>(pattern)));
  for (int k = -2000; k <= 2000; ++k)  // zeros of sin and cos, near 0 and far out
    for (const double scale : {1.0, 1e3, 1e7, 1e20, 1e35}) x.push_back(static_cast<float>(k * scale * kPi / 2));
  for (const float at : {1.0f, -1.0f, 0.5f, 88.72284f, -103.97f, -87.33655f, 0x1p-126f, 4e6f, 117435.992f})
    for (std::uint32_t offset = 0; offset < 200; ++offset)
      x.push_back(bitCast<float>(bitCast<std::uint32_t>(at) + offset - 100));
  x.push_back(16367173.0f * 0x1p72f);  // of all floats one of the nearest to a multiple of pi / 2
  return x;
}

TEST(Functions, areAsAccurateAsTheirTableSays) {
  const std::vector<float> x = inputs(4099);
  std::vector<float> y(x.size());
  ExpressionOptions options;
  options.asWritten = true;
  for (const Function& f : kFunctions) {
    const auto made = Expression::compile(f.formula, options);
    const auto& entry = std::get<0>(made)->entry();
    entry.apply(nullptr, Order::value, x.data(), x.size(), {y.data(), nullptr, nullptr});
    double worst = 0;
    float input = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double now = error(y[i], f.exact(x[i]));
      if (now > worst) {
        worst = now;
        input = x[i];
      }
    }
    EXPECT_LE(worst, f.worst) << entry.info.name << " at " << testing::PrintToString(input);
    float again;
    entry.apply(nullptr, Order::value, &f.input, 1, {&again, nullptr, nullptr});
    EXPECT_NEAR(error(again, f.exact(f.input)), f.worst, 0.01) << entry.info.name << " where it was worst";
  }
}

}  // namespace
}  // namespace playground
