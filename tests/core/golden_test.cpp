/// Our float32 results against torch's, as tests/oracle/golden.py wrote them down. Where torch is wrong or NaN and the
/// limit exists, ours is right; every such place is in tests/data/torch_differences.csv and nowhere else.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "core/catalogue.h"
#include "tests/core/support/data.h"

namespace playground {
namespace {

using data::number;
using data::number32;

/// 2e-6 relative or 1e-7 absolute; NaN agrees with NaN.
bool agrees(double got, double expected) {
  if (std::isnan(expected) || std::isnan(got)) return std::isnan(expected) && std::isnan(got);
  if (std::isinf(expected) || std::isinf(got)) return got == expected;
  const double difference = std::fabs(got - expected);
  return difference <= 1e-7 || difference <= 2e-6 * std::fabs(expected);
}

/// Has torch's float32 lost all but the first three digits of a true value that float32 can hold in full?
bool loses(double got, double truth) {
  if (std::isnan(got)) return !std::isnan(truth);
  if (std::isinf(truth) || std::isinf(got)) return got != truth && std::fabs(truth) < 0x1p128;
  return std::fabs(truth) >= 0x1p-126 && std::fabs(got - truth) > 1e-3 * std::fabs(truth);
}

/// A stretch of the axis on which torch is known to be wrong.
struct Difference {
  std::string module, parameters, what;  ///< what: value or derivative
  std::string bits;                      ///< of torch's arithmetic: "32", "64" or "both"
  double from = 0, to = 0;
  bool seen32 = false, seen64 = false;

  bool stillThere() const { return (bits == "64" || seen32) && (bits == "32" || seen64); }
};

std::vector<Difference> readDifferences() {
  std::vector<Difference> list;
  const auto lines = data::read("torch_differences.csv");
  EXPECT_TRUE(lines);
  for (std::size_t i = 1; lines && i < lines->size(); ++i) {
    const auto& f = (*lines)[i];
    list.push_back({f[0], f[1], f[2], f[3], number(f[4]), number(f[5])});
  }
  return list;
}

struct Point {
  float x;
  double value[2], derivative[2];  ///< by torch's float64 and float32
};

struct Configuration {
  std::string parameters;
  std::vector<Point> points;
};

std::vector<Configuration> readGolden(const Entry& entry) {
  std::vector<Configuration> all;
  const std::string file = "golden/" + std::string(entry.info.torch.module) + ".csv";
  for (const auto& f : data::require(file, data::truthCommand(entry))) {
    if (f[0] == "parameters") {
      all.push_back({f.size() > 1 ? f[1] : "", {}});
    } else if (f[0] != "x") {
      all.back().points.push_back({number32(f[0]), {number(f[1]), number32(f[3])}, {number(f[2]), number32(f[4])}});
    }
  }
  return all;
}

class Golden : public testing::Test {
 protected:
  /// Is torch's error at x one that we know of?
  bool listed(std::string_view module, const std::string& parameters, const char* what, int bits, double x) {
    bool found = false;
    for (Difference& d : differences_) {
      const bool applies = d.module == module && (d.parameters == "*" || d.parameters == parameters) && d.what == what;
      if (!applies || (d.bits != "both" && d.bits != std::to_string(bits)) || !(x >= d.from && x <= d.to)) continue;
      (bits == 64 ? d.seen64 : d.seen32) = true;
      found = true;
    }
    return found;
  }

  void compare(const Entry& entry, const Configuration& configuration) {
    const std::vector<float> parameters = data::parameters(entry, configuration.parameters);
    for (const Point& point : configuration.points) {
      const float x = point.x;
      float got[2];
      entry.apply(parameters.data(), Order::derivative, &x, 1, {&got[0], &got[1]});
      const Exact exact = entry.exact(parameters.data(), x);
      const char* names[] = {"value", "derivative"};
      for (int i = 0; i < 2; ++i) {
        const double* torch = i == 0 ? point.value : point.derivative;
        const double truth = i == 0 ? exact.value : exact.derivative;
        const auto where = [&] {
          return std::string(entry.id) + "(" + configuration.parameters + ") " + names[i] +
                 " at x = " + testing::PrintToString(x) + ": ours " + testing::PrintToString(got[i]) +
                 ", torch's float64 " + testing::PrintToString(torch[0]) + ", float32 " +
                 testing::PrintToString(torch[1]) + ", true " + testing::PrintToString(truth);
        };
        if (!agrees(got[i], torch[0])) {
          EXPECT_TRUE(listed(entry.info.torch.module, configuration.parameters, names[i], 64, x)) << where();
          EXPECT_TRUE(agrees(got[i], truth)) << where();
        }
        if (!std::isnan(x) && (loses(torch[1], truth) || (!agrees(got[i], torch[0]) && !agrees(torch[1], truth)))) {
          EXPECT_TRUE(listed(entry.info.torch.module, configuration.parameters, names[i], 32, x)) << where();
        }
      }
    }
  }

  std::vector<Difference> differences_ = readDifferences();
};

TEST_F(Golden, valuesAndDerivativesAreTorchsSaveForTheListedDifferences) {
  for (const Entry& entry : catalogue()) {
    if (!entry.elementwise() || entry.info.torch.module.empty()) continue;  // mpmath's word stands alone
    std::size_t points = 0;
    for (const Configuration& configuration : readGolden(entry)) {
      compare(entry, configuration);
      points += configuration.points.size();
    }
    EXPECT_GT(points, 100u) << entry.id << ": hardly anything to compare with";
  }
  for (const Difference& d : differences_) {
    if (!data::findModule(d.module)) continue;  // its file was taken away
    EXPECT_TRUE(d.stillThere()) << "no longer a difference: " << d.module << "(" << d.parameters << ") " << d.what
                                << " of " << d.bits << " bits in [" << d.from << ", " << d.to << "]";
  }
}

TEST(Kinks, areTorchsScalarCode) {
  const data::Lines lines = data::require("golden/kinks.csv", "Make it: python3 tests/oracle/golden.py");
  std::map<const Entry*, std::set<float>> compared;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto& f = lines[i];
    const Entry* entry = data::findModule(f[0]);
    if (!entry) continue;  // its file was taken away
    const std::vector<float> parameters = data::parameters(*entry, f[1]);
    const float x = number32(f[2]);
    if (parameters == entry->defaults) compared[entry].insert(x);
    float value, derivative;
    entry->apply(parameters.data(), Order::derivative, &x, 1, {&value, &derivative});
    EXPECT_EQ(value, static_cast<float>(number(f[3]))) << entry->id << "(" << f[1] << ") at " << f[2];
    EXPECT_EQ(derivative, static_cast<float>(number(f[4]))) << entry->id << "(" << f[1] << ") at " << f[2];
  }
  for (const Entry& entry : catalogue()) {
    if (!entry.elementwise() || entry.info.torch.module.empty()) continue;
    for (const float kink : entry.kinks(entry.defaults.data()))
      EXPECT_TRUE(compared[&entry].contains(kink))
          << entry.id << "'s kink at " << kink
          << " is not compared: add it to KINKS in tests/oracle/golden.py, and run it";
  }
}

TEST(Rows, areTorchs) {
  const data::Lines lines = data::require("golden/rows.csv", "Make it: python3 tests/oracle/golden.py");
  std::map<std::string, std::vector<double>> fields;
  std::map<const Entry*, int> compared;
  for (const auto& f : lines) {
    std::vector<double>& numbers = fields[f[1]];
    numbers.clear();
    for (std::size_t i = 2; i < f.size(); ++i) numbers.push_back(number(f[i]));
    const Entry* entry = data::findModule(f[0]);
    if (f[1] != "product" || !entry) continue;
    ++compared[entry];

    std::vector<float> x;
    for (std::size_t i = 0; i < fields["x"].size(); ++i) x.push_back(static_cast<float>(fields["x"][i]));
    const std::vector<double>&expected = fields["value"], &weights = fields["w"], &product = fields["product"];
    std::vector<float> y(entry->outputs(x.size())), jacobian(y.size() * x.size());
    ASSERT_EQ(y.size(), expected.size());
    entry->row(x, y);
    entry->jacobian(x, jacobian);
    for (std::size_t i = 0; i < y.size(); ++i)
      EXPECT_TRUE(agrees(y[i], expected[i]))
          << f[0] << " of " << testing::PrintToString(x) << ": ours " << testing::PrintToString(y) << ", torch's "
          << testing::PrintToString(expected);
    std::vector<double> ours(x.size());
    for (std::size_t j = 0; j < x.size(); ++j)
      for (std::size_t i = 0; i < y.size(); ++i)
        ours[j] += weights[i] * static_cast<double>(jacobian[i * x.size() + j]);
    for (std::size_t j = 0; j < x.size(); ++j) {
      // Weights of up to 3 multiply the Jacobian's own rounding.
      EXPECT_TRUE(agrees(ours[j], product[j]) || std::fabs(ours[j] - product[j]) <= 1e-6)
          << f[0] << "' of " << testing::PrintToString(x) << ": ours " << testing::PrintToString(ours) << ", torch's "
          << testing::PrintToString(product);
    }
  }
  for (const Entry& entry : catalogue()) {
    if (entry.elementwise() || entry.info.torch.module.empty()) continue;
    EXPECT_GT(compared[&entry], 0) << entry.id << " is not in golden/rows.csv. " << data::truthCommand(entry);
  }
}

}  // namespace
}  // namespace playground
