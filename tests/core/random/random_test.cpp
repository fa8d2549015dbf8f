#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "core/random/elementary.h"
#include "core/random/numpy_generator.h"
#include "core/random/torch_generator.h"
#include "tests/core/support/data.h"

namespace playground {
namespace {

std::ifstream open(const std::string& name) {
  std::ifstream file = data::open("random/" + name);
  EXPECT_TRUE(file) << name;
  return file;
}

TEST(TorchGenerator, givesTheBitsOfTorch) {
  auto file = open("torch.txt");
  TorchGenerator generator(0);
  std::int64_t seed, lastSeed = -2;
  std::string call;
  double a, b;
  std::size_t count, lines = 0;
  for (; file >> seed >> call >> a >> b >> count; ++lines) {
    if (seed != lastSeed) generator = TorchGenerator(lastSeed = seed);
    std::vector<float> expected(count), actual(count);
    for (float& value : expected) file >> value;
    if (call == "uniform") generator.uniform(actual, a, b);
    if (call == "normal") generator.normal(actual, a, b);
    if (call == "randperm") {
      std::vector<std::uint32_t> order(count);
      generator.randperm(order);
      actual.assign(order.begin(), order.end());
    }
    EXPECT_EQ(actual, expected) << "seed " << seed << ' ' << call << ' ' << count;
  }
  EXPECT_EQ(lines, 88u);
}

TEST(TorchGenerator, aCopyGoesOnWithTheSameStream) {
  TorchGenerator generator(7);
  std::vector<float> a(3), b(3);
  generator.normal(a, 0, 1);
  TorchGenerator copy = generator;
  generator.normal(a, 0, 1);
  copy.normal(b, 0, 1);
  EXPECT_EQ(a, b);
}

TEST(NumpyGenerator, givesTheBitsOfNumpy) {
  auto file = open("numpy.txt");
  NumpyGenerator generator(0);
  std::uint32_t seed, lastSeed = 99;
  std::string call;
  std::size_t count, lines = 0, differing = 0;
  for (; file >> seed >> call >> count; ++lines) {
    if (seed != lastSeed) generator = NumpyGenerator(lastSeed = seed);
    std::vector<std::uint32_t> order;
    if (call == "permutation") order = generator.permutation(static_cast<std::uint32_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
      double expected;
      file >> expected;
      const double actual = call == "uniform" ? generator.uniform() : call == "gauss" ? generator.gauss() : order[i];
      EXPECT_EQ(static_cast<float>(actual), static_cast<float>(expected)) << seed << ' ' << call << ' ' << i;
      differing += actual != expected;
    }
  }
  EXPECT_EQ(lines, 24u);
  EXPECT_LE(differing, 3u);  // NumPy's logarithm is the C library's: not always the last bit
}

TEST(Elementary, isNearlyCorrectlyRounded) {
  auto file = open("elementary.txt");
  std::string name, fields[3];
  std::size_t lines = 0;
  for (; file >> name >> fields[0] >> fields[1] >> fields[2]; ++lines) {
    // Not `>>` into a double: libc++ refuses subnormal numbers.
    const double x = std::atof(fields[0].c_str()), high = std::atof(fields[1].c_str()),
                 low = std::atof(fields[2].c_str());
    const double actual = name == "log"     ? elementary::log(x)
                          : name == "log1p" ? elementary::log1p(x)
                          : name == "exp"   ? elementary::exp(x)
                          : name == "sin"   ? elementary::sin(x)
                                            : elementary::cos(x);
    const double unit = std::nextafter(std::fabs(high), INFINITY) - std::fabs(high);
    EXPECT_LE(std::fabs((actual - high) - low) / unit, name.starts_with("log") ? 0.51 : 0.7) << name << ' ' << x;
  }
  EXPECT_EQ(lines, 2700u);
}

TEST(Elementary, atTheEnds) {
  EXPECT_EQ(elementary::log(0), -INFINITY);
  EXPECT_EQ(elementary::log(1), 0);
  EXPECT_EQ(elementary::log(INFINITY), INFINITY);
  EXPECT_TRUE(std::isnan(elementary::log(-1)));
  EXPECT_EQ(elementary::log1p(-1), -INFINITY);
  EXPECT_EQ(elementary::log1p(0), 0);
  EXPECT_EQ(elementary::exp(0), 1);
  EXPECT_EQ(elementary::exp(-INFINITY), 0);
  EXPECT_EQ(elementary::exp(INFINITY), INFINITY);
  EXPECT_EQ(elementary::sin(0), 0);
  EXPECT_EQ(elementary::cos(0), 1);
}

}  // namespace
}  // namespace playground
