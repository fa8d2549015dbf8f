#include "core/train/trainer.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstring>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "core/train/snapshot.h"
#include "tests/core/support/present.h"

namespace playground {
namespace {

std::unique_ptr<Trainer> make(const TrainerConfig& config) {
  auto trainer = Trainer::make(config);
  EXPECT_TRUE(trainer) << trainer.error().message();
  return trainer ? std::move(*trainer) : nullptr;
}

TrainerConfig small() {
  TrainerConfig config;
  config.dataset.samples = 150;
  config.hidden = {6, 5};
  config.activation[0].id = "tanh";
  config.optimizer.lr = 0.01;
  return config;
}

/// All that draws random numbers, and all that keeps a state.
TrainerConfig random() {
  TrainerConfig config = small();
  config.activation = {{.id = orRelu("rrelu"), .parameters = {}}, {.id = orRelu("prelu"), .parameters = {}}};
  config.batchNorm = BatchNorm::before;
  config.dropout = 0.2;
  config.shuffle = true;
  config.trainFraction = 0.8;
  config.seed = 3;
  return config;
}

/// Everything the run has recorded and become, as bytes.
std::vector<std::uint8_t> bytesOf(const Trainer& trainer) { return toBytes(trainer.snapshot()); }

TEST(Trainer, resetReplaysTheSameBits) {
  const auto trainer = make(random());
  const auto start = bytesOf(*trainer);
  trainer->run(5);
  const auto end = bytesOf(*trainer);
  EXPECT_NE(start, end);
  trainer->reset();
  EXPECT_EQ(bytesOf(*trainer), start);
  trainer->run(5);
  EXPECT_EQ(bytesOf(*trainer), end);
}

TEST(Trainer, runsBatchByBatchAsInOneGo) {
  const auto whole = make(random()), steps = make(random());
  whole->run(3);
  EXPECT_EQ(steps->batches(), 4);  // 120 samples
  for (int i = 0; i < 3 * steps->batches(); ++i) {
    EXPECT_EQ(steps->status().batch, i % steps->batches());
    EXPECT_EQ(steps->status().epoch, i / steps->batches());
    steps->runBatches(1);
  }
  EXPECT_EQ(bytesOf(*steps), bytesOf(*whole));
}

TEST(Trainer, rewindsToTheBitAlsoWithinAnEpoch) {
  const auto trainer = make(random());
  trainer->run(2);
  trainer->runBatches(2);
  const auto bytes = bytesOf(*trainer);
  trainer->run(3);
  const auto end = bytesOf(*trainer);

  const auto other = make(random());
  for (Trainer* each : {trainer.get(), other.get()}) {
    auto snapshot = fromBytes(bytes, *each);
    ASSERT_TRUE(snapshot);
    each->rewind(std::move(*snapshot));
    EXPECT_EQ(bytesOf(*each), bytes);
    each->run(3);
    EXPECT_EQ(bytesOf(*each), end);
  }
}

TEST(Trainer, refusesBytesThatAreNoSnapshotOfIt) {
  const auto trainer = make(random());
  trainer->run(2);
  const auto bytes = bytesOf(*trainer);
  TrainerConfig wider = random();
  wider.hidden[0] = 7;
  EXPECT_FALSE(fromBytes(bytes, *make(wider)));
  TrainerConfig allTrained = random();
  allTrained.trainFraction = 1;
  EXPECT_FALSE(fromBytes(bytes, *make(allTrained)));
  EXPECT_FALSE(fromBytes({}, *trainer));
  for (std::size_t size = 0; size < bytes.size(); size += 97)
    EXPECT_FALSE(fromBytes(std::span(bytes).first(size), *trainer)) << size;
  auto damaged = bytes;
  damaged[8 + 3] = 0xff;  // a length
  EXPECT_FALSE(fromBytes(damaged, *trainer));
}

TEST(Trainer, refusesAGeneratorThatPointsBeyondItsWords) {
  const auto trainer = make(random());
  trainer->run(2);
  Snapshot snapshot = trainer->snapshot();
  constexpr std::size_t words = 624;  // of the Mersenne Twister; how many are used comes after them
  std::array<std::uint8_t, sizeof(TorchGenerator)> generator;
  std::memcpy(generator.data(), &snapshot.state.random, sizeof generator);
  const auto withUsed = [&](std::uint32_t used) {
    std::memcpy(generator.data() + words * sizeof used, &used, sizeof used);
    std::memcpy(static_cast<void*>(&snapshot.state.random), generator.data(), sizeof generator);
    return toBytes(snapshot);
  };
  EXPECT_TRUE(fromBytes(withUsed(words), *trainer));
  EXPECT_FALSE(fromBytes(withUsed(words + 1), *trainer));
  EXPECT_FALSE(fromBytes(withUsed(0xffffffff), *trainer));
}

TEST(Trainer, recordsWhatTheSamplesShow) {
  TrainerConfig config = small();
  config.activation = {{.id = "relu", .parameters = {}}, {.id = "sigmoid", .parameters = {}}};
  config.init = Initialiser::normal;
  config.optimizer.lr = 0.5;  // large weights: some units die, some saturate
  const auto trainer = make(config);
  trainer->run(4);
  int flatUnits = 0;
  for (std::size_t l = 0; l < 3; ++l) {
    const LayerStatistics& recorded = trainer->history().layers[l].back();
    const auto& counted = trainer->history().histograms[l].back().counts;
    const auto units = static_cast<std::size_t>(trainer->plan().layers[l].outputs);
    const double most = l == 0 ? 1 : 0.25;
    std::vector<double> largest(units), z;
    std::vector<std::uint32_t> histogram(Histogram::kBins);
    double flat = 0;
    for (int row = 0; row < 150; ++row) {
      const LayerTrace layer = trainer->trace(row).layers[l];
      for (std::size_t n = 0; n < units; ++n) {
        z.push_back(layer.preActivation[n]);
        largest[n] = std::max(largest[n], std::fabs(static_cast<double>(layer.derivative[n])));
        flat += std::fabs(layer.derivative[n]) < 0.01 * most;
        const double place = (z.back() + 8) * 4;
        ++histogram[static_cast<std::size_t>(std::min(63.0, std::max(0.0, place)))];
      }
    }
    double mean = 0, squares = 0, dead = 0, saturated = 0;
    for (const double value : z) mean += value / static_cast<double>(z.size());
    for (const double value : z) squares += (value - mean) * (value - mean);
    for (const double value : largest) {
      dead += value == 0;
      saturated += value < 0.01 * most;
    }
    const double deviation = std::sqrt(squares / static_cast<double>(z.size())), scale = std::fabs(mean) + deviation;
    EXPECT_NEAR(recorded.mean, mean, 1e-6 * scale) << l;
    EXPECT_NEAR(recorded.deviation, deviation, 1e-6 * scale) << l;
    EXPECT_EQ(recorded.dead, dead / static_cast<double>(units)) << l;
    EXPECT_EQ(recorded.saturated, saturated / static_cast<double>(units)) << l;
    EXPECT_NEAR(recorded.flat, flat / static_cast<double>(z.size()), 1e-3) << l;
    std::uint32_t apart = 0;
    for (std::size_t bin = 0; bin < histogram.size(); ++bin)
      apart += std::max(histogram[bin], counted[bin]) - std::min(histogram[bin], counted[bin]);
    EXPECT_LE(apart, 2u) << l;
    flatUnits += static_cast<int>(dead + saturated);
  }
  EXPECT_GT(flatUnits, 0);
}

TEST(Trainer, recordsLessIfAskedTo) {
  TrainerConfig config = small(), bare = small();
  bare.record = {false, false, false};
  const auto full = make(config), narrow = make(bare);
  full->run(3);
  narrow->run(3);
  EXPECT_EQ(full->history().loss, narrow->history().loss);
  const LayerStatistics& recorded = narrow->history().layers[0].back();
  EXPECT_EQ(recorded.gradient, full->history().layers[0].back().gradient);
  EXPECT_EQ(recorded.gradientNorm, 0);
  EXPECT_EQ(recorded.deviation, 0);
  EXPECT_GT(full->history().layers[0].back().gradientNorm, 0);
}

TEST(Trainer, keepsTheLastHistogramsAlone) {
  TrainerConfig config = small(), brief = small();
  brief.record.pastHistograms = false;
  const auto full = make(config), narrow = make(brief);
  full->run(3);
  narrow->run(3);
  const auto snapshot = fromBytes(toBytes(narrow->snapshot()), *narrow);
  ASSERT_TRUE(snapshot);
  EXPECT_FALSE(fromBytes(toBytes(narrow->snapshot()), *full));
  narrow->run(1);
  full->run(1);
  for (std::size_t l = 0; l < full->plan().layers.size(); ++l) {
    EXPECT_EQ(full->history().histograms[l].size(), 4u);
    ASSERT_EQ(narrow->history().histograms[l].size(), 1u);
    EXPECT_EQ(narrow->history().histograms[l].back().counts, full->history().histograms[l].back().counts);
    EXPECT_EQ(snapshot->history.histograms[l].back().counts, full->history().histograms[l][2].counts);
  }
}

TEST(Trainer, tracesTheGradientOfOneSample) {
  TrainerConfig config = small();
  config.batchNorm = BatchNorm::before;
  const auto trainer = make(config);
  trainer->run(2);
  const SampleTrace trace = trainer->trace(17);
  EXPECT_EQ(trace.input[1], trainer->dataset().features[35]);
  EXPECT_EQ(trace.target, trainer->dataset().labels[17]);
  ASSERT_EQ(trace.layers.size(), 3u);
  const auto& [first, second, output] = std::tie(trace.layers[0], trace.layers[1], trace.layers[2]);
  const float p = output.activation[0];
  EXPECT_EQ(trace.prediction[0], p);
  EXPECT_NEAR(trace.loss, -std::log(trace.target == 1 ? p : 1 - p), 1e-6);
  EXPECT_NEAR(output.linearGradient[0], p - trace.target, 1e-6);
  EXPECT_TRUE(output.outputGradient.empty());
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_FLOAT_EQ(output.weightGradient[i], output.linearGradient[0] * second.output[i]);
    EXPECT_EQ(second.activation[i], second.output[i]);
    EXPECT_NE(second.linear[i], second.preActivation[i]);
  }
  EXPECT_EQ(first.weightGradient.size(), 12u);
  EXPECT_EQ(trainer->status().epoch, 2);  // and the run goes on as if nobody had looked
  const auto other = make(config);
  other->run(3);
  trainer->run(1);
  EXPECT_EQ(bytesOf(*trainer), bytesOf(*other));
}

struct Failure {
  const char* name;
  TrainerConfig config;
  std::string_view quantity;
};

std::vector<Failure> failures() {
  TrainerConfig weight = small();
  weight.optimizer = {.name = OptimizerName::sgd, .lr = 1e39, .weightDecay = {}};
  TrainerConfig preActivation = small();
  preActivation.activation[0].id = "relu";
  preActivation.loss = Loss::mse;
  preActivation.optimizer = {.name = OptimizerName::sgd, .lr = 1e12, .weightDecay = {}};
  TrainerConfig gradient = small();
  gradient.l2 = 1e38;
  gradient.loss = Loss::bce_with_logits;
  gradient.optimizer = {.name = OptimizerName::sgd, .lr = 1, .weightDecay = {}};
  return {{"weight", weight, "weight"}, {"forward", preActivation, ""}, {"gradient", gradient, "gradient"}};
}

TEST(Trainer, stopsAtTheFirstValueThatIsNotFinite) {
  for (const auto& [name, config, quantity] : failures()) {
    const auto trainer = make(config);
    const Status status = trainer->run(20);
    ASSERT_TRUE(status.diverged) << name;
    EXPECT_EQ(status.diverged->epoch, status.epoch + 1) << name;
    EXPECT_LT(status.epoch, 20) << name;
    EXPECT_FALSE(status.diverged->quantity.empty()) << name;
    if (!quantity.empty()) {
      EXPECT_EQ(status.diverged->quantity, quantity) << name;
    }
    EXPECT_TRUE(trainer->state().parameters.allFinite()) << name;
    EXPECT_EQ(trainer->history().loss.size(), static_cast<std::size_t>(status.epoch)) << name;
    EXPECT_EQ(trainer->run(1).epoch, status.epoch) << "it stays where it is";

    // The state kept is that of the last complete epoch.
    const auto again = make(config);
    again->run(status.epoch);
    EXPECT_EQ(bytesOf(*again), bytesOf(*trainer)) << name;
    trainer->reset();
    EXPECT_FALSE(trainer->status().diverged) << name;
  }
}

TEST(Trainer, stopsWhereOnlyTheEvaluationFails) {
  TrainerConfig config = small();
  config.dataset.name = DatasetName::curve;
  config.loss = Loss::huber;
  config.hidden = {3};
  config.activation[0].id = orRelu("identity");
  config.batchSize = 150;  // one step, after which the weights are finite, but not their products
  config.optimizer = {.name = OptimizerName::sgd, .lr = 1e30, .weightDecay = {}};
  const auto trainer = make(config);
  const Status status = trainer->run(5);
  ASSERT_TRUE(status.diverged);
  EXPECT_EQ(status.epoch, 0);
  EXPECT_EQ(status.diverged->batch, 0);
  EXPECT_EQ(status.diverged->layer, 1);
  EXPECT_EQ(status.diverged->quantity, "preActivation");
}

TEST(Trainer, holdsOutWhatScikitLearnHoldsOut) {
  // sklearn.model_selection.train_test_split(numpy.arange(10), train_size=0.75, random_state=42)
  const Split split = splitRows(10, 0.75, 42);
  EXPECT_EQ(split.train, (std::vector<std::uint32_t>{0, 7, 2, 9, 4, 3, 6}));
  EXPECT_EQ(split.test, (std::vector<std::uint32_t>{8, 1, 5}));
  EXPECT_EQ(splitRows(3, 1, 42).train, (std::vector<std::uint32_t>{0, 1, 2}));
}

}  // namespace
}  // namespace playground
