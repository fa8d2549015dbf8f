#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "tests/core/support/batch.h"
#include "tests/core/support/report.h"

/// How far an activation is from its own `exact`: shared by the sample that runs with every test and by the sweep over
/// all float32 inputs.
namespace playground::accuracy {

/// An activation with one set of parameters, and what judging it needs to know.
class Subject {
 public:
  Subject(const Entry& entry, std::vector<float> parameters)
      : entry_(&entry), parameters_(std::move(parameters)), atNan_(curve(std::nanf(""))) {
    constexpr double step = 0x1p-6;
    double before = exact(-16).derivative;
    for (double x = -16 + step; x <= 16; x += step) {
      const double after = exact(x).derivative;
      largestDerivative_ = std::fmax(largestDerivative_, std::fabs(after));
      if (before * after < 0) addRoot(x - step, x);
      before = after;
    }
  }

  const Entry& entry() const { return *entry_; }
  const std::vector<float>& parameters() const { return parameters_; }
  const std::vector<double>& roots() const { return roots_; }
  Exact exact(double x) const { return entry_->exact(parameters_.data(), x); }

  /// Is x so close to a root of f' that its error is judged absolutely?
  bool nearRoot(double x) const {
    for (const double root : roots_)
      if (std::fabs(x - root) < kRootNeighbourhood) return true;
    return false;
  }

  /// Judges the activation on `count` inputs, which must not exceed kBatch.
  void judge(const float* x, std::size_t count, Report& report) const {
    thread_local Batch batch;
    entry_->apply(parameters_.data(), Order::secondDerivative, x, count, batch.results());
    for (std::size_t i = 0; i < count; ++i) batch.truth(i, exact(x[i]));
    const auto rooted = [&] { return std::any_of(x, x + count, [this](float v) { return nearRoot(v); }); };
    const Batch::Largest largest = batch.screen(count);
    const bool nothingNew =
        !largest.odd && largest.value <= report.value.error && largest.valueSubnormal <= report.valueSubnormal.error &&
        largest.derivative <= report.derivative.error &&
        largest.derivativeSubnormal <= report.derivativeSubnormal.error && largest.second <= report.second.error;
    if (nothingNew && (largest.derivative <= 1 || roots_.empty() || !rooted())) return;
    for (std::size_t i = 0; i < count; ++i) judgeOne(x[i], batch, i, report);
  }

  static constexpr std::size_t kBatch = Batch::kSize;
  static constexpr double kRootNeighbourhood = 0x1p-2;

 private:
  struct Three {
    float value, derivative, second;
  };

  Three curve(float x) const {
    Three result{};
    entry_->apply(parameters_.data(), Order::secondDerivative, &x, 1,
                  {&result.value, &result.derivative, &result.second});
    return result;
  }

  void judgeOne(float x, const Batch& batch, std::size_t i, Report& report) const {
    const float value = batch.value[i], derivative = batch.derivative[i], second = batch.second[i];
    if (std::isnan(x)) return judgeNan(x, {value, derivative, second}, report);
    const double trueValue = batch.trueValue[i], trueDerivative = batch.trueDerivative[i];
    (std::fabs(trueValue) < kSmallestNormal ? report.valueSubnormal : report.value)
        .meet({ulpError(value, trueValue), x, value, trueValue});
    const double error = ulpError(derivative, trueDerivative);
    if (error > 1 && nearRoot(x)) {
      const double off = std::fabs(derivative - trueDerivative) * 0x1p23 / largestDerivative_;
      report.root.meet({off, x, derivative, trueDerivative});
    } else {
      (std::fabs(trueDerivative) < kSmallestNormal ? report.derivativeSubnormal : report.derivative)
          .meet({error, x, derivative, trueDerivative});
    }
    report.second.meet({secondError(second, batch.trueSecond[i]), x, second, batch.trueSecond[i]});
  }

  void addRoot(double low, double high) {
    const bool rising = exact(low).derivative < 0;
    for (int i = 0; i < 60; ++i) {
      const double middle = (low + high) / 2;
      ((exact(middle).derivative < 0) == rising ? low : high) = middle;
    }
    if (std::fabs(exact(low).derivative) < 1e-12) roots_.push_back(low);  // else it is a jump, not a root
  }

  /// Every NaN must give what the canonical one gives; what that is, the golden data say.
  void judgeNan(float x, Three got, Report& report) const {
    const auto same = [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    if (!same(got.value, atNan_.value) || !same(got.derivative, atNan_.derivative))
      report.nan.meet({1, x, got.value, 0});
  }

  const Entry* entry_;
  std::vector<float> parameters_;
  Three atNan_;
  std::vector<double> roots_;
  double largestDerivative_ = 0;
};

/// The parameter sets that are swept: the defaults, and each other word where a parameter is a choice of words.
struct Setting {
  std::string name;  ///< "gelu", "gelu(tanh)"
  const Entry* entry;
  std::vector<float> parameters;
};

inline std::vector<Setting> settings() {
  std::vector<Setting> all;
  for (const Entry& entry : catalogue()) {
    if (!entry.elementwise()) continue;
    all.push_back({std::string(entry.id), &entry, entry.defaults});
    for (std::size_t p = 0; p < entry.info.parameters.size(); ++p) {
      const auto& choices = entry.info.parameters[p].choices;
      for (std::size_t c = 0; c < choices.size(); ++c) {
        if (static_cast<float>(c) == entry.defaults[p]) continue;
        std::vector<float> parameters = entry.defaults;
        parameters[p] = static_cast<float>(c);
        all.push_back({std::string(entry.id) + "(" + std::string(choices[c]) + ")", &entry, parameters});
      }
    }
  }
  return all;
}

}  // namespace playground::accuracy
