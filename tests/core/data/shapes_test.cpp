#include "core/data/shapes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/core/support/data.h"

namespace playground {
namespace {

TEST(Shapes, areScikitLearnsBitForBit) {
  std::ifstream file = data::open("datasets/scikit-learn.txt");
  std::string name;
  int samples, sets = 0;
  std::uint32_t seed;
  double noise, extra;
  for (; file >> name >> samples >> seed >> noise >> extra; ++sets) {
    const Dataset data = name == "circles" ? shapes::circles(samples, noise, extra, seed)
                         : name == "moons" ? shapes::moons(samples, noise, seed)
                                           : shapes::blobs(samples, noise, static_cast<int>(extra), seed);
    std::vector<float> features(static_cast<std::size_t>(samples) * 2), labels(static_cast<std::size_t>(samples));
    for (std::size_t i = 0; i < labels.size(); ++i) file >> features[2 * i] >> features[2 * i + 1] >> labels[i];
    EXPECT_EQ(data.features, features) << name << ' ' << samples << ' ' << seed;
    EXPECT_EQ(data.labels, labels) << name << ' ' << samples << ' ' << seed;
    EXPECT_EQ(data.classes, name == "blobs" ? extra : 2);
  }
  EXPECT_EQ(sets, 49);
}

}  // namespace
}  // namespace playground
