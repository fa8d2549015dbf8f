#include "core/data/shapes.h"

#include <numbers>
#include <vector>

#include "core/random/elementary.h"
#include "core/random/numpy_generator.h"

namespace playground::shapes {
namespace {

struct Point {
  double x, y;
  int label;
};

/// numpy.linspace.
std::vector<double> linspace(double from, double to, int count, bool withEnd) {
  std::vector<double> values(static_cast<std::size_t>(count));
  const int steps = withEnd ? count - 1 : count;
  const double step = steps > 0 ? (to - from) / steps : 0.0;
  for (int i = 0; i < count; ++i) values[static_cast<std::size_t>(i)] = i * step + from;
  if (withEnd && count > 1) values.back() = to;
  return values;
}

Dataset toDataset(const std::vector<Point>& points, int classes) {
  Dataset data{.samples = static_cast<int>(points.size()), .columns = 2, .classes = classes};
  data.features.reserve(2 * points.size());
  data.labels.reserve(points.size());
  for (const Point& p : points) {
    data.features.push_back(static_cast<float>(p.x));
    data.features.push_back(static_cast<float>(p.y));
    data.labels.push_back(static_cast<float>(p.label));
  }
  return data;
}

/// Shuffled, then moved by noise, x before y: the end of every scikit-learn generator.
Dataset finish(std::vector<Point> points, int classes, double noise, NumpyGenerator& generator) {
  generator.shuffle(points);
  if (noise > 0) {
    for (Point& p : points) {
      p.x += noise * generator.gauss();
      p.y += noise * generator.gauss();
    }
  }
  return toDataset(points, classes);
}

}  // namespace

Dataset circles(int samples, double noise, double factor, std::uint32_t seed) {
  const int outer = samples / 2, inner = samples - outer;
  std::vector<Point> points;
  for (const double t : linspace(0, 2 * std::numbers::pi, outer, false))
    points.push_back({elementary::cos(t), elementary::sin(t), 0});
  for (const double t : linspace(0, 2 * std::numbers::pi, inner, false))
    points.push_back({elementary::cos(t) * factor, elementary::sin(t) * factor, 1});
  NumpyGenerator generator(seed);
  return finish(std::move(points), 2, noise, generator);
}

Dataset moons(int samples, double noise, std::uint32_t seed) {
  const int outer = samples / 2, inner = samples - outer;
  std::vector<Point> points;
  for (const double t : linspace(0, std::numbers::pi, outer, true))
    points.push_back({elementary::cos(t), elementary::sin(t), 0});
  for (const double t : linspace(0, std::numbers::pi, inner, true))
    points.push_back({1 - elementary::cos(t), 1 - elementary::sin(t) - 0.5, 1});
  NumpyGenerator generator(seed);
  return finish(std::move(points), 2, noise, generator);
}

Dataset blobs(int samples, double noise, int centers, std::uint32_t seed) {
  NumpyGenerator generator(seed);
  std::vector<Point> means;
  for (int c = 0; c < centers; ++c) {
    const double x = -10 + 20 * generator.uniform(), y = -10 + 20 * generator.uniform();
    means.push_back({x, y, c});
  }
  std::vector<Point> points;
  for (const Point& mean : means) {
    const int count = samples / centers + (mean.label < samples % centers ? 1 : 0);
    for (int i = 0; i < count; ++i) {
      const double x = mean.x + noise * generator.gauss(), y = mean.y + noise * generator.gauss();
      points.push_back({x, y, mean.label});
    }
  }
  return finish(std::move(points), centers, 0, generator);
}

Dataset xorSquares(int samples, double noise, std::uint32_t seed) {
  NumpyGenerator generator(seed);
  std::vector<Point> points;
  for (int i = 0; i < samples; ++i) {
    const double x = -1 + 2 * generator.uniform(), y = -1 + 2 * generator.uniform();
    points.push_back({x, y, (x < 0) != (y < 0) ? 1 : 0});
  }
  return finish(std::move(points), 2, noise, generator);
}

Dataset spiral(int samples, double noise, int arms, double turns, std::uint32_t seed) {
  std::vector<Point> points;
  for (int arm = 0; arm < arms; ++arm) {
    const int count = samples / arms + (arm < samples % arms ? 1 : 0);
    for (const double radius : linspace(0, 1, count, true)) {
      const double turn = radius * turns + static_cast<double>(arm) / arms;
      const double angle = 2 * std::numbers::pi * (turn - static_cast<int>(turn));
      points.push_back({radius * elementary::cos(angle), radius * elementary::sin(angle), arm});
    }
  }
  NumpyGenerator generator(seed);
  return finish(std::move(points), arms, noise, generator);
}

Dataset curve(CurveFunction function, int samples, double noise, std::uint32_t seed) {
  constexpr double turn = 2 * std::numbers::pi;
  const double from = function == CurveFunction::square ? -7 : function == CurveFunction::sine ? -turn : -3;
  const double to = function == CurveFunction::square ? 10 : -from;
  NumpyGenerator generator(seed);
  Dataset data{.samples = samples, .columns = 1};
  for (const double x : linspace(from, to, samples, true)) {
    double y = x < 0 ? -1 : 1;
    if (function == CurveFunction::square) y = x * x - 5;
    if (function == CurveFunction::sine) y = elementary::sin(x);
    data.features.push_back(static_cast<float>(x));
    data.labels.push_back(static_cast<float>(y + noise * generator.gauss()));
  }
  return data;
}

}  // namespace playground::shapes
