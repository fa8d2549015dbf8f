#pragma once

#include <cstdint>
#include <cstring>
#include <limits>

#include "core/apply.h"

/// Results and truths of many inputs, and their largest errors without a branch: the sweep over all inputs asks of
/// each batch whether it holds a new record, and hardly any does.
namespace playground::accuracy {

struct Batch {
  static constexpr std::size_t kSize = 1 << 11;

  alignas(16) float value[kSize], derivative[kSize], second[kSize];
  alignas(16) double trueValue[kSize], trueDerivative[kSize], trueSecond[kSize];

  /// As in a report; of no meaning if `odd`, when a result or a truth is infinite, NaN or close to overflow.
  struct Largest {
    double value, valueSubnormal, derivative, derivativeSubnormal, second;
    bool odd;
  };

  CurveArrays results() { return {value, derivative, second}; }

  void truth(std::size_t i, const Exact& exact) {
    trueValue[i] = exact.value;
    trueDerivative[i] = exact.derivative;
    trueSecond[i] = exact.secondDerivative;
  }

  Largest screen(std::size_t count) {
    for (; count % 2 != 0; ++count) {  // fill up with what is exact
      value[count] = derivative[count] = second[count] = 0;
      truth(count, {0, 0, 0});
    }
    const Ulp ofValue = ulp(value, trueValue, count), ofDerivative = ulp(derivative, trueDerivative, count);
    Lanes worst{};
    for (std::size_t i = 0; i < count; i += 2) {
      const Lanes difference = magnitude(wide(second + i) - load(trueSecond + i));
      const Lanes absolute = difference * 1e6, relative = difference * 1e5 / magnitude(load(trueSecond + i));
      const Lanes error = relative < absolute ? relative : absolute;  // NaN where 0 / 0: the absolute one
      worst = error > worst ? error : worst;
    }
    return {largest(ofValue.normal),
            largest(ofValue.subnormal),
            largest(ofDerivative.normal),
            largest(ofDerivative.subnormal),
            largest(worst),
            ofValue.odd || ofDerivative.odd};
  }

 private:
  using Lanes = double __attribute__((vector_size(16)));
  using Words = std::int64_t __attribute__((vector_size(16)));

  struct Ulp {
    Lanes normal, subnormal;
    bool odd;
  };

  static Lanes load(const double* from) {
    Lanes v;
    std::memcpy(&v, from, sizeof v);
    return v;
  }
  static Lanes wide(const float* from) { return Lanes{from[0], from[1]}; }
  static Lanes magnitude(Lanes v) { return reinterpret_cast<Lanes>(reinterpret_cast<Words>(v) & INT64_MAX); }
  static double largest(Lanes v) { return v[0] > v[1] ? v[0] : v[1]; }

  /// ulpError of report.h in lanes.
  static Ulp ulp(const float* got, const double* truth, std::size_t count) {
    constexpr double kSmallest = 0x1p-126, kOdd = 0x1p127;
    constexpr std::int64_t kStep = INT64_C(1) << 52, kExponent = 0x7ff * kStep, kBias = 1023;
    const Lanes zero{};
    Ulp worst{};
    Words odd{};
    for (std::size_t i = 0; i < count; i += 2) {
      const Lanes result = wide(got + i), true_ = load(truth + i), size = magnitude(true_);
      const Words normal = size >= kSmallest;
      // Units of 2^-149 at the smallest normal number, of twice that with each step of the exponent.
      const Words steps =
          (reinterpret_cast<Words>(normal ? size : zero + kSmallest) & kExponent) - (kBias - 126) * kStep;
      const Lanes perUnit = reinterpret_cast<Lanes>((kBias + 149) * kStep - steps);
      const Lanes error = magnitude(result - true_) * perUnit;
      const Lanes ofNormal = normal ? error : zero, ofSubnormal = normal ? zero : error;
      worst.normal = ofNormal > worst.normal ? ofNormal : worst.normal;
      worst.subnormal = ofSubnormal > worst.subnormal ? ofSubnormal : worst.subnormal;
      odd |= ~((size < kOdd) & (magnitude(result) < kOdd));
    }
    worst.odd = (odd[0] | odd[1]) != 0;
    return worst;
  }
};

}  // namespace playground::accuracy
