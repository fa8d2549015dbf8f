#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"
#include "core/error.h"

/// All that a training run is made of. The initialisers below are the only place where defaults stand.
namespace playground {

enum class Loss { bce, bce_with_logits, cross_entropy, nll, mse, huber };
inline constexpr std::array<std::string_view, 6> kLossNames = {"bce",  "bce_with_logits", "cross_entropy", "nll", "mse",
                                                               "huber"};

enum class Initialiser {
  standard,
  kaiming_normal,
  kaiming_uniform,
  xavier_normal,
  xavier_uniform,
  lecun_normal,
  normal,
  zeros
};
inline constexpr std::array<std::string_view, 8> kInitialiserNames = {
    "default",        "kaiming_normal", "kaiming_uniform", "xavier_normal",
    "xavier_uniform", "lecun_normal",   "normal",          "zeros"};

enum class BatchNorm { none, before, after };  ///< the activation
inline constexpr std::array<std::string_view, 3> kBatchNormNames = {"none", "before", "after"};

enum class OptimizerName { adam, adamw, sgd, rmsprop };
inline constexpr std::array<std::string_view, 4> kOptimizerNames = {"adam", "adamw", "sgd", "rmsprop"};

/// torch.optim's names (in camelCase) and defaults.
struct OptimizerConfig {
  OptimizerName name = OptimizerName::adam;
  double lr = 1e-4;
  double momentum = 0;  ///< sgd and rmsprop
  bool nesterov = false;
  std::optional<double> weightDecay;           ///< 0, but 0.01 for adamw
  std::array<double, 2> betas = {0.9, 0.999};  ///< adam and adamw
  double eps = 1e-8;                           ///< adam, adamw and rmsprop
  double alpha = 0.99;                         ///< rmsprop

  double decay() const { return weightDecay.value_or(name == OptimizerName::adamw ? 1e-2 : 0.0); }
};

/// The activation of one hidden layer. `parameters` are in the order of the catalogue entry's.
struct ActivationConfig {
  std::string id = "relu";
  std::vector<float> parameters;  ///< empty: the defaults
  bool perNeuron = false;         ///< a learned parameter for each neuron (torch's num_parameters), not one for all
};

/// What to record after each epoch beyond loss, metric and mean |dL/dW|.
struct RecordConfig {
  bool gradientNorm = true;
  bool statistics = true;  ///< pre-activations' mean and deviation, dead, saturated and flat shares
  bool histogram = true;   ///< of the pre-activations; needs statistics
  /// Every epoch's histograms, five sixths of a history, or the last epoch's alone.
  bool pastHistograms = true;
};

inline constexpr int kMaxLayers = 16;  ///< hidden ones

struct TrainerConfig {
  DatasetConfig dataset;
  std::vector<int> hidden = {5, 5, 5, 5};
  std::vector<ActivationConfig> activation = {{}};  ///< one for all hidden layers, or one each
  Loss loss = Loss::bce;
  OptimizerConfig optimizer;
  Initialiser init = Initialiser::standard;
  BatchNorm batchNorm = BatchNorm::none;
  double dropout = 0;     ///< share of hidden values dropped in training
  double l1 = 0, l2 = 0;  ///< penalties l1 * sum |w| + l2 * sum w^2 over the weights of all linear layers
  int batchSize = 32;
  bool shuffle = false;
  int epochs = 300;          ///< what toPyTorch() and run() without an argument train
  double seed = 0;           ///< torch.manual_seed
  double trainFraction = 1;  ///< the rest is held out, by scikit-learn's train_test_split
  RecordConfig record;

  const ActivationConfig& activationOf(std::size_t layer) const {
    return activation[activation.size() == 1 ? 0 : layer];
  }
  /// The data set's seed, which is the run's unless it has its own.
  std::uint32_t dataSeed() const;
};

/// What is wrong with `config`, if anything: values out of range, activations that do not exist, settings at odds.
std::optional<InputError> check(const TrainerConfig& config);
std::optional<InputError> check(const DatasetConfig& config);

/// What is wrong between `config` and its data, of which `trainingSamples` are trained on.
std::optional<InputError> checkAgainstData(const TrainerConfig& config, const Dataset& data, int trainingSamples);

}  // namespace playground
