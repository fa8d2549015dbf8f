#pragma once

// Without this Eigen takes an approximate square root from SSE, and the bits would depend on the processor.
#define EIGEN_FAST_MATH 0
#define EIGEN_MPL2_ONLY
#include <Eigen/Core>
