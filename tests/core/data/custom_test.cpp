#include "core/data/custom.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace playground {
namespace {

DatasetConfig csv(std::string text) {
  DatasetConfig config;
  config.name = DatasetName::custom;
  config.csv = std::move(text);
  return config;
}

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

TEST(Csv, readsEveryUsualShapeOfTheSameTable) {
  for (const char* text : {
           "1,2,0\n3,4,1\n",
           "1,2,0\n3,4,1",
           "1,2,0\r\n3,4,1\r\n",
           "1,2,0\r3,4,1\r",
           "\xef\xbb\xbf"
           "1;2;0\n3;4;1\n",
           "a\tb\tlabel\n1\t2\t0\n3\t4\t1\n",
           "a,b,label\n\n1, 2 ,0\n\n3,4,1\n\n",
           "\"a, or not\",\"b \"\"quoted\"\"\",label\n\"1\",2,0\n3,\"4\",\"1\"\n",
           "1.0;2,0;0\n3,0e0;+4;1\n",
           "a;b;label\n1,0;2;0\n0,3e1;4;1\n",
       }) {
    const Dataset data = read(csv(text));
    EXPECT_EQ(data.features, (Floats{1, 2, 3, 4})) << text;
    EXPECT_EQ(data.labels, (Floats{0, 1})) << text;
    EXPECT_EQ(data.samples, 2);
    EXPECT_EQ(data.columns, 2);
    EXPECT_EQ(data.classes, 2);
  }
  EXPECT_EQ(read(csv("\"a, or not\",\"b \"\"q\"\"\",c\n1,2,0\n3,4,1\n")).names,
            (std::vector<std::string>{"a, or not", "b \"q\""}));
  EXPECT_EQ(read(csv("\"two\nlines\",c\n1,0\n2,1\n")).names, (std::vector<std::string>{"two\nlines"}));
}

TEST(Csv, takesAnyColumnAsTheLabel) {
  DatasetConfig config = csv("kind,x,y\nplum,1,2\napple,3,4\nplum,5,6\n");
  config.labelColumn = 0;
  const Dataset data = read(config);
  EXPECT_EQ(data.features, (Floats{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(data.labels, (Floats{1, 0, 1}));
  EXPECT_EQ(data.classNames, (std::vector<std::string>{"apple", "plum"}));
  EXPECT_EQ(data.names, (std::vector<std::string>{"x", "y"}));
}

TEST(Csv, tellsClassesFromValues) {
  EXPECT_EQ(read(csv("1,-1\n2,1\n3,-1\n")).classes, 2);
  EXPECT_EQ(read(csv("1,-1\n2,1\n3,-1\n")).labels, (Floats{0, 1, 0}));
  EXPECT_EQ(read(csv("1,-1\n2,1\n3,-1\n")).classNames, (std::vector<std::string>{"-1", "1"}));
  EXPECT_EQ(read(csv("1,0.5\n2,1\n3,2\n")).classes, 0);
  DatasetConfig values = csv("1,-1\n2,1\n3,-1\n");
  values.task = Task::regression;
  EXPECT_EQ(read(values).classes, 0);
  EXPECT_EQ(read(values).labels, (Floats{-1, 1, -1}));
  DatasetConfig classes = csv("1,0.5\n2,1\n3,2\n");
  classes.task = Task::classification;
  EXPECT_EQ(read(classes).classes, 3);
  classes.csv = "1,0.1\n2,1e9\n3,0.1\n";
  EXPECT_EQ(read(classes).classNames, (std::vector<std::string>{"0.1", "1000000000"}));
}

TEST(Csv, saysWhatIsWrongAndWhere) {
  const std::pair<const char*, const char*> cases[] = {
      {"1,2,0\n3,,1\n", "csv is a missing cell at line 2, column 2; allowed: a number"},
      {"1,2,0\n3,4,\n", "csv is a missing cell at line 2, column 3; allowed: a label"},
      {"1,2,0\n3,1\n", "csv is a missing cell at line 2, column 3; allowed: 3 cells in every line"},
      {"1,2,0\n3,4,5,1\n", "csv is one cell too many at line 2, column 4; allowed: 3 cells in every line"},
      {"a,b,c\n\n1,2,0\n3,x,1\n", "csv is \"x\" at line 4, column 2; allowed: a finite number"},
      {"1,x,0\n3,4,1\n", "csv is \"x\" at line 1, column 2; allowed: a finite number"},
      {"1,2,0\n3,inf,1\n", "csv is \"inf\" at line 2, column 2; allowed: a finite number"},
      {"1,2,0\n3,0x1p3,1\n", "csv is \"0x1p3\" at line 2, column 2; allowed: a finite number"},
      {"1,2,0\n3,1e99,1\n", "csv is \"1e99\" at line 2, column 2; allowed: a finite number"},
      {"1,2,0\n3,\"4,1\n", "csv is a quote without its end at line 2, column 2; allowed: a closing quote"},
      {"1,2,0\n3,4,0\n", "csv is 1 class; allowed: 2 to 20 classes"},
      {"1\n2\n", "csv is text of one column; allowed: two columns or more, separated by , ; or tab"},
      {"1,2,0\n", "csv is text of 1 row; allowed: 2 to 100000 rows"},
      {"a,b,c\n", "csv is text of 0 rows; allowed: 2 to 100000 rows"},
      {"", "csv is nothing; allowed: a text, or else features and labels"},
  };
  for (const auto& [text, message] : cases) EXPECT_EQ(errorOf(csv(text)), message);
  DatasetConfig config = csv("1,2,0\n3,4,one\n");
  config.task = Task::regression;
  EXPECT_EQ(errorOf(config), "csv is \"one\" at line 2, column 3; allowed: a finite number");
  config.labelColumn = 3;
  EXPECT_EQ(errorOf(config), "labelColumn is 3; allowed: at most 2, the text's last column");
}

TEST(Csv, knowsItsLimits) {
  std::string line, text;
  for (int c = 0; c < 64; ++c) line += std::to_string(c) + ",";
  EXPECT_EQ(read(csv(line + "0\n" + line + "1\n")).columns, 64);
  EXPECT_EQ(errorOf(csv("0," + line + "0\n0," + line + "1\n")),
            "csv is 66 columns at line 1, column 66; allowed: at most 64 columns and the label's");
  for (int i = 0; i < 100000; ++i) text += i % 2 ? "1,1\n" : "0,0\n";
  EXPECT_EQ(read(csv(text)).samples, 100000);
  EXPECT_EQ(errorOf(csv(text + "1,1\n")), "csv is row 100001 at line 100001, column 1; allowed: at most 100000 rows");
}

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

TEST(Custom, standardizesAsScikitLearn) {
  // StandardScaler().fit_transform([[1, 5], [2, 5], [6, 5]])
  DatasetConfig config = csv("1,5,0\n2,5,1\n6,5,0\n");
  config.standardize = true;
  EXPECT_EQ(read(config).features, (Floats{-0.92582011f, 0, -0.462910056f, 0, 1.38873017f, 0}));
}

}  // namespace
}  // namespace playground
