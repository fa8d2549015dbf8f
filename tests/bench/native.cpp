/// The kernels natively: lines of `id order count nanoseconds-per-element`, one for each round.
///
///   bench_native ROUNDS COUNT relu gelu ...
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "kernels.h"

namespace {

using Clock = std::chrono::steady_clock;

double nanoseconds(int entry, int order, int count, int repeats) {
  const auto start = Clock::now();
  benchRun(entry, order, count, repeats);
  return std::chrono::duration<double, std::nano>(Clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 2 ? std::atoi(argv[1]) : 0, count = argc > 2 ? std::atoi(argv[2]) : 0;
  float* x = benchInput(count);
  for (int i = 0; i < count; ++i) x[i] = static_cast<float>(12.0 * ((i * 7919LL) % 10007) / 10007 - 6);
  for (int round = 0; round < rounds; ++round) {
    for (int word = 3; word < argc; ++word) {
      int entry = 0;
      while (benchId(entry) && std::strcmp(benchId(entry), argv[word]) != 0) ++entry;
      if (!benchId(entry)) continue;
      for (int order = 0; order < 2; ++order) {
        const double once = nanoseconds(entry, order, count, 1);
        const int repeats = 1 + static_cast<int>(4e6 / once);  // 4 ms
        std::printf("%s %d %d %.5f\n", argv[word], order, count,
                    nanoseconds(entry, order, count, repeats) / repeats / count);
      }
    }
  }
}
