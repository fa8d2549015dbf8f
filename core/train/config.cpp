#include "core/train/config.h"

#include <algorithm>
#include <cmath>

#include "core/catalogue.h"
#include "core/train/config_fields.h"
#include "core/train/loss.h"

namespace playground {
namespace {

/// Keeps the first value out of bounds.
struct Checker {
  std::optional<InputError> error;
  std::string path;

  void check(const std::string& name, double value, const Bounds& bounds, bool integer) {
    if (error || (std::isfinite(value) && bounds.contain(value) && !(integer && value != std::floor(value)))) return;
    error = InputError{path + name, numberText(value), describe(bounds, integer)};
  }
  void number(std::string_view name, double value, const Bounds& bounds) {
    check(std::string(name), value, bounds, false);
  }
  void number(std::string_view name, const std::optional<double>& value, const Bounds& bounds) {
    if (value) number(name, *value, bounds);
  }
  void integer(std::string_view name, double value, const Bounds& bounds) {
    check(std::string(name), value, bounds, true);
  }
  void integer(std::string_view name, const std::optional<double>& value, const Bounds& bounds) {
    if (value) integer(name, *value, bounds);
  }
  void flag(std::string_view, bool) {}
  template <class Enum, std::size_t count>
  void choice(std::string_view, Enum, const std::array<std::string_view, count>&) {}
  void numbers(std::string_view name, const std::array<double, 2>& values, const Bounds& bounds) {
    for (std::size_t i = 0; i < values.size(); ++i) check(indexed(name, i), values[i], bounds, false);
  }
  void integers(std::string_view name, const std::vector<int>& values, const Bounds& bounds, std::size_t most) {
    if (!error && (values.empty() || values.size() > most))
      error = InputError{path + std::string(name), "a list of " + numberText(static_cast<double>(values.size())),
                         "1 to " + numberText(static_cast<double>(most)) + " numbers"};
    for (std::size_t i = 0; i < values.size(); ++i) check(indexed(name, i), values[i], bounds, true);
  }
  void floats(std::string_view, const std::vector<float>&) {}
  void texts(std::string_view, const std::vector<std::string>&, std::size_t) {}
  template <class Config>
  void object(std::string_view name, Config& config) {
    const std::string outer = path;
    path += std::string(name) + ".";
    visitFields(*this, config);
    path = outer;
  }
  void activations(std::string_view name, const std::vector<ActivationConfig>& activations) {
    for (std::size_t i = 0; i < activations.size(); ++i)
      if (!error)
        error = checkActivation(activations.size() == 1 ? std::string(name) : indexed(name, i), activations[i]);
  }

  static std::optional<InputError> checkActivation(const std::string& name, const ActivationConfig& activation) {
    const Entry* entry = find(activation.id);
    if (!entry || !entry->elementwise())
      return InputError{name + ".id", activation.id, "the id of an element-wise activation"};
    if (activation.parameters.empty()) return std::nullopt;
    const auto given = static_cast<double>(activation.parameters.size());
    if (activation.parameters.size() != entry->defaults.size())
      return InputError{name + ".parameters", "a list of " + numberText(given),
                        numberText(static_cast<double>(entry->defaults.size())) + " numbers"};
    auto error = checkParameters(*entry, activation.parameters);
    if (error) error->field = name + "." + error->field;
    return error;
  }
};

InputError atOdds(std::string_view field, std::string_view value, std::string allowed) {
  return {std::string(field), std::string(value), std::move(allowed)};
}

}  // namespace

std::string describe(const Bounds& bounds, bool integer) {
  std::string text = integer ? "an integer" : "a finite number";
  if (std::isfinite(bounds.min)) text += (bounds.aboveMin ? " above " : ", at least ") + numberText(bounds.min);
  if (std::isfinite(bounds.max)) text += (bounds.belowMax ? ", below " : ", at most ") + numberText(bounds.max);
  return text;
}

std::uint32_t TrainerConfig::dataSeed() const {
  return static_cast<std::uint32_t>(static_cast<std::int64_t>(dataset.seed.value_or(seed)));
}

std::optional<InputError> check(const DatasetConfig& config) {
  Checker checker;
  DatasetConfig copy = config;
  visitFields(checker, copy);
  return checker.error;
}

std::optional<InputError> check(const TrainerConfig& config) {
  Checker checker;
  TrainerConfig copy = config;
  visitFields(checker, copy);
  if (checker.error) return checker.error;
  const std::size_t layers = config.hidden.size(), activations = config.activation.size();
  if (activations != 1 && activations != layers)
    return atOdds(
        "activation", "a list of " + numberText(static_cast<double>(activations)),
        "one activation, or one for each of the " + numberText(static_cast<double>(layers)) + " hidden layers");
  if (config.optimizer.nesterov && config.optimizer.momentum == 0)
    return atOdds("optimizer.nesterov", "true", "false where optimizer.momentum is 0");
  return std::nullopt;
}

std::optional<InputError> checkAgainstData(const TrainerConfig& config, const Dataset& data, int trainingSamples) {
  const std::string_view loss = kLossNames[static_cast<std::size_t>(config.loss)];
  if (isMulticlass(config.loss) && data.classes < 2)
    return atOdds("loss", loss, "mse or huber for data without classes");
  if (!isMulticlass(config.loss) && !isRegression(config.loss) && data.classes != 2)
    return atOdds(
        "loss", loss,
        data.classes > 2 ? "cross_entropy or nll for more than two classes" : "mse or huber for data without classes");
  if (trainingSamples < 1)
    return atOdds("trainFraction", numberText(config.trainFraction), "enough to leave a sample to train on");
  const bool ofOne = config.batchSize == 1 || trainingSamples % config.batchSize == 1;
  if (config.batchNorm != BatchNorm::none && ofOne)
    return atOdds("batchSize", numberText(config.batchSize),
                  "a size that leaves no batch of one sample, for batch normalisation needs two; there are " +
                      numberText(trainingSamples) + " to train on");
  int neurons = 0;
  for (const int width : config.hidden) neurons += width;
  constexpr double limit = 1 << 22;
  if (static_cast<double>(neurons) * std::min(config.batchSize, trainingSamples) > limit)
    return atOdds("batchSize", numberText(config.batchSize),
                  "at most " + numberText(std::floor(limit / neurons)) + " for a network of " + numberText(neurons) +
                      " hidden neurons");
  return std::nullopt;
}

}  // namespace playground
