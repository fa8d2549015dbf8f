#include "core/train/trainer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/memory.h"
#include "core/train/arrays.h"
#include "core/train/initialise.h"

namespace playground {
namespace {

/// Batches for evaluation: long enough to keep the lanes busy, short enough to stay in the cache.
int evaluationChunk(const NetworkPlan& plan) { return padded(std::clamp(65536 / plan.neurons, 32, 512)); }

/// What a trainer takes beside its history, on the large side.
double bytesOf(const TrainerConfig& config, const Dataset& data, int trained) {
  const NetworkPlan plan = makePlan(config, data.columns, data.classes);
  const double width = padded(std::max(std::min(config.batchSize, trained), evaluationChunk(plan))),
               samples = data.samples;
  int widest = plan.columns;
  for (const LayerPlan& layer : plan.layers) widest = std::max(widest, layer.outputs);
  const double values = width * (7.0 * plan.neurons + plan.columns + 4.0 * widest);
  const double table = samples * (3.0 * data.columns + 2), order = 4 * samples, parameters = 10.0 * plan.parameters;
  return sizeof(float) * (values + table + order + parameters);
}

/// A history of this size is beyond what a page can show.
constexpr std::size_t kMaxHistoryBytes = 512u << 20;

}  // namespace

Trainer::Trainer(const TrainerConfig& config, Dataset data, const Split& split)
    : config_(config),
      data_(std::move(data)),
      train_(data_, split.train),
      test_(data_, split.test),
      chunk_(evaluationChunk(makePlan(config, data_.columns, data_.classes))),
      network_(makePlan(config, data_.columns, data_.classes),
               std::max(std::min(config.batchSize, train_.count()), chunk_)),
      gradients_(Eigen::ArrayXf::Zero(plan().parameters)),
      targets_(static_cast<std::size_t>(padded(std::max(config.batchSize, chunk_)))) {
  config_.dataset.features = config_.dataset.labels = {};  // data_ has them
  for (const LayerPlan& layer : plan().layers) recorders_.emplace_back(layer);
  reset();
}

Result<std::unique_ptr<Trainer>> Trainer::make(const TrainerConfig& config) {
  if (auto error = check(config)) return *error;
  auto data = makeDataset(config.dataset, config.dataSeed());
  if (!data) {
    InputError error = data.error();
    error.field = "dataset." + error.field;
    return error;
  }
  const Split split = splitRows(data->samples, config.trainFraction, config.dataSeed());
  if (auto error = checkAgainstData(config, *data, static_cast<int>(split.train.size()))) return *error;
  const bool custom = config.dataset.name == DatasetName::custom;
  const double bytes = bytesOf(config, *data, static_cast<int>(split.train.size()));
  if (auto error = checkMemory(bytes, custom ? "dataset.features" : "dataset.samples", numberText(data->samples)))
    return *error;
  return std::unique_ptr<Trainer>(new Trainer(config, std::move(*data), split));
}

std::size_t Trainer::historyBytes(std::size_t epochs) const {
  const std::size_t histograms = config_.record.pastHistograms ? sizeof(Histogram) : 0;
  const std::size_t layer = sizeof(LayerStatistics) + histograms, series = hasHeldOut() ? 4 : 2;
  return epochs * (series * sizeof(double) + plan().layers.size() * layer);
}

void Trainer::reserveHistory(std::size_t epochs) {
  for (auto* series : {&history_.loss, &history_.accuracy, &history_.testLoss, &history_.testAccuracy})
    if (hasHeldOut() || series == &history_.loss || series == &history_.accuracy) series->reserve(epochs);
  for (auto& layer : history_.layers) layer.reserve(epochs);
  for (auto& layer : history_.histograms) layer.reserve(config_.record.pastHistograms ? epochs : 1);
}

std::optional<InputError> Trainer::reserve(int epochs) {
  const std::size_t done = history_.loss.size(), wanted = done + static_cast<std::size_t>(epochs);
  if (wanted <= history_.loss.capacity()) return std::nullopt;
  const std::size_t most = kMaxHistoryBytes / historyBytes(1);
  if (wanted > most)
    return InputError{"epochs", numberText(epochs),
                      "at most " + numberText(static_cast<double>(most - std::min(most, done))) +
                          " more epochs, whose history takes " + numberText(kMaxHistoryBytes >> 20) + " MB"};
  // Half as many again, so that a run epoch by epoch does not move its history at each of them.
  const std::size_t ample = std::min(most, std::max<std::size_t>(wanted, history_.loss.capacity() * 3 / 2));
  if (hasMemory(static_cast<double>(historyBytes(ample)))) {
    reserveHistory(ample);
    return std::nullopt;
  }
  if (auto error = checkMemory(static_cast<double>(historyBytes(wanted)), "epochs", numberText(epochs))) return error;
  reserveHistory(wanted);
  return std::nullopt;
}

void Trainer::reset() {
  state_ = {};
  state_.random = TorchGenerator(static_cast<std::int64_t>(config_.seed));
  state_.parameters = Eigen::ArrayXf::Zero(plan().parameters);
  state_.running = Eigen::ArrayXf::Zero(plan().statistics);
  state_.optimizer = makeOptimizerState(config_.optimizer, plan().trained);
  state_.gradient.assign(plan().layers.size(), 0);
  state_.gradientNorm.assign(plan().layers.size(), 0);
  initialise(plan(), config_.init, state_.random, state_.parameters.data(), state_.running.data());
  history_ = {};
  history_.layers.resize(plan().layers.size());
  history_.histograms.resize(plan().layers.size());
  diverged_.reset();
  epochStart_ = state_;
}

void Trainer::rewind(Snapshot snapshot) {
  state_ = std::move(snapshot.state);
  history_ = std::move(snapshot.history);
  diverged_.reset();
  epochStart_ = state_;
}

int Trainer::batches() const { return (train_.count() + config_.batchSize - 1) / config_.batchSize; }

Status Trainer::status() const { return {state_.epoch, state_.batch, state_.epoch >= config_.epochs, diverged_}; }

Status Trainer::run(int epochs) {
  const int end = state_.epoch + epochs;
  while (state_.epoch < end && !diverged_) trainBatch();
  return status();
}

Status Trainer::runBatches(int batches) {
  for (; batches > 0 && !diverged_; --batches) trainBatch();
  return status();
}

void Trainer::beginEpoch() {
  epochStart_ = state_;
  std::fill(state_.gradient.begin(), state_.gradient.end(), 0.0);
  std::fill(state_.gradientNorm.begin(), state_.gradientNorm.end(), 0.0);
  if (config_.shuffle) {
    state_.order.resize(static_cast<std::size_t>(train_.count()));
    state_.random.randperm(state_.order);
  }
}

LossInput<float> Trainer::lossInput() const {
  const LayerValues<float>& output = network_.values(plan().layers.size() - 1);
  return {output.linear,    output.value,     targets_.data(), plan().outputs(),
          network_.count(), network_.width(), data_.classes};
}

/// Forward through a training batch.
void Trainer::forwardBatch(int batch) {
  const int start = batch * config_.batchSize, count = std::min(config_.batchSize, train_.count() - start);
  float* x = network_.begin(count);
  train_.gather(start, count, config_.shuffle ? state_.order.data() + start : nullptr, network_.width(), x,
                targets_.data());
  network_.forward(state_.parameters.data(), state_.running.data(), Mode::train, &state_.random);
}

/// Forward through the samples from `start` on, as many as are evaluated at a time.
void Trainer::forwardChunk(const Samples& samples, int start, bool derivatives) {
  float* x = network_.begin(std::min(chunk_, samples.count() - start));
  samples.gather(start, network_.count(), nullptr, network_.width(), x, targets_.data());
  network_.forward(state_.parameters.data(), state_.running.data(), Mode::evaluate, nullptr, derivatives);
}

void Trainer::trainBatch() {
  if (state_.batch == 0) beginEpoch();
  forwardBatch(state_.batch);
  lossGradient(config_.loss, lossInput(), network_.gradient());
  network_.backward(state_.parameters.data(), gradients_.data());
  applyPenalties();
  recordGradients();
  takeStep();
  if (!allFinite(state_.parameters.data(), plan().parameters)) return diverge();
  if (++state_.batch == batches()) finishEpoch();
}

void Trainer::applyPenalties() {
  if (config_.l1 == 0 && config_.l2 == 0) return;
  const auto l1 = static_cast<float>(config_.l1), l2 = static_cast<float>(2 * config_.l2);
  for (const LayerPlan& layer : plan().layers) {
    const auto weights = state_.parameters.segment(layer.weight, layer.weights());
    gradients_.segment(layer.weight, layer.weights()) += weights.sign() * l1 + weights * l2;
  }
}

void Trainer::takeStep() {
  step(config_.optimizer, state_.parameters.head(plan().trained), gradients_.head(plan().trained), state_.optimizer);
}

void Trainer::recordGradients() {
  for (std::size_t i = 0; i < plan().layers.size(); ++i) {
    const LayerPlan& layer = plan().layers[i];
    const Norms n = norms(gradients_.data() + layer.weight, layer.weights());
    state_.gradient[i] += n.absolute / layer.weights();
    if (config_.record.gradientNorm) state_.gradientNorm[i] += std::sqrt(n.squares);
  }
}

void Trainer::finishEpoch() {
  const Score training = evaluate(train_, config_.record.statistics);
  const Score heldOut = test_.count() > 0 ? evaluate(test_, false) : Score{};
  std::vector<LayerStatistics> statistics(plan().layers.size());
  bool finite = std::isfinite(training.loss) && std::isfinite(heldOut.loss);
  for (std::size_t i = 0; i < statistics.size(); ++i) {
    statistics[i].gradient = state_.gradient[i] / state_.batch;
    statistics[i].gradientNorm = state_.gradientNorm[i] / state_.batch;
    if (config_.record.statistics) recorders_[i].finish(statistics[i]);
    finite = finite && std::isfinite(statistics[i].mean);
  }
  if (!finite) return diverge();
  history_.loss.push_back(training.loss);
  history_.accuracy.push_back(training.accuracy);
  if (test_.count() > 0) {
    history_.testLoss.push_back(heldOut.loss);
    history_.testAccuracy.push_back(heldOut.accuracy);
  }
  for (std::size_t i = 0; i < statistics.size(); ++i) {
    history_.layers[i].push_back(statistics[i]);
    if (!config_.record.pastHistograms) history_.histograms[i].clear();
    history_.histograms[i].push_back(recorders_[i].histogram());
  }
  state_.batch = 0;
  ++state_.epoch;
}

Score Trainer::evaluate(const Samples& samples, bool record) {
  if (record)
    for (std::size_t i = 0; i < recorders_.size(); ++i) recorders_[i].begin(state_.parameters.data());
  LossSum sum;
  for (int start = 0; start < samples.count(); start += chunk_) {
    forwardChunk(samples, start, record);
    addLoss(config_.loss, lossInput(), sum);
    if (!record) continue;
    for (std::size_t i = 0; i < recorders_.size(); ++i)
      recorders_[i].add(network_.values(i).before, network_.values(i).derivative, network_.count(), network_.width(),
                        config_.record.histogram);
  }
  return score(sum, samples);
}

Score Trainer::score(const LossSum& sum, const Samples& samples) const {
  const double count = samples.count();
  if (data_.classes > 0) return {sum.loss / count, sum.correct / count};
  const std::vector<float>& labels = samples.labels();
  const bool constant = std::all_of(labels.begin(), labels.end(), [&](float y) { return y == labels.front(); });
  if (constant) return {sum.loss / count, sum.correct == 0 ? 1.0 : 0.0};  // not by a mean that is rounded
  double mean = 0, spread = 0;
  for (const float y : labels) mean += static_cast<double>(y) / count;
  for (const float y : labels) spread += (static_cast<double>(y) - mean) * (static_cast<double>(y) - mean);
  return {sum.loss / count, 1 - sum.correct / spread};
}

std::vector<std::uint32_t> Trainer::confusion(const Samples& samples) {
  std::vector<std::uint32_t> counts(static_cast<std::size_t>(data_.classes * data_.classes));
  if (counts.empty()) return counts;
  for (int start = 0; start < samples.count(); start += chunk_) {
    forwardChunk(samples, start, false);
    float* answer = network_.gradient();
    classes(config_.loss, lossInput(), answer);
    for (int i = 0; i < network_.count(); ++i) {
      const auto row = static_cast<std::size_t>(targets_[static_cast<std::size_t>(i)]);
      ++counts[row * static_cast<std::size_t>(data_.classes) + static_cast<std::size_t>(answer[i])];
    }
  }
  return counts;
}

Score Trainer::evaluateTraining() { return evaluate(train_, false); }
Score Trainer::evaluateHeldOut() { return evaluate(test_, false); }

std::vector<float> Trainer::predict(const std::vector<float>& columns, int count) {
  const int outputs = plan().outputs();
  std::vector<float> result(static_cast<std::size_t>(outputs * count));
  for (int start = 0; start < count; start += chunk_) {
    const int size = std::min(chunk_, count - start);
    float* x = network_.begin(size);
    for (int c = 0; c < plan().columns; ++c)
      std::copy_n(columns.data() + c * count + start, size, x + c * network_.width());
    network_.padInput();
    network_.forward(state_.parameters.data(), state_.running.data(), Mode::evaluate, nullptr);
    float* answer = network_.gradient();
    predictions(config_.loss, lossInput(), answer);
    for (int o = 0; o < outputs; ++o)
      std::copy_n(answer + o * network_.width(), size, result.data() + o * count + start);
  }
  return result;
}

}  // namespace playground
