#include <gtest/gtest.h>

#include "core/catalogue.h"
TEST(Smoke, relu) {
  const auto* e = playground::find("relu");
  ASSERT_TRUE(e);
  float x[5] = {-1, 0, 1, 2, 3}, y[5], d[5];
  e->apply(e->defaults.data(), playground::Order::derivative, x, 5, {y, d});
  EXPECT_EQ(y[0], 0);
  EXPECT_EQ(d[4], 1);
}
