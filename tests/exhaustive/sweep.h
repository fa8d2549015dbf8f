#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>

#include "tests/core/support/random_parameters.h"

/// The sweep over all float32 inputs: in blocks, on all cores, its results kept so that it can go on where it stopped.
namespace playground::accuracy {

inline constexpr std::uint64_t kInputs = std::uint64_t{1} << 32;
inline constexpr int kBlocks = 256;

/// Judges every stride-th bit pattern of one block.
inline Report sweepBlock(const Subject& subject, int block, std::uint64_t stride) {
  Report report;
  std::vector<float> x(Subject::kBatch);
  std::size_t filled = 0;
  const std::uint64_t begin = static_cast<std::uint64_t>(block) * (kInputs / kBlocks);
  const std::uint64_t end = begin + kInputs / kBlocks;
  for (std::uint64_t bits = (begin + stride - 1) / stride * stride; bits < end; bits += stride) {
    x[filled++] = bitCast<float>(static_cast<std::uint32_t>(bits));
    if (filled < Subject::kBatch) continue;
    subject.judge(x.data(), filled, report);
    filled = 0;
  }
  subject.judge(x.data(), filled, report);
  return report;
}

/// Calls work(0) to work(count - 1) from all cores.
inline void onAllCores(int count, const std::function<void(int)>& work) {
  std::atomic<int> next{0};
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) {
    workers.emplace_back([&] {
      for (int item; (item = next++) < count;) work(item);
    });
  }
  for (std::thread& worker : workers) worker.join();
}

/// The finished blocks of one setting, in a file that is appended to as they come.
class Results {
 public:
  Results(const std::filesystem::path& folder, const Setting& setting, const Subject& subject)
      : file_(folder / (setting.name + ".txt")) {
    const std::string title = "kernel " + std::to_string(fingerprint(subject));
    std::ifstream in(file_);
    std::string line;
    if (in && std::getline(in, line) && line == title) {
      while (std::getline(in, line)) take(line);
    } else {
      std::ofstream(file_) << title << "\n";  // another kernel's results are of no use
    }
  }

  bool has(int block) const { return blocks_[static_cast<std::size_t>(block)].has_value(); }
  int missing() const {
    int count = 0;
    for (int block = 0; block < kBlocks; ++block) count += !has(block);
    return count;
  }

  void add(int block, const Report& report) {
    blocks_[static_cast<std::size_t>(block)] = report;
    std::ostringstream line;
    line << block << std::hexfloat;
    for (const auto& [name, part] : parts()) {
      const Worst& worst = report.*part;
      line << ' ' << worst.error << ' ' << worst.x << ' ' << worst.got << ' ' << worst.truth;
    }
    std::ofstream(file_, std::ios::app) << line.str() << "\n";
  }

  Report total() const {
    Report all;
    for (const auto& block : blocks_)
      if (block) all.meet(*block);
    return all;
  }

 private:
  /// Changes when the kernel or its exact does.
  static std::uint64_t fingerprint(const Subject& subject) {
    std::uint64_t hash = 14695981039346656037u;
    const auto add = [&hash](const auto& value) {
      unsigned char bytes[sizeof value];
      std::memcpy(bytes, &value, sizeof value);
      for (const unsigned char byte : bytes) hash = (hash ^ byte) * 1099511628211u;
    };
    std::vector<float> x;
    for (std::uint64_t bits = 0; bits < kInputs; bits += 4093)
      x.push_back(bitCast<float>(static_cast<std::uint32_t>(bits)));
    std::vector<float> y(x.size()), d(x.size()), s(x.size());
    subject.entry().apply(subject.parameters().data(), Order::secondDerivative, x.data(), x.size(),
                          {y.data(), d.data(), s.data()});
    for (std::size_t i = 0; i < x.size(); ++i) {
      add(y[i]), add(d[i]), add(s[i]);
      const Exact exact = subject.exact(x[i]);
      add(exact.value), add(exact.derivative), add(exact.secondDerivative);
    }
    return hash;
  }

  void take(const std::string& line) {
    std::istringstream in(line);
    const auto number = [&in] {
      std::string word;
      in >> word;
      return std::strtod(word.c_str(), nullptr);
    };
    std::size_t block = kBlocks;
    in >> block;
    Report report;
    for (const auto& [name, part] : parts()) {
      Worst& worst = report.*part;
      worst.error = number();
      worst.x = static_cast<float>(number());
      worst.got = static_cast<float>(number());
      worst.truth = number();
    }
    if (in && block < kBlocks) blocks_[block] = report;  // a line cut short by an interruption is done again
  }

  std::filesystem::path file_;
  std::array<std::optional<Report>, kBlocks> blocks_;
};

/// A bar on stderr with the time left.
class Progress {
 public:
  explicit Progress(double work) : work_(work) {}

  /// `amount` more units of work are finished, `name` is at hand.
  void show(const std::string& name, double amount) {
    done_ += amount;
    const auto now = std::chrono::steady_clock::now();
    if (now - shown_ < std::chrono::milliseconds(500)) return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const int left = static_cast<int>(seconds * (work_ - done_) / done_), filled = static_cast<int>(30 * done_ / work_);
    std::fprintf(stderr, "\r%-12s [%-30.*s] %5.1f %%, %d:%02d:%02d left ", name.c_str(), filled,
                 "##############################", 100 * done_ / work_, left / 3600, left / 60 % 60, left % 60);
  }

 private:
  double work_, done_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now(), shown_{};
};

}  // namespace playground::accuracy
