#pragma once

#include <cstdio>
#include <random>

#include "tests/core/support/accuracy.h"

/// Activations at parameters other than their defaults.
namespace playground::accuracy {

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
