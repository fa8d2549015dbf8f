// Prints a hash of the bits that each activation gives over a sweep of inputs, one line per activation and parameters:
// `id[parameter=value,...] value derivative secondDerivative`. The lines must be the same wherever this is built;
// tests/wasm/bits.test.ts prints the same through the JavaScript module. Then the same for formulas, as written and
// not: `formula:source`; and hashes of training runs, see run_bits.h.

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/expression/expression.h"
#include "train/run_bits.h"

namespace playground {
namespace {

constexpr std::size_t kColumns = 8;

/// MurmurHash3's mixing of 32-bit words, in two lanes with seeds of their own.
class Hash {
 public:
  void add(float value) {
    std::uint32_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    if (std::isnan(value)) bits = 0x7fc00000;  // NaNs are one: neither IEEE 754 nor WebAssembly fixes their payload
    bits = rotate(bits * 0xcc9e2d51u, 15) * 0x1b873593u;
    for (std::uint32_t& lane : lanes_) lane = rotate(lane ^ bits, 13) * 5 + 0xe6546b64u;
  }
  void print() const { std::printf(" %08x%08x", lanes_[0], lanes_[1]); }

 private:
  static std::uint32_t rotate(std::uint32_t word, int by) { return word << by | word >> (32 - by); }
  std::uint32_t lanes_[2] = {0, 0x9747b28c};
};

/// Every 4,099th bit pattern, then the neighbourhoods of what is special.
std::vector<float> sweep() {
  std::vector<float> x;
  const auto add = [&x](std::uint32_t bits) {
    float value;
    std::memcpy(&value, &bits, sizeof value);
    x.push_back(value);
  };
  for (std::uint64_t bits = 0; bits < 1ull << 32; bits += 4099) add(static_cast<std::uint32_t>(bits));
  for (const float special : {0.0f, 0.5f, 1.0f, 3.0f, 6.0f, 20.0f, 88.7f, 103.9f, 1.17549435e-38f, kInfinity})
    for (const float value : {special, -special}) {
      std::uint32_t bits;
      std::memcpy(&bits, &value, sizeof bits);
      for (std::uint32_t offset = 0; offset < 9; ++offset) add(bits + offset - 4);
    }
  return x;
}

void print(const std::vector<float>& values) {
  Hash hash;
  for (const float value : values) hash.add(value);
  hash.print();
}

void printElementwise(const Entry& entry, const std::vector<float>& parameters, const std::vector<float>& x) {
  std::vector<float> value(x.size()), derivative(x.size()), secondDerivative(x.size());
  entry.apply(parameters.data(), Order::secondDerivative, x.data(), x.size(),
              {value.data(), derivative.data(), secondDerivative.data()});
  for (const auto* result : {&value, &derivative, &secondDerivative}) print(*result);
}

void printRows(const Entry& entry) {
  constexpr std::size_t rows = 512;
  const std::size_t outputs = entry.outputs(kColumns);
  std::vector<float> value(rows * outputs), jacobian(rows * outputs * kColumns);
  for (std::size_t row = 0; row < rows; ++row) {
    float x[kColumns];
    for (std::size_t i = 0; i < kColumns; ++i)
      x[i] = static_cast<float>(static_cast<int>((row * kColumns + i) * 7919 % 2000) - 1000) / 50;
    entry.row({x, kColumns}, {value.data() + row * outputs, outputs});
    entry.jacobian({x, kColumns}, {jacobian.data() + row * outputs * kColumns, outputs * kColumns});
  }
  print(value);
  print(jacobian);
}

void printEntry(const Entry& entry, const std::string& label, const std::vector<float>& parameters,
                const std::vector<float>& x) {
  if (checkParameters(entry, parameters)) return;
  std::printf("%.*s%s", static_cast<int>(entry.id.size()), entry.id.data(), label.c_str());
  entry.elementwise() ? printElementwise(entry, parameters, x) : printRows(entry);
  std::printf("\n");
}

/// Those of tests/data/formulas.txt.
void printFormulas(const std::vector<float>& x) {
  std::ifstream in(PLAYGROUND_TEST_DATA "/formulas.txt");
  for (std::string line; std::getline(in, line);) {
    for (const bool asWritten : {false, true}) {
      ExpressionOptions options;
      options.asWritten = asWritten;
      const auto made = Expression::compile(std::u16string(line.begin(), line.end()), options);
      if (made.index() != 0) continue;
      const Entry& entry = std::get<0>(made)->entry();
      std::printf("formula:%s%s", line.c_str(), asWritten ? " as written" : "");
      printElementwise(entry, entry.defaults, x);
      std::printf("\n");
    }
  }
}

}  // namespace
}  // namespace playground

int main() {
  using namespace playground;
  const std::vector<float> x = sweep();
  for (const Entry& entry : catalogue()) {
    printEntry(entry, "", entry.defaults, x);
    for (std::size_t i = 0; i < entry.info.parameters.size(); ++i) {
      const Parameter& parameter = entry.info.parameters[i];
      const bool chosen = parameter.choices.size() > 0;
      for (const bool last : {false, true}) {
        std::vector<float> parameters = entry.defaults;
        parameters[i] = chosen ? static_cast<float>(last) : last ? parameter.max : parameter.min;
        const std::string name = std::string(parameter.name) + (last ? "=max" : "=min");
        printEntry(entry, "[" + name + "]", parameters, x);
      }
    }
  }
  printFormulas(x);
  printRuns();
}
