#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/random/torch_generator.h"
#include "core/train/config.h"
#include "core/train/history.h"
#include "core/train/loss.h"
#include "core/train/network.h"
#include "core/train/optimizer.h"
#include "core/train/recorder.h"
#include "core/train/samples.h"
#include "core/train/trace.h"

namespace playground {

/// Where the first value that is not finite turned up.
struct Divergence {
  int epoch = 0;              ///< the epoch that failed, counted from 1
  int batch = 0;              ///< counted from 1; 0: in the evaluation after the epoch
  int layer = 0;              ///< the last one is the output layer
  std::string_view quantity;  ///< "preActivation", "activation", "loss", "gradient" or "weight"
};

struct Status {
  int epoch = 0;          ///< complete epochs
  int batch = 0;          ///< batches done of the next one
  bool finished = false;  ///< config.epochs are complete
  std::optional<Divergence> diverged;
};

/// Loss over a set of samples, and the share of right answers; without classes R^2, as scikit-learn's r2_score.
struct Score {
  double loss = 0, accuracy = 0;
};

/// All that changes while training. A copy, put back, goes on with the same bits.
struct TrainerState {
  Eigen::ArrayXf parameters, running;
  OptimizerState optimizer;
  TorchGenerator random{0};
  std::vector<std::uint32_t> order;            ///< of this epoch's samples, if shuffled
  std::vector<double> gradient, gradientNorm;  ///< sums over this epoch's batches, for each layer
  int epoch = 0, batch = 0;
};

struct Snapshot {
  TrainerState state;
  History history;
};

/// A training run that is the run of the equivalent PyTorch script (see toPyTorch), seed for seed.
///
/// When a value is not finite the run stops: status().diverged says where, and the state is that of the last complete
/// epoch. It goes on only after reset() or rewind().
class Trainer {
 public:
  static Result<std::unique_ptr<Trainer>> make(const TrainerConfig& config);

  /// Completes so many more epochs (of config.epochs if not given), or runs so many batches; after the last batch of an
  /// epoch its record is made.
  Status run(int epochs);
  Status run() { return run(config_.epochs - state_.epoch); }
  Status runBatches(int batches);
  Status status() const;

  /// Makes room for the history of so many more epochs, so that no run ends for want of memory; an error names the
  /// field `epochs`.
  std::optional<InputError> reserve(int epochs);
  std::size_t historyBytes(std::size_t epochs) const;

  const TrainerConfig& config() const { return config_; }
  const Dataset& dataset() const { return data_; }
  const NetworkPlan& plan() const { return network_.plan(); }
  bool hasHeldOut() const { return test_.count() > 0; }
  int trainingSamples() const { return train_.count(); }
  int batches() const;  ///< of an epoch
  const History& history() const { return history_; }
  const TrainerState& state() const { return state_; }

  /// Loss and metric now, over the training data or the held-out ones.
  Score evaluateTraining();
  Score evaluateHeldOut();
  /// How often a class was answered by which, [classes x classes] with the true class's row first; empty without
  /// classes.
  std::vector<std::uint32_t> confusionTraining() { return confusion(train_); }
  std::vector<std::uint32_t> confusionHeldOut() { return confusion(test_); }

  /// Every number of one sample's pass, `row` being its place in dataset().
  SampleTrace trace(int row);

  /// Back to before the first epoch: the same bits again.
  void reset();
  Snapshot snapshot() const { return {state_, history_}; }
  void rewind(Snapshot snapshot);

  /// The network's answer at `count` points given as [columns x count]: for each output [outputs x count], the
  /// probability of a class (of class 1 if there is one output) or the fitted value.
  std::vector<float> predict(const std::vector<float>& columns, int count);

 private:
  Trainer(const TrainerConfig& config, Dataset data, const Split& split);

  void beginEpoch();
  void reserveHistory(std::size_t epochs);
  void trainBatch();
  void finishEpoch();
  void forwardBatch(int batch);
  void forwardChunk(const Samples& samples, int start, bool derivatives);
  void applyPenalties();
  void takeStep();
  void recordGradients();
  void diverge();
  std::optional<Divergence> findDivergence();
  Score evaluate(const Samples& samples, bool record);
  std::vector<std::uint32_t> confusion(const Samples& samples);
  LossInput<float> lossInput() const;
  Score score(const LossSum& sum, const Samples& samples) const;

  TrainerConfig config_;
  Dataset data_;
  Samples train_, test_;
  int chunk_;  ///< samples evaluated at a time
  Network<float> network_;
  TrainerState state_, epochStart_;
  Eigen::ArrayXf gradients_;
  std::vector<float> targets_;
  std::vector<LayerRecorder> recorders_;
  History history_;
  std::optional<Divergence> diverged_;
};

}  // namespace playground
