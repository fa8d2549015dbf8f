/// Activations of a whole row: values against exactRow, Jacobians against its slopes, logits of every size.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "core/catalogue.h"

namespace playground {
namespace {

constexpr float kInf = std::numeric_limits<float>::infinity();

std::vector<const Entry*> rowEntries() {
  std::vector<const Entry*> all;
  for (const Entry& entry : catalogue())
    if (!entry.elementwise()) all.push_back(&entry);
  return all;
}

std::vector<float> evaluate(const Entry& entry, const std::vector<float>& x) {
  std::vector<float> y(entry.outputs(x.size()));
  entry.row(x, y);
  return y;
}

std::vector<double> exact(const Entry& entry, const std::vector<float>& x) {
  std::vector<double> y(entry.outputs(x.size()));
  entry.exactRow(x, y);
  return y;
}

/// Multiples of 2^-10, so that a step of 2^-8 is exact in float.
std::vector<float> randomRow(std::size_t columns, float size, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<float> x(columns);
  for (float& value : x) value = size * (static_cast<float>(random() % 2048) * 0x1p-10f - 1);
  return x;
}

TEST(RowWise, valuesAreExactRowRounded) {
  for (const Entry* entry : rowEntries()) {
    for (const std::size_t columns : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u, 10u, 13u, 32u, 1000u}) {
      if (entry->outputs(columns) == 0) continue;
      for (const float size : {1e-3f, 1.0f, 8.0f, 64.0f, 1e4f}) {
        const std::vector<float> x = randomRow(columns, size, static_cast<unsigned>(columns));
        const std::vector<float> y = evaluate(*entry, x);
        const std::vector<double> truth = exact(*entry, x);
        for (std::size_t i = 0; i < y.size(); ++i)
          ASSERT_NEAR(y[i], truth[i], std::fmax(1e-7, 2e-6 * std::fabs(truth[i]))) << entry->id << " of " << columns;
      }
    }
  }
}

TEST(RowWise, aColumnDependsOnItsPlaceOnly) {
  for (const Entry* entry : rowEntries()) {
    std::vector<float> x = randomRow(12, 4, 3), shifted(13);
    const std::vector<float> y = evaluate(*entry, x);
    std::copy(x.begin(), x.end(), shifted.begin() + 1);  // unaligned
    std::vector<float> again(y.size());
    entry->row(std::span(shifted).subspan(1), again);
    EXPECT_EQ(y, again) << entry->id;
  }
}

TEST(RowWise, jacobianIsTheSlopeOfExactRow) {
  for (const Entry* entry : rowEntries()) {
    for (const std::size_t columns : {1u, 2u, 4u, 6u, 8u, 10u}) {
      const std::size_t outputs = entry->outputs(columns);
      if (outputs == 0) continue;
      const std::vector<float> x = randomRow(columns, 3, static_cast<unsigned>(columns));
      std::vector<float> jacobian(outputs * columns);
      entry->jacobian(x, jacobian);
      for (std::size_t j = 0; j < columns; ++j) {
        const auto slope = [&](float step, std::size_t i) {
          std::vector<float> more = x, less = x;
          more[j] += step;
          less[j] -= step;
          return (exact(*entry, more)[i] - exact(*entry, less)[i]) / (2 * static_cast<double>(step));
        };
        for (std::size_t i = 0; i < outputs; ++i) {  // Richardson's extrapolation: the error is O(step^4)
          const double expected = (4 * slope(0x1p-8f, i) - slope(0x1p-7f, i)) / 3;
          EXPECT_NEAR(jacobian[i * columns + j], expected, 1e-6 * (1 + std::fabs(expected)))
              << entry->id << " d" << i << "/d" << j << " of " << columns;
        }
      }
    }
  }
}

TEST(RowWise, probabilitiesSumToOneForLogitsOfEverySize) {
  for (const char* id : {"softmax", "softmin", "log_softmax"}) {
    const Entry* entry = find(id);
    if (!entry) continue;  // its file was taken away; softmax stays
    const bool log = std::string_view(id) == "log_softmax", reversed = std::string_view(id) == "softmin";
    std::vector<std::vector<float>> rows = {
        {1e4f, -1e4f, 0},     {1e4f, 1e4f}, {-1e4f, -1e4f - 1, -1e4f - 2}, {88, 89, 90, -90}, {3.4e38f, -3.4e38f, 1},
        {-3.4e38f, -3.4e38f}, {5}};
    rows.push_back(reversed ? std::vector<float>{kInf, 0, 1, kInf} : std::vector<float>{-kInf, 0, 1, -kInf});
    for (const float size : {1e-6f, 1.0f, 100.0f, 1e4f}) rows.push_back(randomRow(1000, size, 5));
    for (const std::vector<float>& x : rows) {
      double sum = 0;
      for (const float y : evaluate(*entry, x)) {
        EXPECT_FALSE(std::isnan(y)) << id;
        EXPECT_TRUE(log ? y <= 0 : y >= 0 && y <= 1) << id << " gave " << y;
        sum += log ? std::exp(static_cast<double>(y)) : y;
      }
      EXPECT_NEAR(sum, 1, log ? 1e-5 : 2e-6) << id << " of " << x.size();
      std::vector<float> jacobian(x.size() * x.size());
      entry->jacobian(x, jacobian);
      for (const float slope : jacobian) ASSERT_FALSE(std::isnan(slope)) << id;
    }
  }
}

TEST(RowWise, noColumnsGiveNoOutputAndGluWantsPairs) {
  for (const Entry* entry : rowEntries()) EXPECT_EQ(entry->outputs(0), 0u) << entry->id;
  const Entry* glu = find("glu");
  if (!glu) GTEST_SKIP() << "not in the catalogue";
  EXPECT_EQ(glu->outputs(3), 0u);
  EXPECT_EQ(glu->outputs(4), 2u);
}

}  // namespace
}  // namespace playground
