#pragma once

#include <cstdint>

#include "core/data/dataset.h"

/// Data sets drawn from NumPy's legacy stream. circles, moons and blobs are scikit-learn's, bit for bit after the cast
/// to float32; the others draw in the same way: the shape, a shuffle, then the noise point by point.
namespace playground::shapes {

/// Two rings: the outer one class 0, the inner one, of radius `factor`, class 1.
Dataset circles(int samples, double noise, double factor, std::uint32_t seed);

/// Two half rings that reach into each other.
Dataset moons(int samples, double noise, std::uint32_t seed);

/// Gaussian clouds of standard deviation `noise` about `centers` centres drawn from [-10, 10]^2.
Dataset blobs(int samples, double noise, int centers, std::uint32_t seed);

/// Uniform points of [-1, 1]^2; class 1 where the signs of x and y differ before the noise moves the point.
Dataset xorSquares(int samples, double noise, std::uint32_t seed);

/// `arms` arms, each a class, that go round `turns` times from the centre to radius 1.
Dataset spiral(int samples, double noise, int arms, double turns, std::uint32_t seed);

/// Regression over one column: x^2 - 5 on [-7, 10], sin x on [-2 pi, 2 pi] or a step at 0 on [-3, 3], evenly spaced,
/// with noise on the value. In order of x, as numpy.linspace gives them.
Dataset curve(CurveFunction function, int samples, double noise, std::uint32_t seed);

}  // namespace playground::shapes
