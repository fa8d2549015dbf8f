#include "core/data/custom.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace playground {
namespace {

Dataset read(const DatasetConfig& config) {
  const auto data = makeDataset(config, 0);
  EXPECT_TRUE(data) << data.error().message();
  return data ? *data : Dataset{};
}

std::string errorOf(const DatasetConfig& config) {
  const auto data = makeDataset(config, 0);
  return data ? "no error" : data.error().message();
}

using Floats = std::vector<float>;

TEST(Custom, takesPoints) {
  DatasetConfig config;
  config.name = DatasetName::custom;
  config.features = {1, 2, 3, 4, 5, 6};
  config.labels = {3, 7, 3};
  const Dataset data = read(config);
  EXPECT_EQ(data.features, config.features);
  EXPECT_EQ(data.labels, (Floats{0, 1, 0}));
  EXPECT_EQ(data.classes, 2);
  config.columns = 3;
  EXPECT_EQ(errorOf(config), "features is 6 numbers; allowed: 9 numbers: labels times columns");
  config.columns = 2;
  config.features[4] = NAN;
  EXPECT_EQ(errorOf(config), "features[4] is NaN; allowed: a finite number");
  config.features[4] = 0;
  config.labels = {1, 1, 1};
  EXPECT_EQ(errorOf(config), "labels is 1 class; allowed: 2 to 20 classes");
}

TEST(Custom, takesNamedClasses) {
  DatasetConfig config;
  config.name = DatasetName::custom;
  config.features = {1, 2, 3, 4};
  config.labels = {2, 0};
  config.names = {"length", "width"};
  config.classNames = {"a", "b", "c"};
  const Dataset data = read(config);
  EXPECT_EQ(data.labels, config.labels);
  EXPECT_EQ(data.classes, 3);
  EXPECT_EQ(data.names, config.names);
  EXPECT_EQ(data.classNames, config.classNames);
  config.labels[0] = 3;
  EXPECT_EQ(errorOf(config), "labels[0] is 3; allowed: an integer, at least 0, at most 2");
  config.names.pop_back();
  EXPECT_EQ(errorOf(config), "names is 1 texts; allowed: a name for each of the columns");
}

TEST(Custom, standardizesAsScikitLearn) {
  // StandardScaler().fit_transform([[1, 5], [2, 5], [6, 5]])
  DatasetConfig config;
  config.name = DatasetName::custom;
  config.features = {1, 5, 2, 5, 6, 5};
  config.labels = {0, 1, 0};
  config.standardize = true;
  EXPECT_EQ(read(config).features, (Floats{-0.92582011f, 0, -0.462910056f, 0, 1.38873017f, 0}));
}

}  // namespace
}  // namespace playground
