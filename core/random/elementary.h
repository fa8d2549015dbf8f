#pragma once

/// Elementary functions in double whose bits do not depend on the machine's mathematical library: natively, in
/// WebAssembly and in every browser the same. Each adds a double-double leading part to a double tail and is within
/// 0.7 units in the last place (log and log1p 0.51; against mpmath, tests/oracle/streams.py), so that a result cast to
/// float is, in all but one case in some 2^28, the correctly rounded one.
namespace playground::elementary {

double log(double x);
double log1p(double x);
double exp(double x);
/// For |x| <= 8.
double sin(double x);
double cos(double x);

}  // namespace playground::elementary
