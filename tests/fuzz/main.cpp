// libFuzzer's entries; FUZZ_TARGET is one of the targets.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "tests/fuzz/targets.h"

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)

extern "C" {

std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  playground::fuzz::FUZZ_TARGET(text.substr(0, text.find('\n')));
  return 0;
}

/// Every other time a word takes the place of a few bytes.
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  if (seed & 1) return LLVMFuzzerMutate(data, size, most);
  const char* const* const words = playground::fuzz::JOIN(FUZZ_TARGET, Words)();
  std::size_t count = 0;
  while (words[count]) ++count;
  std::string text(reinterpret_cast<const char*>(data), size);
  const std::size_t at = (seed >> 1) % (size + 1), length = (seed >> 12) % 4;
  text.replace(at, length, words[(seed >> 16) % count]);
  text.resize(text.size() < most ? text.size() : most);
  std::memcpy(data, text.data(), text.size());
  return text.size();
}

}  // extern "C"
