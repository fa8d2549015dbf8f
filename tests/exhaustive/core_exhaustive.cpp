/// Sweeps float32 inputs over every activation and prints the worst errors.
///
///   core_exhaustive --stride 4099            a coarse look at all activations, in seconds
///   core_exhaustive --stride 4099 silu mish  at some
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <set>
#include <thread>

#include "tests/core/support/accuracy.h"

namespace playground::accuracy {
namespace {

constexpr std::uint64_t kInputs = std::uint64_t{1} << 32;
constexpr std::uint64_t kBlocks = 256;

/// Judges every stride-th bit pattern of one block.
Report sweepBlock(const Subject& subject, std::uint64_t block, std::uint64_t stride) {
  Report report;
  std::vector<float> x(Subject::kBatch);
  std::size_t filled = 0;
  const std::uint64_t begin = block * (kInputs / kBlocks), end = begin + kInputs / kBlocks;
  for (std::uint64_t bits = (begin + stride - 1) / stride * stride; bits < end; bits += stride) {
    x[filled++] = bitCast<float>(static_cast<std::uint32_t>(bits));
    if (filled < Subject::kBatch) continue;
    subject.judge(x.data(), filled, report);
    filled = 0;
  }
  subject.judge(x.data(), filled, report);
  return report;
}

Report sweep(const Subject& subject, std::uint64_t stride, unsigned threads) {
  Report report;
  std::mutex guard;
  std::atomic<std::uint64_t> next{0};
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (std::uint64_t block; (block = next++) < kBlocks;) {
        const Report part = sweepBlock(subject, block, stride);
        const std::lock_guard lock(guard);
        report.meet(part);
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  return report;
}

void print(const char* what, const Worst& worst) {
  if (worst.error == 0) return;
  std::printf("  %-22s %10.4g  at x = %-15.9g (%a) got %.9g, true %.12g\n", what, worst.error,
              static_cast<double>(worst.x), static_cast<double>(worst.x), static_cast<double>(worst.got), worst.truth);
}

}  // namespace
}  // namespace playground::accuracy

int main(int count, char** words) {
  using namespace playground::accuracy;
  std::uint64_t stride = 1;
  std::set<std::string> wanted;
  for (int i = 1; i < count; ++i) {
    if (!std::strcmp(words[i], "--stride") && i + 1 < count) {
      stride = std::strtoull(words[++i], nullptr, 10);
    } else {
      wanted.insert(words[i]);
    }
  }
  for (const Setting& setting : settings()) {
    if (!wanted.empty() && !wanted.contains(setting.name)) continue;
    const Subject subject(*setting.entry, setting.parameters);
    const Report report = sweep(subject, stride, std::thread::hardware_concurrency());
    std::printf("%s", setting.name.c_str());
    for (const double root : subject.roots()) std::printf("  (root of f' at %.9g)", root);
    std::printf("\n");
    print("value, ULP", report.value);
    print("value, subnormal", report.valueSubnormal);
    print("derivative, ULP", report.derivative);
    print("derivative, subnormal", report.derivativeSubnormal);
    print("derivative at root", report.root);
    print("second derivative", report.second);
    print("NaN", report.nan);
    std::fflush(stdout);
  }
}
