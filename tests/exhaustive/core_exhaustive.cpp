/// Sweeps float32 inputs over every element-wise activation and reports the worst errors against its `exact`.
///
///   core_exhaustive --stride 4099 [silu gelu...]   a coarse look, printed; seconds
///   core_exhaustive --into FOLDER [silu gelu...]   all inputs, and ten million random ones with random parameters;
///                                                  goes on where it stopped; writes FOLDER/accuracy.csv
///   core_exhaustive --truth silu                   float32 inputs from stdin, three doubles of truth each to stdout
#include <cstdlib>
#include <iostream>
#include <set>

#include "tests/exhaustive/sweep.h"

namespace playground::accuracy {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

Report coarse(const Subject& subject, std::uint64_t stride) {
  Report report;
  std::mutex guard;
  onAllCores(kBlocks, [&](int block) {
    const Report part = sweepBlock(subject, block, stride);
    const std::lock_guard lock(guard);
    report.meet(part);
  });
  return report;
}

void look(const std::vector<Setting>& settings, std::uint64_t stride) {
  for (const Setting& setting : settings) {
    const Subject subject(*setting.entry, setting.parameters);
    const Report report = coarse(subject, stride);
    std::printf("%s", setting.name.c_str());
    for (const double root : subject.roots()) std::printf("  (root of f' at %.9g)", root);
    std::printf("\n");
    for (const auto& [name, part] : parts()) {
      const Worst& worst = report.*part;
      if (worst.error == 0) continue;
      const double x = static_cast<double>(worst.x), got = static_cast<double>(worst.got);
      std::printf("  %-22s %10.4g  at x = %-15.9g (%a) got %.9g, true %.12g\n", name, worst.error, x, x, got,
                  worst.truth);
    }
    std::fflush(stdout);
  }
}

/// Sweeps what is missing in each setting's results; blocks in a scattered order, for they cost differently.
void complete(const std::vector<Setting>& settings, const std::vector<Subject>& subjects,
              std::vector<Results>& results) {
  std::vector<double> cost;  // of a block
  double work = 0;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    const auto start = Clock::now();
    if (results[i].missing()) coarse(subjects[i], 16'411);
    cost.push_back(secondsSince(start));
    work += cost[i] * results[i].missing();
  }
  Progress progress(work);
  for (std::size_t i = 0; i < settings.size(); ++i) {
    std::mutex guard;
    const auto start = Clock::now();
    const int missing = results[i].missing();
    onAllCores(kBlocks, [&](int item) {
      const int block = item * 101 % kBlocks;
      if (results[i].has(block)) return;
      const Report report = sweepBlock(subjects[i], block, 1);
      const std::lock_guard lock(guard);
      results[i].add(block, report);
      progress.show(settings[i].name, cost[i]);
    });
    if (missing) std::fprintf(stderr, "\r%-12s %.0f s %60s\n", settings[i].name.c_str(), secondsSince(start), "");
  }
}

void write(std::ostream& out, const Setting& setting, const char* prefix, const Report& report) {
  char line[256];
  for (const auto& [name, part] : parts()) {
    const Worst& worst = report.*part;
    std::snprintf(line, sizeof line, "%s,%s%s,%s,%.4g,%.9g,%.9g,%.17g\n", setting.name.c_str(), prefix, name,
                  worst.parameters.c_str(), worst.error, static_cast<double>(worst.x), static_cast<double>(worst.got),
                  worst.truth);
    out << line;
  }
}

void sweepAll(const std::vector<Setting>& settings, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::vector<Subject> subjects;
  std::vector<Results> results;
  for (const Setting& setting : settings) {
    subjects.emplace_back(*setting.entry, setting.parameters);
    results.emplace_back(folder, setting, subjects.back());
  }
  complete(settings, subjects, results);

  std::ofstream table(folder / "accuracy.csv");
  table << "activation,what,parameters,error,x,got,truth\n";
  for (std::size_t i = 0; i < settings.size(); ++i) write(table, settings[i], "", results[i].total());
  for (const Setting& setting : settings) {
    if (!hasFreeParameters(*setting.entry)) continue;
    constexpr int kTasks = 64;
    std::vector<Report> found(kTasks);
    onAllCores(kTasks, [&](int task) {
      found[static_cast<std::size_t>(task)] =
          judgeRandom(*setting.entry, static_cast<unsigned>(task), 10'000'000 / kTasks / kInputsPerSet + 1);
    });
    Report all;
    for (const Report& part : found) all.meet(part);
    write(table, setting, "random_", all);
  }
}

void tellTruth(const Setting& setting) {
  const Subject subject(*setting.entry, setting.parameters);
  std::vector<float> x(1 << 16);
  while (const std::size_t count = std::fread(x.data(), sizeof(float), x.size(), stdin)) {
    for (std::size_t i = 0; i < count; ++i) {
      const Exact exact = subject.exact(x[i]);
      const double three[] = {exact.value, exact.derivative, exact.secondDerivative};
      std::fwrite(three, sizeof three, 1, stdout);
    }
  }
}

}  // namespace
}  // namespace playground::accuracy

int main(int count, char** words) {
  using namespace playground::accuracy;
  std::uint64_t stride = 4099;
  std::string folder, truth;
  std::set<std::string> wanted;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const bool more = i + 1 < count;
    if (word == "--stride" && more) {
      stride = std::strtoull(words[++i], nullptr, 10);
    } else if (word == "--into" && more) {
      folder = words[++i];
    } else if (word == "--truth" && more) {
      wanted.insert(truth = words[++i]);
    } else {
      wanted.insert(word);
    }
  }
  const bool all = wanted.empty();
  std::vector<Setting> chosen;
  for (const Setting& setting : settings())
    if (all || wanted.erase(setting.name)) chosen.push_back(setting);
  if (!wanted.empty() || stride == 0) {
    std::cerr << "core_exhaustive: unknown " << (wanted.empty() ? "stride" : *wanted.begin()) << "\n";
    return 2;
  }
  if (!truth.empty()) {
    tellTruth(chosen.front());
  } else if (folder.empty()) {
    look(chosen, stride);
  } else {
    sweepAll(chosen, folder);
  }
}
