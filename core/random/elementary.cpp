#include "core/random/elementary.h"

#include <cmath>
#include <cstdint>
#include <limits>

#include "core/bit_cast.h"

namespace playground::elementary {
namespace {

/// An unevaluated sum of two doubles, |low| <= half a unit in the last place of high.
struct Sum {
  double high, low;
};

/// a + b exactly (Knuth).
Sum add(double a, double b) {
  const double sum = a + b, back = sum - a;
  return {sum, (a - (sum - back)) + (b - back)};
}

/// a * b exactly (Dekker; no fused multiply-add, for WebAssembly has none).
Sum multiply(double a, double b) {
  const auto split = [](double v) {
    const double high = bitCast<double>(bitCast<std::uint64_t>(v) & 0xfffffffff8000000ull);
    return Sum{high, v - high};
  };
  const double product = a * b;
  const auto [aHigh, aLow] = split(a);
  const auto [bHigh, bLow] = split(b);
  return {product, ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow};
}

// Constants in parts; the high parts end in zeros, so that small multiples of them are exact.
constexpr double kLn2High = 0x1.62e42fefa38p-1, kLn2Low = 0x1.ef35793c7673p-45;
constexpr double kHalfPiHigh = 0x1.921fb5444p+0, kHalfPiMiddle = 0x1.68c234c4cp-39, kHalfPiLow = 0x1.98a2e03707345p-77;

/// log(2^exponent * (1 + f)) for 1 + f in [sqrt(1/2), sqrt(2)].
/// With s = f / (2 + f): log(1 + f) = 2 atanh(s) = 2s + 2s^3 (1/3 + s^2/5 + ...), |s| <= 0.1716, 12 terms.
double logOfParts(int exponent, Sum f) {
  const Sum divisor = add(2.0, f.high);
  const double divisorLow = divisor.low + f.low;
  const double s = f.high / divisor.high;
  const Sum product = multiply(s, divisor.high);
  const double sLow = (((f.high - product.high) - product.low) + f.low - s * divisorLow) / divisor.high;
  const double square = s * s;
  double tail = 0.0;
  for (int k = 25; k >= 3; k -= 2) tail = tail * square + 1.0 / k;
  const double e = exponent;
  const Sum lead = add(e * kLn2High, 2.0 * s);
  return lead.high + (lead.low + (2.0 * (sLow + s * square * tail) + e * kLn2Low));
}

struct Reduced {
  int quadrant;
  Sum rest;  ///< in [-pi/4, pi/4]
};

Reduced reduce(double x) {
  const double turns = std::floor(x * 0.6366197723675814 + 0.5);
  const Sum high = add(x - turns * kHalfPiHigh, -turns * kHalfPiMiddle);  // both products and the difference are exact
  const Sum rest = add(high.high, high.low - turns * kHalfPiLow);
  return {static_cast<int>(turns) & 3, rest};
}

/// r - r^3/6 + r^5/120 - ..., with the derivative's term for the low part.
double sinOfRest(Sum r) {
  const double square = r.high * r.high;
  double tail = 0.0;
  for (int k = 21; k >= 3; k -= 2) tail = (tail + 1.0) * (-square / (k * (k - 1)));
  return r.high + (r.high * tail + r.low * (1.0 - 0.5 * square));
}

/// 1 - r^2/2 + (r^4/24 - ...), the square with its rounding error.
double cosOfRest(Sum r) {
  const Sum square = multiply(r.high, r.high);
  double tail = 0.0;
  for (int k = 20; k >= 4; k -= 2) tail = (tail + 1.0) * (-square.high / (k * (k - 1)));
  const Sum lead = add(1.0, -0.5 * square.high);
  return lead.high + (lead.low - 0.5 * square.low - r.high * r.low - 0.5 * square.high * tail);
}

}  // namespace

double log(double x) {
  if (!(x > 0.0) || x == std::numeric_limits<double>::infinity())
    return x == 0.0 ? -std::numeric_limits<double>::infinity() : x > 0.0 ? x : std::numeric_limits<double>::quiet_NaN();
  int exponent;
  double mantissa = std::frexp(x, &exponent);  // in [0.5, 1)
  if (mantissa < 0.70710678118654752) {
    mantissa *= 2.0;
    --exponent;
  }
  return logOfParts(exponent, {mantissa - 1.0, 0.0});
}

double log1p(double x) {
  if (x > -0.29 && x < 0.41) return x == 0.0 ? x : logOfParts(0, {x, 0.0});
  const Sum sum = add(1.0, x);
  if (!(sum.high > 0.0) || sum.high == std::numeric_limits<double>::infinity()) return log(sum.high);
  int exponent;
  double mantissa = std::frexp(sum.high, &exponent);
  if (mantissa < 0.70710678118654752) {
    mantissa *= 2.0;
    --exponent;
  }
  return logOfParts(exponent, add(mantissa - 1.0, std::ldexp(sum.low, -exponent)));
}

/// 2^k exp(r), |r| <= ln(2)/2: 1 + r + r^2/2 + ..., 14 terms.
double exp(double x) {
  if (!(x > -746.0)) return x == x ? 0.0 : x;
  if (x > 710.0) return std::numeric_limits<double>::infinity();
  const double k = std::floor(x * 1.4426950408889634 + 0.5);
  const Sum r = add(x - k * kLn2High, -k * kLn2Low);
  double tail = 0.0;
  for (int i = 14; i >= 2; --i) tail = (tail + 1.0) * (r.high / i);
  const Sum lead = add(1.0, r.high);
  return std::ldexp(lead.high + (lead.low + r.low * (1.0 + r.high) + r.high * tail), static_cast<int>(k));
}

double sin(double x) {
  const auto [quadrant, rest] = reduce(x);
  const double value = quadrant & 1 ? cosOfRest(rest) : sinOfRest(rest);
  return quadrant & 2 ? -value : value;
}

double cos(double x) {
  const auto [quadrant, rest] = reduce(x);
  const double value = quadrant & 1 ? sinOfRest(rest) : cosOfRest(rest);
  return quadrant == 1 || quadrant == 2 ? -value : value;
}

}  // namespace playground::elementary
