/// A sample of the sweep over all inputs (npm run test:exhaustive): every exponent with many mantissas, dense where
/// curves bend, at kinks, at the roots of f' and around the worst inputs that the full sweep found.
#include "tests/core/support/accuracy.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/support/data.h"
#include "tests/core/support/random_parameters.h"

namespace playground::accuracy {
namespace {

constexpr double kUlp = 4;  ///< the promise for values and derivatives, in ULP

/// The table that the full sweep wrote.
data::Lines readTable() { return data::require("../accuracy.csv", "Make it: npm run test:exhaustive"); }

/// `count` floats on either side of x, at growing distances of bits.
void addAround(float x, int count, std::vector<float>& sample) {
  const auto bits = bitCast<std::uint32_t>(x);
  for (int i = 0; i < count; ++i) {
    const auto distance = static_cast<std::uint32_t>(i < 64 ? i : i * i / 32);
    sample.push_back(bitCast<float>(bits + distance));
    sample.push_back(bitCast<float>(bits - distance));
  }
}

/// Where |f| or |f'| passes into the subnormals, the last digits are hardest to keep: 20,000 inputs on either side.
void addTails(const Subject& subject, std::vector<float>& sample) {
  const auto below = [&](double x) {
    const Exact exact = subject.exact(x);
    return (std::fabs(exact.value) < kSmallestNormal ? 1 : 0) + (std::fabs(exact.derivative) < kSmallestNormal ? 2 : 0);
  };
  for (double x = -128; x < 128; x += 0.25) {
    if (x == 0 || below(x) == below(x + 0.25)) continue;
    for (int i = -20'000; i < 20'000; ++i) sample.push_back(static_cast<float>(x + 0.125 + i * 1e-5));
  }
}

std::vector<float> sampleFor(const Setting& setting, const Subject& subject, const data::Lines& table) {
  std::vector<float> sample;
  std::mt19937 random(7);
  for (std::uint32_t high = 0; high < 512; ++high) {  // sign and exponent
    const auto add = [&](std::uint32_t mantissa) { sample.push_back(bitCast<float>(high << 23 | mantissa)); };
    add(0), add(1), add(0x7fffff);
    for (int i = 0; i < 100; ++i) add(random() & 0x7fffff);
  }
  for (int i = -100'000; i <= 100'000; ++i) sample.push_back(static_cast<float>(i) * 1.7e-4f);
  for (int i = -5'000; i <= 5'000; ++i) sample.push_back(static_cast<float>(i) * 0.0217f);
  addTails(subject, sample);
  for (const double root : subject.roots()) addAround(static_cast<float>(root), 3000, sample);
  for (const float kink : setting.entry->kinks(setting.parameters.data())) addAround(kink, 1000, sample);
  for (const auto& f : table)
    if (f[0] == setting.name && f[2].empty()) addAround(data::number32(f[4]), 200, sample);
  return sample;
}

Report judge(const Subject& subject, const std::vector<float>& sample) {
  Report report;
  for (std::size_t begin = 0; begin < sample.size(); begin += Subject::kBatch)
    subject.judge(sample.data() + begin, std::min(Subject::kBatch, sample.size() - begin), report);
  return report;
}

void expectWithin(const std::string& name, const char* what, const Worst& worst, double bound) {
  EXPECT_LE(worst.error, bound) << name << " " << worst.parameters << ": " << what
                                << " at x = " << testing::PrintToString(worst.x) << " gave "
                                << testing::PrintToString(worst.got) << ", true "
                                << testing::PrintToString(worst.truth);
}

void expectPromises(const std::string& name, const Report& report) {
  expectWithin(name, "value", report.value, kUlp);
  expectWithin(name, "derivative", report.derivative, kUlp);
  expectWithin(name, "subnormal value", report.valueSubnormal, 1);
  expectWithin(name, "subnormal derivative", report.derivativeSubnormal, 1);
  expectWithin(name, "derivative close to its root", report.root, 1);
  expectWithin(name, "second derivative", report.second, 1);
  expectWithin(name, "a NaN", report.nan, 0);
}

TEST(Accuracy, isWithinThePromisesAndTheEntrysOwnBounds) {
  const auto table = readTable();
  for (const Setting& setting : settings()) {
    const Subject subject(*setting.entry, setting.parameters);
    const Report report = judge(subject, sampleFor(setting, subject, table));
    expectPromises(setting.name, report);
    if (setting.parameters != setting.entry->defaults) continue;
    expectWithin(setting.name, "value, by info.maxUlp,", report.value, setting.entry->info.maxUlp.value);
    expectWithin(setting.name, "derivative, by info.maxUlp,", report.derivative, setting.entry->info.maxUlp.derivative);
  }
}

TEST(Accuracy, isTheSameForOtherParameters) {
  for (const Entry& entry : catalogue()) {
    if (!entry.elementwise() || !hasFreeParameters(entry)) continue;
    expectPromises(std::string(entry.id) + ", random", judgeRandom(entry, 42, 1500));
  }
}

TEST(Accuracy, everyActivationHasBeenSwept) {
  const data::Lines table = readTable();
  for (const Setting& setting : settings())
    for (const char* what : {"value", "derivative"})
      EXPECT_TRUE(
          std::any_of(table.begin(), table.end(), [&](const auto& f) { return f[0] == setting.name && f[1] == what; }))
          << setting.name << ", " << what << ", is not in tests/accuracy.csv, to which info.maxUlp is held. "
          << "In some minutes: npm run test:exhaustive " << setting.entry->id;
}

TEST(Accuracy, theEntrysBoundsAreThoseOfTheTable) {
  for (const auto& f : readTable()) {
    const Entry* entry = find(f[0]);
    if (!entry || (f[1] != "value" && f[1] != "derivative")) continue;
    const double bound = f[1] == "value" ? entry->info.maxUlp.value : entry->info.maxUlp.derivative;
    EXPECT_GE(bound, data::number(f[3])) << entry->id << ", " << f[1] << ": info.maxUlp promises too much";
    EXPECT_LT(bound, data::number(f[3]) + 1) << entry->id << ", " << f[1] << ": info.maxUlp could promise more";
  }
}

}  // namespace
}  // namespace playground::accuracy
