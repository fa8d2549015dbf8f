#include "core/train/optimizer.h"

#include <cmath>

namespace playground {
namespace {

double power(double base, std::int64_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent >>= 1, base *= base)
    if (exponent & 1) result *= base;
  return result;
}

float asFloat(double value) { return static_cast<float>(value); }

// Each rule is a function of its own: WebAssembly engines compile whole functions when they find them hot, and a race
// mostly has one rule.

[[gnu::noinline]] void adam(const OptimizerConfig& config, Eigen::Ref<Eigen::ArrayXf> parameters,
                            const Eigen::Ref<Eigen::ArrayXf>& gradients, OptimizerState& state) {
  const auto [beta1, beta2] = config.betas;
  const float stepSize = asFloat(-config.lr / (1 - power(beta1, state.steps)));
  const float correction = asFloat(std::sqrt(1 - power(beta2, state.steps)));
  state.first = state.first * asFloat(beta1) + gradients * asFloat(1 - beta1);
  state.second = state.second * asFloat(beta2) + gradients * asFloat(1 - beta2) * gradients;
  parameters += state.first * stepSize / (state.second.sqrt() / correction + asFloat(config.eps));
}

[[gnu::noinline]] void sgd(const OptimizerConfig& config, Eigen::Ref<Eigen::ArrayXf> parameters,
                           const Eigen::Ref<Eigen::ArrayXf>& gradients, OptimizerState& state) {
  const float rate = asFloat(-config.lr), momentum = asFloat(config.momentum);
  if (config.momentum == 0) {
    parameters += gradients * rate;
    return;
  }
  if (state.steps == 1) {
    state.first = gradients;
  } else {
    state.first = state.first * momentum + gradients;
  }
  if (config.nesterov) {
    parameters += (gradients + state.first * momentum) * rate;
  } else {
    parameters += state.first * rate;
  }
}

[[gnu::noinline]] void rmsprop(const OptimizerConfig& config, Eigen::Ref<Eigen::ArrayXf> parameters,
                               const Eigen::Ref<Eigen::ArrayXf>& gradients, OptimizerState& state) {
  const float rate = asFloat(-config.lr), eps = asFloat(config.eps);
  state.second = state.second * asFloat(config.alpha) + gradients * asFloat(1 - config.alpha) * gradients;
  if (config.momentum == 0) {
    parameters += gradients * rate / (state.second.sqrt() + eps);
    return;
  }
  state.first = state.first * asFloat(config.momentum) + gradients / (state.second.sqrt() + eps);
  parameters += state.first * rate;
}

}  // namespace

OptimizerState makeOptimizerState(const OptimizerConfig& config, Eigen::Index trained) {
  const bool isAdam = config.name == OptimizerName::adam || config.name == OptimizerName::adamw;
  OptimizerState state;
  if (isAdam || config.momentum != 0) state.first = Eigen::ArrayXf::Zero(trained);
  if (config.name != OptimizerName::sgd) state.second = Eigen::ArrayXf::Zero(trained);
  return state;
}

void step(const OptimizerConfig& config, Eigen::Ref<Eigen::ArrayXf> parameters, Eigen::Ref<Eigen::ArrayXf> gradients,
          OptimizerState& state) {
  ++state.steps;
  const double decay = config.decay();
  if (config.name == OptimizerName::adamw) {
    parameters *= asFloat(1 - config.lr * decay);
  } else if (decay != 0) {
    gradients += parameters * asFloat(decay);
  }
  switch (config.name) {
    case OptimizerName::adam:
    case OptimizerName::adamw:
      return adam(config, parameters, gradients, state);
    case OptimizerName::sgd:
      return sgd(config, parameters, gradients, state);
    case OptimizerName::rmsprop:
      return rmsprop(config, parameters, gradients, state);
  }
}

}  // namespace playground
