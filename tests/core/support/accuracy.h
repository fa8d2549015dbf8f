#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "core/bit_cast.h"
#include "core/catalogue.h"

/// How far an activation is from its own `exact`: shared by the sample that runs with every test and by the sweep over
/// all float32 inputs.
namespace playground::accuracy {

/// Below this the unit is the smallest subnormal, 2^-149.
inline constexpr double kSmallestNormal = 0x1p-126;

/// The largest error seen, and where.
struct Worst {
  double error = 0;
  float x = 0, got = 0;
  double truth = 0;
  std::string parameters = {};  ///< if they are not the setting's: "alpha=0.5"

  void meet(const Worst& other) {
    if (other.error > error) *this = other;
  }
};

/// The errors of one activation with one set of parameters.
struct Report {
  Worst value, derivative;                    ///< in ULP of float at the truth, where the truth is a normal number
  Worst valueSubnormal, derivativeSubnormal;  ///< in units of 2^-149, where it is not
  Worst root;    ///< the derivative close to a root, where ULP lose their meaning, in 2^-23 of the largest |f'|
  Worst second;  ///< 1: off by 1e-5 relative and 1e-6 absolute
  Worst nan;     ///< 1: a NaN input was not treated like any other NaN

  void meet(const Report& other) {
    value.meet(other.value);
    derivative.meet(other.derivative);
    valueSubnormal.meet(other.valueSubnormal);
    derivativeSubnormal.meet(other.derivativeSubnormal);
    root.meet(other.root);
    second.meet(other.second);
    nan.meet(other.nan);
  }
};

/// The parts of a report under the names they have in tables and files.
inline std::array<std::pair<const char*, Worst Report::*>, 7> parts() {
  return {{{"value", &Report::value},
           {"value_subnormal", &Report::valueSubnormal},
           {"derivative", &Report::derivative},
           {"derivative_subnormal", &Report::derivativeSubnormal},
           {"derivative_root", &Report::root},
           {"second_derivative", &Report::second},
           {"nan", &Report::nan}}};
}

/// Distance of `got` from `truth` in ULP of float at the truth, in units of 2^-149 below the normal numbers.
/// A truth of 2^128 or more is infinity to a float; short of it infinity counts as 2^128. A NaN on one side only is
/// infinitely wrong.
inline double ulpError(float got, double truth) {
  if (std::isnan(truth) || std::isnan(got)) {
    return std::isnan(truth) && std::isnan(got) ? 0 : std::numeric_limits<double>::infinity();
  }
  if (std::isinf(got) && std::fabs(truth) >= 0x1p128)
    return (got < 0) == (truth < 0) ? 0 : std::numeric_limits<double>::infinity();
  if (std::isinf(truth)) return std::numeric_limits<double>::infinity();
  const double result = std::isinf(got) ? std::copysign(0x1p128, got) : got;
  int exponent = static_cast<int>(bitCast<std::uint64_t>(truth) >> 52 & 0x7ff) - 1023;
  exponent = exponent < -126 ? -126 : exponent > 127 ? 127 : exponent;
  const double unitInverse = bitCast<double>(static_cast<std::uint64_t>(1023 - (exponent - 23)) << 52);
  return std::fabs(result - truth) * unitInverse;
}

/// Error of a second derivative in units of what is allowed, 1e-5 relative or 1e-6 absolute.
inline double secondError(float got, double truth) {
  if (std::isnan(truth) || std::isnan(got)) {
    return std::isnan(truth) && std::isnan(got) ? 0 : std::numeric_limits<double>::infinity();
  }
  if (got == truth) return 0;
  const double difference = std::fabs(got - truth);
  return std::fmin(difference * 1e6, difference * 1e5 / std::fabs(truth));
}

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
    thread_local std::vector<float> value(kBatch), derivative(kBatch), second(kBatch);
    entry_->apply(parameters_.data(), Order::secondDerivative, x, count,
                  {value.data(), derivative.data(), second.data()});
    for (std::size_t i = 0; i < count; ++i) {
      if (std::isnan(x[i])) {
        judgeNan(x[i], {value[i], derivative[i], second[i]}, report);
        continue;
      }
      const Exact truth = exact(x[i]);
      const double valueError = ulpError(value[i], truth.value);
      Worst& ofValue = std::fabs(truth.value) < kSmallestNormal ? report.valueSubnormal : report.value;
      if (valueError > ofValue.error) ofValue = {valueError, x[i], value[i], truth.value};

      const double derivativeError = ulpError(derivative[i], truth.derivative);
      if (derivativeError > 1 && nearRoot(x[i])) {
        const double off = std::fabs(derivative[i] - truth.derivative) * 0x1p23 / largestDerivative_;
        report.root.meet({off, x[i], derivative[i], truth.derivative});
      } else {
        Worst& ofDerivative =
            std::fabs(truth.derivative) < kSmallestNormal ? report.derivativeSubnormal : report.derivative;
        if (derivativeError > ofDerivative.error)
          ofDerivative = {derivativeError, x[i], derivative[i], truth.derivative};
      }

      const double ofSecond = secondError(second[i], truth.secondDerivative);
      if (ofSecond > report.second.error) report.second = {ofSecond, x[i], second[i], truth.secondDerivative};
    }
  }

  static constexpr std::size_t kBatch = 1 << 14;
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

/// Has it parameters that are numbers, not words?
inline bool hasFreeParameters(const Entry& entry) {
  for (const Parameter& parameter : entry.info.parameters)
    if (parameter.choices.size() == 0) return true;
  return false;
}

/// A parameter set that is allowed: mostly from the sliders' width, sometimes of another size or sign.
inline std::vector<float> randomParameters(const Entry& entry, std::mt19937& random) {
  std::uniform_real_distribution<double> unit(0, 1);
  for (;;) {
    std::vector<float> set;
    for (const Parameter& parameter : entry.info.parameters) {
      const double on = parameter.min + (parameter.max - parameter.min) * unit(random);
      const double off = (unit(random) < 0.5 ? -1 : 1) * std::exp2(16 * unit(random) - 8);
      set.push_back(static_cast<float>(unit(random) < 0.7 ? on : off));
    }
    if (!checkParameters(entry, set)) return set;
  }
}

/// The worst over `sets` random parameter sets with kInputsPerSet random inputs each: half of them of every size, half
/// where curves bend.
inline constexpr int kInputsPerSet = 128;
inline Report judgeRandom(const Entry& entry, unsigned seed, int sets) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> bend(-20, 20);
  Report all;
  for (int i = 0; i < sets; ++i) {
    const std::vector<float> parameters = randomParameters(entry, random);
    std::vector<float> x(kInputsPerSet);
    for (std::size_t k = 0; k < x.size(); ++k)
      x[k] = k % 2 ? bend(random) : bitCast<float>(static_cast<std::uint32_t>(random()));
    Report report;
    Subject(entry, parameters).judge(x.data(), x.size(), report);
    std::string text;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      char value[32];
      std::snprintf(value, sizeof value, "=%.9g", static_cast<double>(parameters[p]));
      text += (p ? ";" : "") + std::string(entry.info.parameters[p].name) + value;
    }
    for (const auto& [name, part] : parts()) (report.*part).parameters = text;
    all.meet(report);
  }
  return all;
}
}  // namespace playground::accuracy
