#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "core/bit_cast.h"

/// Errors of float results against the truth in double.
namespace playground::accuracy {

/// Below this the unit is the smallest subnormal, 2^-149.
inline constexpr double kSmallestNormal = 0x1p-126;

/// The largest error seen, and where.
struct Worst {
  double error = 0;
  float x = 0, got = 0;
  double truth = 0;
  std::string parameters = {};  ///< if they are not the setting's: "alpha=0.5"

  /// Of equal errors the lower bit pattern stays, so that tables do not depend on the threads' order.
  void meet(const Worst& other) {
    const bool lower = bitCast<std::uint32_t>(other.x) < bitCast<std::uint32_t>(x);
    if (other.error > error || (other.error == error && error > 0 && lower)) *this = other;
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

}  // namespace playground::accuracy
