#pragma once

#include "core/train/config.h"

/// The fields of the configurations, each named once with what it may be. A visitor has
///   number(name, double& or optional<double>&, Bounds)   a finite number
///   integer(name, int& or double& or optional<double>&, Bounds)
///   flag(name, bool&)
///   choice(name, Enum&, names)                            one of the names
///   numbers(name, array<double, 2>&, Bounds)
///   integers(name, vector<int>&, Bounds, most)            1 to `most` of them
///   floats(name, vector<float>&)
///   texts(name, vector<string>&, most)
///   object(name, Config&)                                 fields of its own
///   activations(name, vector<ActivationConfig>&)
/// The checker, the reader of JavaScript objects and the list that JavaScript gets of them are such visitors.
namespace playground {

struct Bounds {
  double min = -std::numeric_limits<double>::infinity(), max = std::numeric_limits<double>::infinity();
  bool aboveMin = false, belowMax = false;  ///< an end itself is not allowed
  std::string_view unit{};                  ///< what is counted or measured; none: a plain number

  bool contain(double value) const {
    return value >= min && value <= max && !(aboveMin && value == min) && !(belowMax && value == max);
  }
};

inline constexpr Bounds kNotNegative{.min = 0}, kBelowOne{.min = 0, .max = 1, .belowMax = true};

template <class Visitor>
void visitFields(Visitor& visit, DatasetConfig& c) {
  visit.choice("name", c.name, kDatasetNames);
  visit.integer("samples", c.samples, {.min = 2, .max = kMaxRows, .unit = "samples"});
  visit.number("noise", c.noise, {.min = 0, .max = 1e6});
  visit.integer("seed", c.seed, {.min = 0, .max = 4294967295.0});
  visit.number("factor", c.factor, kBelowOne);
  visit.integer("centers", c.centers, {.min = 2, .max = 5, .unit = "classes"});
  visit.integer("arms", c.arms, {.min = 2, .max = 5, .unit = "classes"});
  visit.number("turns", c.turns, {.min = 0, .max = 10, .aboveMin = true, .unit = "turns"});
  visit.choice("function", c.function, kCurveFunctionNames);
  visit.floats("features", c.features);
  visit.floats("labels", c.labels);
  visit.integer("columns", c.columns, {.min = 1, .max = kMaxColumns});
  visit.texts("names", c.names, kMaxColumns);
  visit.texts("classNames", c.classNames, kMaxClasses);
  visit.choice("task", c.task, kTaskNames);
  visit.flag("standardize", c.standardize);
}

template <class Visitor>
void visitFields(Visitor& visit, OptimizerConfig& c) {
  visit.choice("name", c.name, kOptimizerNames);
  visit.number("lr", c.lr, kNotNegative);
  visit.number("momentum", c.momentum, kNotNegative);
  visit.flag("nesterov", c.nesterov);
  visit.number("weightDecay", c.weightDecay, kNotNegative);
  visit.numbers("betas", c.betas, kBelowOne);
  visit.number("eps", c.eps, kNotNegative);
  visit.number("alpha", c.alpha, kNotNegative);
}

template <class Visitor>
void visitFields(Visitor& visit, RecordConfig& c) {
  visit.flag("gradientNorm", c.gradientNorm);
  visit.flag("statistics", c.statistics);
  visit.flag("histogram", c.histogram);
  visit.flag("pastHistograms", c.pastHistograms);
}

template <class Visitor>
void visitFields(Visitor& visit, TrainerConfig& c) {
  visit.object("dataset", c.dataset);
  visit.integers("hidden", c.hidden, {.min = 1, .max = 256, .unit = "neurons"}, kMaxLayers);
  visit.activations("activation", c.activation);
  visit.choice("loss", c.loss, kLossNames);
  visit.object("optimizer", c.optimizer);
  visit.choice("init", c.init, kInitialiserNames);
  visit.choice("batchNorm", c.batchNorm, kBatchNormNames);
  visit.number("dropout", c.dropout, {.min = 0, .max = 1, .belowMax = true, .unit = "share"});
  visit.number("l1", c.l1, kNotNegative);
  visit.number("l2", c.l2, kNotNegative);
  visit.integer("batchSize", c.batchSize, {.min = 1, .max = kMaxRows, .unit = "samples"});
  visit.flag("shuffle", c.shuffle);
  visit.integer("epochs", c.epochs, {.min = 0, .max = 1000000, .unit = "epochs"});
  visit.integer("seed", c.seed, {.min = -9007199254740991.0, .max = 9007199254740991.0});
  visit.number("trainFraction", c.trainFraction, {.min = 0, .max = 1, .aboveMin = true, .unit = "share"});
  visit.object("record", c.record);
}

/// What `bounds` allow, in words.
std::string describe(const Bounds& bounds, bool integer);

/// The names with commas between.
template <class Names>
std::string describe(const Names& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

}  // namespace playground
