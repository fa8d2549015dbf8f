/// The oracle's own examination: every activation's `exact` against mpmath (tests/oracle/truth.py), so that what the
/// kernels are held to is itself true to 1e-13.
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

TEST(Exact, isTrueTo1e13) {
  for (const Entry& entry : catalogue()) {
    const auto lines = data::read("truth/" + std::string(entry.id) + ".csv");
    if (!lines || !entry.elementwise()) continue;
    std::string set;
    std::vector<float> parameters;
    double largest[] = {0, 0};
    for (const auto& f : *lines) {
      if (f[0] == "parameters") {
        set = f.size() > 1 ? f[1] : "";
        parameters = data::parameters(entry, set);
      } else if (f[0] == "largest") {
        largest[0] = number(f[1]);
        largest[1] = number(f[2]);
      } else {
        const double x = number(f[0]);
        const Exact got = entry.exact(parameters.data(), x);
        EXPECT_TRUE(close(got.value, number(f[1]), 0)) << entry.id << "(" << set << ") at " << f[0] << ": "
                                                       << testing::PrintToString(got.value) << ", true " << f[1];
        EXPECT_TRUE(close(got.derivative, number(f[2]), f[4] == "1" ? largest[0] : 0))
            << entry.id << "(" << set << ")' at " << f[0] << ": " << got.derivative << ", true " << f[2]
            << ", relative " << std::fabs(got.derivative / number(f[2]) - 1);
        EXPECT_TRUE(close(got.secondDerivative, number(f[3]), f[5] == "1" ? largest[1] : 0))
            << entry.id << "(" << set << ")'' at " << f[0] << ": " << got.secondDerivative << ", true " << f[3]
            << ", relative " << std::fabs(got.secondDerivative / number(f[3]) - 1);
      }
    }
  }
}

}  // namespace
}  // namespace playground
