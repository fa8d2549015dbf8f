/// What the catalogue says of an element-wise activation agrees with what the activation does; no test here names one.
#include "core/catalogue.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <random>
#include <set>
#include <string>

namespace playground {
namespace {

/// The defaults, and parameter sets from the sliders' whole width (words where a parameter is a choice of words).
std::vector<std::vector<float>> parameterSets(const Entry& entry) {
  std::vector<std::vector<float>> sets = {entry.defaults};
  std::mt19937 random(1);
  for (int attempt = 0; attempt < 60 && !entry.defaults.empty(); ++attempt) {
    std::vector<float> set;
    for (const Parameter& parameter : entry.info.parameters) {
      const float steps = std::round((parameter.max - parameter.min) / parameter.step);
      const float at = static_cast<float>(random() % (static_cast<unsigned>(steps) + 1));
      set.push_back(std::fmin(parameter.max, parameter.min + at * parameter.step));
    }
    if (!checkParameters(entry, set)) sets.push_back(set);
  }
  return sets;
}

std::string describe(const Entry& entry, const std::vector<float>& parameters) {
  return std::string(entry.id) + testing::PrintToString(parameters);
}

TEST(Catalogue, isOrderedByFamilyThenId) {
  std::set<std::string_view> ids;
  const Entry* before = nullptr;
  for (const Entry& entry : catalogue()) {
    EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
    EXPECT_EQ(find(entry.id), &entry);
    if (before) {
      EXPECT_LT(std::pair(before->info.family, before->id), std::pair(entry.info.family, entry.id));
    }
    before = &entry;
  }
  EXPECT_EQ(find("no such activation"), nullptr);
}

TEST(Catalogue, everyEntrySaysWhatItIs) {
  for (const Entry& entry : catalogue()) {
    EXPECT_FALSE(entry.info.name.empty()) << entry.id;
    EXPECT_FALSE(entry.info.formula.empty()) << entry.id;
    EXPECT_FALSE(entry.info.derivativeFormula.empty()) << entry.id;
    EXPECT_EQ(entry.elementwise(), entry.info.family != Family::row) << entry.id;
    EXPECT_EQ(entry.defaults.size(), entry.info.parameters.size()) << entry.id;
  }
}

TEST(Catalogue, defaultsAreAllowedAndOnTheSlider) {
  for (const Entry& entry : catalogue()) {
    EXPECT_FALSE(checkParameters(entry, entry.defaults)) << entry.id;
    for (std::size_t p = 0; p < entry.defaults.size(); ++p) {
      const Parameter& parameter = entry.info.parameters[p];
      EXPECT_GT(parameter.step, 0) << entry.id;
      EXPECT_LT(parameter.min, parameter.max) << entry.id;
      EXPECT_GE(parameter.min, parameter.allowed.low) << entry.id;
      EXPECT_LE(parameter.max, parameter.allowed.high) << entry.id;
      EXPECT_GE(entry.defaults[p], parameter.min) << entry.id;
      EXPECT_LE(entry.defaults[p], parameter.max) << entry.id;
      std::vector<float> bad = entry.defaults;
      bad[p] = std::nanf("");
      const auto error = checkParameters(entry, bad);
      ASSERT_TRUE(error) << entry.id << " takes NaN";
      EXPECT_EQ(error->field, "parameters." + std::string(parameter.name));
    }
  }
}

TEST(Catalogue, saysWhatIsAllowedAsItWasWritten) {
  EXPECT_EQ(decimal(1e-30f), "1e-30");  // as a double it would be 1.0000000031710769e-30
  for (const float value : {0.1f, -2.5e-7f, 1e30f, 16777216.0f, 1e-45f, 0.33333334f})
    EXPECT_EQ(std::strtof(decimal(value).c_str(), nullptr), value) << decimal(value);
  EXPECT_EQ(decimal(1000), "1000");
  EXPECT_EQ(decimal(-kInfinity), "-Infinity");
  EXPECT_EQ(decimal(std::nanf("")), "NaN");
  for (const Entry& entry : catalogue()) {
    for (std::size_t p = 0; p < entry.defaults.size(); ++p) {
      const float low = entry.info.parameters[p].allowed.low;
      if (low == -kInfinity) continue;
      std::vector<float> bad = entry.defaults;
      bad[p] = std::nextafter(low, -kInfinity);
      const auto error = checkParameters(entry, bad);
      ASSERT_TRUE(error) << entry.id;
      EXPECT_EQ(error->value, decimal(bad[p])) << entry.id;
      EXPECT_NE(error->allowed.find(", at least " + decimal(low)), std::string::npos) << error->allowed;
    }
  }
}

TEST(Catalogue, rangeIsTheInfimumAndSupremum) {
  for (const Entry& entry : catalogue()) {
    if (!entry.elementwise()) continue;
    for (const std::vector<float>& parameters : parameterSets(entry)) {
      const auto [low, high] = entry.range(parameters.data());
      double least = INFINITY, most = -INFINITY;
      const auto look = [&](double x) {
        const double y = entry.exact(parameters.data(), x).value;
        least = std::fmin(least, y);
        most = std::fmax(most, y);
      };
      for (int i = -(64 << 8); i <= 64 << 8; ++i) look(i * 0x1p-8);
      for (const double far : {1e3, 1e30, static_cast<double>(INFINITY)}) look(far), look(-far);
      for (const float kink : entry.kinks(parameters.data())) {
        look(std::nextafter(kink, -INFINITY));
        look(std::nextafter(kink, INFINITY));
      }
      // A bound may be the nearest float to the true one, and the grid may step over the extreme.
      const auto near = [](double a, double b) { return a == b || std::fabs(a - b) <= 1e-5 * (1 + std::fabs(b)); };
      EXPECT_TRUE(near(least, low)) << describe(entry, parameters) << ": range from " << low << ", found " << least;
      EXPECT_TRUE(near(most, high)) << describe(entry, parameters) << ": range to " << high << ", found " << most;
    }
  }
}

TEST(Catalogue, kinksAreWhereTheDerivativeJumps) {
  for (const Entry& entry : catalogue()) {
    if (!entry.elementwise()) continue;
    for (const std::vector<float>& parameters : parameterSets(entry)) {
      const Kinks kinks = entry.kinks(parameters.data());
      const auto slope = [&](double x) { return entry.exact(parameters.data(), x).derivative; };
      for (const float kink : kinks) {
        const double aside = 1e-6 * std::fmax(1, std::fabs(kink)), below = kink - aside, above = kink + aside;
        const double bend = std::fabs(entry.exact(parameters.data(), below).secondDerivative);
        const bool jumps = std::fabs(slope(below) - slope(above)) > 4 * aside * bend;
        const bool leaps =
            std::fabs(entry.exact(parameters.data(), below).value - entry.exact(parameters.data(), above).value) > 1e-3;
        EXPECT_TRUE(jumps || leaps) << describe(entry, parameters) << " has no kink at " << kink;
      }
      // Elsewhere f' moves by no more than f'' lets it.
      constexpr double step = 0x1p-9;
      for (double x = -12 + step / 2; x < 12; x += step) {
        const bool kinked = std::any_of(kinks.begin(), kinks.end(), [&](float k) { return k >= x && k <= x + step; });
        if (kinked) continue;
        const double bend = std::fmax(std::fabs(entry.exact(parameters.data(), x).secondDerivative),
                                      std::fabs(entry.exact(parameters.data(), x + step).secondDerivative));
        ASSERT_LE(std::fabs(slope(x + step) - slope(x)), 1e-3 + 2 * step * bend)
            << describe(entry, parameters) << " has a kink at " << x << " that kinks() does not name";
      }
    }
  }
}

TEST(Catalogue, theParameterDerivativeIsTheSlopeInTheParameter) {
  for (const Entry& entry : catalogue()) {
    std::size_t learnable = 0;
    while (learnable < entry.info.parameters.size() && !entry.info.parameters[learnable].learnable) ++learnable;
    EXPECT_EQ(static_cast<bool>(entry.parameterDerivative), learnable < entry.info.parameters.size()) << entry.id;
    if (!entry.parameterDerivative) continue;
    for (int i = -200; i <= 200; ++i) {
      const float x = static_cast<float>(i) * 0.0625f, step = 0x1p-10f;
      float got;
      entry.parameterDerivative(entry.defaults.data(), 0, &x, 1, &got);
      std::vector<float> more = entry.defaults, less = entry.defaults;
      more[learnable] += step;
      less[learnable] -= step;
      const double slope = (entry.exact(more.data(), x).value - entry.exact(less.data(), x).value) / (2 * step);
      EXPECT_NEAR(got, slope, 1e-4 * (1 + std::fabs(slope))) << entry.id << " at " << x;
    }
  }
}

TEST(Catalogue, derivativesAreTheSlopesOfWhatTheyDerive) {
  for (const Entry& entry : catalogue()) {
    if (!entry.elementwise()) continue;
    for (const std::vector<float>& parameters : parameterSets(entry)) {
      const Kinks kinks = entry.kinks(parameters.data());
      const auto at = [&](double x) { return entry.exact(parameters.data(), x); };
      constexpr double step = 0x1p-13;
      for (double x = -9.96875; x < 10; x += 0.0625) {
        if (std::any_of(kinks.begin(), kinks.end(), [&](float k) { return std::fabs(k - x) <= 2 * step; })) continue;
        const Exact here = at(x), more = at(x + step), less = at(x - step);
        const double scale = 1e-5 * (1 + std::fabs(here.derivative) + std::fabs(here.secondDerivative));
        ASSERT_NEAR(here.derivative, (more.value - less.value) / (2 * step), scale)
            << describe(entry, parameters) << " at " << x;
        ASSERT_NEAR(here.secondDerivative, (more.derivative - less.derivative) / (2 * step), 10 * scale)
            << describe(entry, parameters) << " at " << x;
      }
    }
  }
}

}  // namespace
}  // namespace playground
