/// The oracle's own examination: every activation's `exact` against mpmath (npm run truth), so that what the kernels
/// are held to is itself true to 1e-13. The formulas that mpmath is given, tests/oracle/formulas.py, are the papers'.
#include <gtest/gtest.h>

#include <cmath>

#include "core/catalogue.h"
#include "tests/core/support/data.h"

namespace playground {
namespace {

using data::number;

constexpr double kTolerance = 1e-13;

/// 1e-13 relative to the truth, or to `scale` if that is larger (close to a root); what is below the normal double
/// numbers cannot be relative.
bool close(double got, double truth, double scale) {
  if (got == truth) return true;
  return std::fabs(got - truth) <= kTolerance * std::fmax(std::fabs(truth), scale) + 0x1p-1072;
}

void compare(const Entry& entry, const std::string& set, const std::vector<std::string>& f,
             const double (&largest)[2]) {
  const std::vector<float> parameters = data::parameters(entry, set);
  const Exact got = entry.exact(parameters.data(), number(f[0]));
  EXPECT_TRUE(close(got.value, number(f[1]), 0))
      << entry.id << "(" << set << ") at " << f[0] << ": " << testing::PrintToString(got.value) << ", true " << f[1];
  EXPECT_TRUE(close(got.derivative, number(f[2]), f[4] == "1" ? largest[0] : 0))
      << entry.id << "(" << set << ")' at " << f[0] << ": " << got.derivative << ", true " << f[2] << ", relative "
      << std::fabs(got.derivative / number(f[2]) - 1);
  EXPECT_TRUE(close(got.secondDerivative, number(f[3]), f[5] == "1" ? largest[1] : 0))
      << entry.id << "(" << set << ")'' at " << f[0] << ": " << got.secondDerivative << ", true " << f[3]
      << ", relative " << std::fabs(got.secondDerivative / number(f[3]) - 1);
}

void compareElementwise(const Entry& entry, const data::Lines& lines) {
  std::string set;
  double largest[] = {0, 0};
  std::size_t points = 0;
  for (const auto& f : lines) {
    if (f[0] == "parameters") {
      set = f[1];
    } else if (f[0] == "largest") {
      largest[0] = number(f[1]);
      largest[1] = number(f[2]);
    } else {
      compare(entry, set, f, largest);
      ++points;
    }
  }
  EXPECT_GT(points, 500u) << entry.id << ": hardly anything to compare with";
}

/// exactRow to 1e-13 relative or 1e-15 absolute; the Jacobian, which is computed in float, to 2e-7 of its largest
/// entry, or of 1.
void compareRows(const Entry& entry, const data::Lines& lines) {
  std::vector<float> x;
  std::size_t rows = 0;
  for (const auto& f : lines) {
    std::vector<double> fields;
    for (std::size_t i = 1; i < f.size(); ++i) fields.push_back(number(f[i]));
    if (f[0] == "x") {
      x.assign(fields.begin(), fields.end());
    } else if (f[0] == "value") {
      std::vector<double> y(entry.outputs(x.size()));
      ASSERT_EQ(y.size(), fields.size()) << entry.id;
      entry.exactRow(x, y);
      for (std::size_t i = 0; i < y.size(); ++i)
        EXPECT_TRUE(close(y[i], fields[i], 0.01)) << entry.id << " of " << testing::PrintToString(x) << ", output " << i
                                                  << ": " << testing::PrintToString(y[i]) << ", true " << f[i + 1];
      ++rows;
    } else {
      std::vector<float> jacobian(entry.outputs(x.size()) * x.size());
      ASSERT_EQ(jacobian.size(), fields.size()) << entry.id;
      entry.jacobian(x, jacobian);
      double largest = 1;
      for (const double slope : fields) largest = std::fmax(largest, std::fabs(slope));
      for (std::size_t i = 0; i < fields.size(); ++i)
        EXPECT_NEAR(jacobian[i], fields[i], 2e-7 * largest) << entry.id << "' of " << testing::PrintToString(x);
    }
  }
  EXPECT_GT(rows, 3u) << entry.id << ": hardly anything to compare with";
}

TEST(Exact, isTrueTo1e13) {
  for (const Entry& entry : catalogue()) {
    const data::Lines lines = data::require("truth/" + std::string(entry.id) + ".csv", data::truthCommand(entry));
    if (lines.empty()) continue;  // which has failed
    entry.elementwise() ? compareElementwise(entry, lines) : compareRows(entry, lines);
  }
}

}  // namespace
}  // namespace playground
