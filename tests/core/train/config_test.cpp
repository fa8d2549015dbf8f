#include "core/train/config.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>

#include "core/train/trainer.h"

namespace playground {
namespace {

struct Refused {
  std::string field;
  std::function<void(TrainerConfig&)> change;
};

TEST(Config, refusesWhatIsNotAllowedAndNamesIt) {
  const Refused cases[] = {
      {"hidden", [](auto& c) { c.hidden = {}; }},
      {"hidden", [](auto& c) { c.hidden.assign(17, 5); }},
      {"hidden[0]", [](auto& c) { c.hidden = {0}; }},
      {"hidden[2]", [](auto& c) { c.hidden = {5, 5, 257}; }},
      {"activation.id", [](auto& c) { c.activation[0].id = "nope"; }},
      {"activation.id", [](auto& c) { c.activation[0].id = "softmax"; }},
      {"activation.parameters.alpha", [](auto& c) { c.activation[0] = {"elu", {NAN}}; }},
      {"activation.parameters", [](auto& c) { c.activation[0] = {"threshold", {1}}; }},
      {"activation", [](auto& c) { c.activation.resize(3); }},
      {"activation[1].id", [](auto& c) { c.activation = {{}, {"x", {}}, {}, {}}; }},
      {"optimizer.lr", [](auto& c) { c.optimizer.lr = -1; }},
      {"optimizer.lr", [](auto& c) { c.optimizer.lr = NAN; }},
      {"optimizer.lr", [](auto& c) { c.optimizer.lr = INFINITY; }},
      {"optimizer.betas[1]", [](auto& c) { c.optimizer.betas[1] = 1; }},
      {"optimizer.momentum", [](auto& c) { c.optimizer.momentum = -0.1; }},
      {"optimizer.weightDecay", [](auto& c) { c.optimizer.weightDecay = -0.1; }},
      {"optimizer.nesterov", [](auto& c) { c.optimizer.nesterov = true; }},
      {"dropout", [](auto& c) { c.dropout = 1; }},
      {"l1", [](auto& c) { c.l1 = -1; }},
      {"batchSize", [](auto& c) { c.batchSize = 0; }},
      {"epochs", [](auto& c) { c.epochs = -1; }},
      {"seed", [](auto& c) { c.seed = 0.5; }},
      {"trainFraction", [](auto& c) { c.trainFraction = 0; }},
      {"trainFraction", [](auto& c) { c.trainFraction = 1e-6; }},
      {"dataset.samples", [](auto& c) { c.dataset.samples = 1; }},
      {"dataset.samples", [](auto& c) { c.dataset.samples = 100001; }},
      {"dataset.noise", [](auto& c) { c.dataset.noise = -0.1; }},
      {"dataset.seed", [](auto& c) { c.dataset.seed = -1; }},
      {"dataset.factor", [](auto& c) { c.dataset.factor = 1; }},
      {"dataset.centers", [](auto& c) { c.dataset.centers = 6; }},
      {"dataset.arms", [](auto& c) { c.dataset.arms = 1; }},
      {"dataset.csv", [](auto& c) { c.dataset.name = DatasetName::custom; }},
      {"loss", [](auto& c) { c.dataset.name = DatasetName::blobs; }},  // bce, but three classes
      {"loss", [](auto& c) { c.dataset.name = DatasetName::curve; }},  // bce, but no classes
      {"batchSize",
       [](auto& c) {  // the last batch has one sample
         c.batchNorm = BatchNorm::before;
         c.dataset.samples = 33;
       }},
      {"batchSize",
       [](auto& c) {  // a forward pass of 16 x 256 x 100,000 numbers
         c.hidden.assign(16, 256);
         c.dataset.samples = c.batchSize = 100000;
       }},
  };
  for (const auto& [field, change] : cases) {
    TrainerConfig config;
    change(config);
    const auto trainer = Trainer::make(config);
    ASSERT_FALSE(trainer) << field;
    EXPECT_EQ(trainer.error().field, field);
    EXPECT_FALSE(trainer.error().allowed.empty());
    EXPECT_FALSE(trainer.error().value.empty());
  }
}

TEST(Config, trainsAtTheLimits) {
  TrainerConfig config;
  config.dataset.samples = 40;
  config.hidden.assign(16, 256);
  config.optimizer.lr = 0;
  auto wide = Trainer::make(config);
  ASSERT_TRUE(wide) << wide.error().message();
  EXPECT_EQ((*wide)->run(1).epoch, 1);
  EXPECT_FALSE((*wide)->status().diverged);

  TrainerConfig narrow;
  narrow.dataset.samples = 2;
  narrow.hidden = {1};
  narrow.batchSize = 1;
  auto tiny = Trainer::make(narrow);
  ASSERT_TRUE(tiny);
  EXPECT_EQ((*tiny)->run(2).epoch, 2);
}

TEST(Config, theDataTakesTheRunsSeedUnlessItHasItsOwn) {
  TrainerConfig config;
  config.seed = 5;
  EXPECT_EQ(config.dataSeed(), 5u);
  config.dataset.seed = 0;
  EXPECT_EQ(config.dataSeed(), 0u);
  TrainerConfig negative;
  negative.seed = -1;
  EXPECT_EQ(negative.dataSeed(), 4294967295u);
}

}  // namespace
}  // namespace playground
