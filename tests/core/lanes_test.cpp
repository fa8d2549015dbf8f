/// Lanes do not know of each other, and an array's length, place and order of derivatives do not change its bits.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "core/bit_cast.h"
#include "core/catalogue.h"

namespace playground {
namespace {

constexpr std::size_t kLongest = 17;

/// Inputs that leave the beaten track: every kind of number a lane can hold.
std::vector<float> oddities() {
  constexpr float inf = std::numeric_limits<float>::infinity(), nan = std::numeric_limits<float>::quiet_NaN();
  return {0.0f, -0.0f,  1e-45f, -1e-40f, 1.17549435e-38f, -1e-20f, 0.3f,  -0.7f,    1.0f, -1.278f, 3.0f, -3.0f,
          6.0f, -12.5f, 20.0f,  -88.5f,  91.0f,           -104.0f, 1e10f, -3.4e38f, inf,  -inf,    nan,  -nan};
}

struct Bits {
  std::uint32_t value, derivative, second;
  bool operator==(const Bits&) const = default;
};

/// Bits of all three results; every NaN counts as the same.
Bits bits(float value, float derivative, float second) {
  const auto of = [](float v) { return v != v ? 0x7fc00000u : bitCast<std::uint32_t>(v); };
  return {of(value), of(derivative), of(second)};
}

std::vector<Bits> run(const Entry& entry, const std::vector<float>& x) {
  std::vector<float> y(x.size()), d(x.size()), s(x.size());
  entry.apply(entry.defaults.data(), Order::secondDerivative, x.data(), x.size(), {y.data(), d.data(), s.data()});
  std::vector<Bits> all;
  for (std::size_t i = 0; i < x.size(); ++i) all.push_back(bits(y[i], d[i], s[i]));
  return all;
}

std::vector<const Entry*> elementwise() {
  std::vector<const Entry*> all;
  for (const Entry& entry : catalogue())
    if (entry.elementwise()) all.push_back(&entry);
  return all;
}

TEST(Lanes, aNeighbourNeverChangesALane) {
  for (const Entry* entry : elementwise()) {
    for (const float x : oddities()) {
      const Bits alone = run(*entry, {x, x, x, x})[0];
      for (const float neighbour : oddities()) {
        for (std::size_t lane = 0; lane < 8; ++lane) {
          std::vector<float> xs(8, neighbour);
          xs[lane] = x;
          ASSERT_EQ(run(*entry, xs)[lane], alone) << entry->id << " of " << x << " beside " << neighbour;
        }
      }
    }
  }
}

TEST(Lanes, tailsAndUnalignedArraysEqualTheWhole) {
  const std::vector<float> source = oddities();
  for (const Entry* entry : elementwise()) {
    const std::vector<Bits> whole = run(*entry, source);
    for (std::size_t offset = 0; offset < 4; ++offset) {
      for (std::size_t count = 0; count <= kLongest; ++count) {
        constexpr float untouched = 77;
        std::vector<float> x(offset + kLongest + 1, untouched), y(x), d(x), s(x);
        std::copy_n(source.begin(), count, x.begin() + static_cast<std::ptrdiff_t>(offset));
        entry->apply(entry->defaults.data(), Order::secondDerivative, x.data() + offset, count,
                     {y.data() + offset, d.data() + offset, s.data() + offset});
        for (std::size_t i = 0; i < count; ++i)
          ASSERT_EQ(bits(y[offset + i], d[offset + i], s[offset + i]), whole[i]) << entry->id << " " << count;
        for (std::size_t i = offset + count; i < y.size(); ++i)
          ASSERT_TRUE(y[i] == untouched && d[i] == untouched && s[i] == untouched) << entry->id << " wrote beyond";
        for (std::size_t i = 0; i < offset; ++i)
          ASSERT_TRUE(y[i] == untouched && d[i] == untouched && s[i] == untouched) << entry->id << " wrote before";
      }
    }
  }
}

TEST(Lanes, anOutputMayBeTheInput) {
  for (const Entry* entry : elementwise()) {
    const std::vector<float> x = oddities();
    const std::vector<Bits> expected = run(*entry, x);
    std::vector<float> value = x, derivative = x, second = x, a(x.size()), b(x.size());
    entry->apply(entry->defaults.data(), Order::secondDerivative, value.data(), x.size(),
                 {value.data(), a.data(), b.data()});
    entry->apply(entry->defaults.data(), Order::secondDerivative, derivative.data(), x.size(),
                 {a.data(), derivative.data(), b.data()});
    entry->apply(entry->defaults.data(), Order::secondDerivative, second.data(), x.size(),
                 {a.data(), b.data(), second.data()});
    for (std::size_t i = 0; i < x.size(); ++i)
      EXPECT_EQ(bits(value[i], derivative[i], second[i]), expected[i]) << entry->id << " of " << x[i];
  }
}

TEST(Lanes, theOrderDoesNotChangeTheBits) {
  std::vector<float> x = oddities();
  for (int i = -400; i <= 400; ++i) x.push_back(static_cast<float>(i) * 0.0517f);
  for (const Entry* entry : elementwise()) {
    const std::vector<Bits> expected = run(*entry, x);
    std::vector<float> value(x.size()), both(x.size()), derivative(x.size());
    entry->apply(entry->defaults.data(), Order::value, x.data(), x.size(), {value.data(), nullptr, nullptr});
    entry->apply(entry->defaults.data(), Order::derivative, x.data(), x.size(),
                 {both.data(), derivative.data(), nullptr});
    for (std::size_t i = 0; i < x.size(); ++i) {
      const Bits got = bits(value[i], derivative[i], 0);
      ASSERT_EQ(got.value, expected[i].value) << entry->id << " of " << x[i];
      ASSERT_EQ(got.value, bits(both[i], 0, 0).value) << entry->id << " of " << x[i];
      ASSERT_EQ(got.derivative, expected[i].derivative) << entry->id << " of " << x[i];
    }
  }
}

}  // namespace
}  // namespace playground
