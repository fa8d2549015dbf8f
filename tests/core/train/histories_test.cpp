#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/train/trainer.h"
#include "tests/core/support/data.h"

namespace playground {
namespace {

struct Run {
  const char* activation;
  bool smooth;
};

/// The circles experiment against PyTorch's own run (tests/oracle/histories.py). Where an activation has a kink, a
/// sample that crosses it amplifies rounding; torch differs from itself as much when a batch is summed in another
/// order.
class Histories : public testing::TestWithParam<Run> {};

TEST_P(Histories, areTorchsRun) {
  const auto [activation, smooth] = GetParam();
  if (!find(activation)) GTEST_SKIP() << "not in the catalogue";
  for (int seed = 0; seed < 3; ++seed) {
    TrainerConfig config;
    config.activation[0].id = activation;
    config.seed = seed;
    auto trainer = Trainer::make(config);
    ASSERT_TRUE(trainer) << trainer.error().message();
    std::ifstream file = data::open("histories/" + std::string(activation) + "_" + std::to_string(seed) + ".txt");
    double loss, correct, ownLoss, ownCorrect;
    // Then by how much PyTorch's vector kernels and its plain ones differ in this run.
    ASSERT_TRUE(file >> loss >> correct >> ownLoss >> ownCorrect);
    EXPECT_NEAR((*trainer)->evaluateTraining().loss, loss, 2e-7);
    EXPECT_EQ(std::round((*trainer)->evaluateTraining().accuracy * 1000), correct);

    EXPECT_TRUE((*trainer)->run(300).finished);
    const History& history = (*trainer)->history();
    ASSERT_EQ(history.loss.size(), 300u);
    double worstLoss = 0, worstCorrect = 0, worstGradient = 0;
    for (std::size_t epoch = 0; epoch < 300; ++epoch) {
      ASSERT_TRUE(file >> loss >> correct);
      worstLoss = std::max(worstLoss, std::fabs(history.loss[epoch] - loss));
      worstCorrect = std::max(worstCorrect, std::fabs(std::round(history.accuracy[epoch] * 1000) - correct));
      for (const auto& layer : history.layers) {
        double gradient;
        ASSERT_TRUE(file >> gradient);
        worstGradient = std::max(worstGradient, std::fabs(layer[epoch].gradient / gradient - 1));
      }
    }
    EXPECT_LE(worstLoss, smooth ? 1e-6 : 3e-4) << "seed " << seed;
    EXPECT_LE(worstCorrect, ownCorrect + (smooth ? 0 : 1)) << "seed " << seed;
    EXPECT_LE(worstGradient, smooth ? 1e-4 : 0.05) << "seed " << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(Activations, Histories,
                         testing::Values(Run{"sigmoid", true}, Run{"tanh", true}, Run{"relu", false},
                                         Run{"relu6", false}, Run{"leaky_relu", false}, Run{"elu", true},
                                         Run{"gelu", true}, Run{"silu", true}, Run{"mish", true}, Run{"selu", false}),
                         [](const auto& info) { return std::string(info.param.activation); });

}  // namespace
}  // namespace playground
