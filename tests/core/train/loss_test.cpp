#include "core/train/loss.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "tests/core/support/data.h"

namespace playground {
namespace {

/// One sample in the first lane, the other lanes being padding full of NaN.
struct OneSample {
  std::vector<float> linear, value, targets, gradient;
  int outputs;

  OneSample(const std::vector<double>& logits, float target)
      : linear(logits.size() * kLanes, NAN),
        value(linear.size()),
        targets(kLanes, target),
        gradient(linear.size(), NAN),
        outputs(static_cast<int>(logits.size())) {
    for (std::size_t o = 0; o < logits.size(); ++o) linear[o * kLanes] = static_cast<float>(logits[o]);
    find("sigmoid")->apply(nullptr, Order::value, linear.data(), linear.size(), {value.data()});
  }
  LossInput<float> input() const { return {linear.data(), value.data(), targets.data(), outputs, 1, kLanes}; }
};

TEST(Loss, isTorchsUpToLogitsOf10000) {
  std::ifstream file = data::open("losses.txt");
  std::string name;
  std::size_t outputs;
  float target;
  int lines = 0;
  for (; file >> name >> outputs >> target; ++lines) {
    std::vector<double> logits(outputs), gradient(outputs);
    double expected;
    for (double& z : logits) file >> z;
    file >> expected;
    for (double& g : gradient) file >> g;
    const auto loss = static_cast<Loss>(std::find(kLossNames.begin(), kLossNames.end(), name) - kLossNames.begin());
    OneSample sample(logits, target);
    LossSum sum;
    addLoss(loss, sample.input(), sum);
    const std::string what = name + " of " + numberText(logits[0]) + ", target " + numberText(target);
    EXPECT_NEAR(sum.loss, expected, 1e-6 * std::fabs(expected) + (name == "bce" ? 1e-7 : 1e-12)) << what;
    lossGradient(loss, sample.input(), sample.gradient.data());
    for (std::size_t o = 0; o < outputs; ++o) {
      EXPECT_NEAR(sample.gradient[o * kLanes], gradient[o], 1e-6 * std::fabs(gradient[o]) + 6e-8) << what;
      for (std::size_t lane = 1; lane < kLanes; ++lane) EXPECT_EQ(sample.gradient[o * kLanes + lane], 0) << what;
    }
  }
  EXPECT_EQ(lines, 226);
}

TEST(Loss, bceOnASaturatedSigmoidIsTorchs) {
  // float32's sigmoid(40) is 1 and sigmoid(-1e4) is 0: the logarithm is clamped at -100, and no gradient is left.
  for (const double logit : {40.0, 1e4, -1e4}) {
    for (const float target : {0.0f, 1.0f}) {
      OneSample sample({logit}, target);
      LossSum sum;
      addLoss(Loss::bce, sample.input(), sum);
      EXPECT_EQ(sum.loss, (logit > 0) == (target == 1) ? 0 : 100) << logit;
      lossGradient(Loss::bce, sample.input(), sample.gradient.data());
      EXPECT_EQ(sample.gradient[0], 0) << logit;
    }
  }
}

TEST(Loss, carriesNaNsOn) {
  for (std::size_t i = 0; i < kLossNames.size(); ++i) {
    OneSample sample({NAN, NAN}, 1);
    if (!isMulticlass(static_cast<Loss>(i))) sample.outputs = 1;
    LossSum sum;
    addLoss(static_cast<Loss>(i), sample.input(), sum);
    EXPECT_TRUE(std::isnan(sum.loss)) << kLossNames[i];
    lossGradient(static_cast<Loss>(i), sample.input(), sample.gradient.data());
    EXPECT_TRUE(std::isnan(sample.gradient[0])) << kLossNames[i];
  }
}

TEST(Loss, predictsProbabilities) {
  OneSample sample({1, 2, 3}, 0);
  std::vector<float> answer(sample.linear.size());
  predictions(Loss::cross_entropy, sample.input(), answer.data());
  EXPECT_NEAR(answer[0] + answer[kLanes] + answer[2 * kLanes], 1, 1e-6);
  EXPECT_NEAR(answer[2 * kLanes] / answer[kLanes], std::exp(1.0), 1e-5);
  predictions(Loss::mse, sample.input(), answer.data());
  EXPECT_EQ(answer[0], 1);
  sample.outputs = 1;
  predictions(Loss::bce_with_logits, sample.input(), answer.data());
  EXPECT_NEAR(answer[0], 1 / (1 + std::exp(-1.0)), 1e-7);
}

}  // namespace
}  // namespace playground
