#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/train/config_fields.h"
#include "core/train/pytorch_script.h"
#include "core/train/trainer.h"
#include "tests/fuzz/targets.h"

namespace playground::fuzz {
namespace {

/// Reads `dataset.samples=40 hidden=5,5` into a configuration; what is no number reads as one all the same.
class Reader {
 public:
  explicit Reader(std::string_view line) : line_(" " + std::string(line)) {}

  void number(std::string_view name, double& value, const Bounds&) { value = read(name, value); }
  void number(std::string_view name, std::optional<double>& value, const Bounds&) {
    if (!text(name).empty()) value = read(name, 0);
  }
  void integer(std::string_view name, int& value, const Bounds&) { value = whole(read(name, value)); }
  void integer(std::string_view name, double& value, const Bounds& bounds) { number(name, value, bounds); }
  void integer(std::string_view name, std::optional<double>& value, const Bounds& bounds) {
    number(name, value, bounds);
  }
  void flag(std::string_view name, bool& value) { value = read(name, value) != 0; }
  template <class Enum, class Names>
  void choice(std::string_view name, Enum& value, const Names& names) {
    const std::string given = text(name);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i] == given) value = static_cast<Enum>(i);
  }
  void numbers(std::string_view name, std::array<double, 2>& values, const Bounds&) {
    const std::vector<double> given = list(name);
    for (std::size_t i = 0; i < std::min(given.size(), values.size()); ++i) values[i] = given[i];
  }
  void integers(std::string_view name, std::vector<int>& values, const Bounds&, std::size_t) {
    if (text(name).empty()) return;
    values.clear();
    for (const double each : list(name)) values.push_back(whole(each));
  }
  void floats(std::string_view name, std::vector<float>& values) {
    for (const double each : list(name)) values.push_back(static_cast<float>(each));
  }
  void texts(std::string_view name, std::vector<std::string>& values, std::size_t) {
    if (!text(name).empty()) values = {text(name), "two"};
  }
  template <class Config>
  void object(std::string_view name, Config& config) {
    const std::string outer = path_;
    path_ += std::string(name) + ".";
    visitFields(*this, config);
    path_ = outer;
  }
  /// activation=elu,relu and parameters=0.5, which are the first one's.
  void activations(std::string_view name, std::vector<ActivationConfig>& values) {
    const std::string given = text(name);
    if (given.empty()) return;
    values.clear();
    for (std::size_t from = 0, to; from <= given.size() && values.size() < 40; from = to + 1) {
      to = std::min(given.find(',', from), given.size());
      values.push_back({given.substr(from, to - from), {}});
    }
    for (const double each : list("parameters")) values[0].parameters.push_back(static_cast<float>(each));
    values[0].perNeuron = !text("perNeuron").empty();
  }

 private:
  static int whole(double value) { return std::fabs(value) < 2e9 ? static_cast<int>(value) : -1; }

  std::string text(std::string_view name) const {
    const std::string key = " " + path_ + std::string(name) + "=";
    const std::size_t at = line_.find(key);
    if (at == std::string::npos) return "";
    const std::size_t from = at + key.size();
    return line_.substr(from, line_.find(' ', from) - from);
  }
  double read(std::string_view name, double otherwise) const {
    const std::string given = text(name);
    return given.empty() ? otherwise : std::strtod(given.c_str(), nullptr);
  }
  std::vector<double> list(std::string_view name) const {
    std::vector<double> values;
    const std::string given = text(name);
    for (std::size_t from = 0; from < given.size() && values.size() < 256;) {
      values.push_back(std::strtod(given.c_str() + from, nullptr));
      const std::size_t comma = given.find(',', from);
      if (comma == std::string::npos) break;
      from = comma + 1;
    }
    return values;
  }

  std::string line_, path_;
};

/// Multiplications of an epoch and an evaluation: what takes minutes is allowed, but finds nothing.
double work(const TrainerConfig& config) {
  double weights = 64, before = 64;
  for (const int width : config.hidden) {
    weights += before * width;
    before = width;
  }
  return weights * (config.dataset.name == DatasetName::custom ? 300 : config.dataset.samples);
}

void requireReason(const InputError& error) {
  require(!error.field.empty() && !error.allowed.empty(), "what is refused says what, and what is allowed");
}

}  // namespace

void training(std::string_view line) {
  TrainerConfig config;
  config.dataset.samples = 40;
  Reader reader(line);
  visitFields(reader, config);
  if (const auto error = check(config)) return requireReason(*error);
  if (work(config) > 1e7) return;
  auto made = Trainer::make(config);
  if (!made) return requireReason(made.error());

  Trainer& trainer = **made;
  const Status first = trainer.run(2);
  const std::vector<double> loss = trainer.history().loss;
  require(loss.size() == static_cast<std::size_t>(first.epoch), "every complete epoch has its loss");
  for (const double each : loss) require(std::isfinite(each), "a loss is finite");
  for (const auto& layer : trainer.history().layers)
    require(layer.size() == loss.size(), "every layer has a record of every epoch");
  require(first.epoch == 2 || first.diverged.has_value(), "a run ends early only where it diverged");
  trainer.evaluateTraining();
  if (trainer.hasHeldOut()) trainer.evaluateHeldOut();
  trainer.trace(0);
  trainer.predict(std::vector<float>(static_cast<std::size_t>(trainer.dataset().columns) * 3, 0.5f), 3);
  for (const std::string& part : toPyTorch(trainer)) require(!part.empty(), "the script is written");

  const Snapshot snapshot = trainer.snapshot();
  trainer.reset();
  trainer.runBatches(1);
  trainer.reset();
  trainer.run(2);
  require(trainer.history().loss == loss, "a run begun anew is the same");
  trainer.rewind(snapshot);
  require(trainer.status().epoch == first.epoch, "a snapshot brings its epoch back");
}

const char* const* trainingWords() {
  static const char* const words[] = {" dataset.name=",
                                      " dataset.samples=",
                                      " dataset.noise=",
                                      " dataset.seed=",
                                      " dataset.factor=",
                                      " dataset.centers=",
                                      " dataset.arms=",
                                      " dataset.turns=",
                                      " dataset.function=",
                                      " dataset.features=0,1,2,3",
                                      " dataset.labels=0,1",
                                      " dataset.columns=",
                                      " dataset.task=",
                                      " dataset.standardize=1",
                                      " hidden=",
                                      " activation=",
                                      " parameters=",
                                      " perNeuron=1",
                                      " loss=",
                                      " optimizer.name=",
                                      " optimizer.lr=",
                                      " optimizer.momentum=",
                                      " optimizer.nesterov=1",
                                      " optimizer.weightDecay=",
                                      " optimizer.betas=",
                                      " optimizer.eps=",
                                      " optimizer.alpha=",
                                      " init=",
                                      " batchNorm=",
                                      " dropout=",
                                      " l1=",
                                      " l2=",
                                      " batchSize=",
                                      " shuffle=1",
                                      " epochs=",
                                      " seed=",
                                      " trainFraction=",
                                      " record.statistics=0",
                                      " record.histogram=0",
                                      " record.pastHistograms=0",
                                      " record.gradientNorm=0",
                                      "circles",
                                      "moons",
                                      "blobs",
                                      "xor",
                                      "spiral",
                                      "curve",
                                      "custom",
                                      "sine",
                                      "step",
                                      "bce_with_logits",
                                      "cross_entropy",
                                      "nll",
                                      "mse",
                                      "huber",
                                      "kaiming_normal",
                                      "xavier_uniform",
                                      "lecun_normal",
                                      "zeros",
                                      "before",
                                      "after",
                                      "adamw",
                                      "sgd",
                                      "rmsprop",
                                      "relu",
                                      "elu",
                                      "gelu",
                                      "prelu",
                                      "rrelu",
                                      "threshold",
                                      "softplus",
                                      "0",
                                      "1",
                                      "-1",
                                      "2",
                                      "33",
                                      "0.5",
                                      "0.999",
                                      "1e30",
                                      "1e308",
                                      "nan",
                                      "inf",
                                      "5,5",
                                      nullptr};
  return words;
}

}  // namespace playground::fuzz
