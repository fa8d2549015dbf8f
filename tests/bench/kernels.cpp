#include "kernels.h"

#include <cstdint>
#include <vector>

#include "core/catalogue.h"

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#else
#define EMSCRIPTEN_KEEPALIVE
#endif

namespace {

constexpr std::size_t kColumns = 1000;

/// Begins at a page, as the others do. Where one array lies a few bytes ahead of another, modulo 4096, a processor may
/// take its loads to depend on the stores before, and that accident of the allocator would be measured.
class Array {
 public:
  void resize(std::size_t count) {
    constexpr std::size_t page = 4096;
    memory_.assign(count + 2 * page / sizeof(float), 0);
    const auto address = reinterpret_cast<std::uintptr_t>(memory_.data());
    begin_ = memory_.data() + (page - address % page) / sizeof(float);
  }
  float* data() { return begin_; }

 private:
  std::vector<float> memory_;
  float* begin_ = nullptr;
};

Array input, value, derivative;

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* benchId(int entry) {
  const auto all = playground::catalogue();
  return static_cast<std::size_t>(entry) < all.size() ? all[static_cast<std::size_t>(entry)].id.data() : nullptr;
}

EMSCRIPTEN_KEEPALIVE float* benchInput(int count) {
  for (Array* array : {&input, &value, &derivative}) array->resize(static_cast<std::size_t>(count));
  return input.data();
}

EMSCRIPTEN_KEEPALIVE void benchRun(int entry, int order, int count, int repeats) {
  const playground::Entry& activation = playground::catalogue()[static_cast<std::size_t>(entry)];
  const auto length = static_cast<std::size_t>(count);
  for (int repeat = 0; repeat < repeats; ++repeat) {
    if (activation.elementwise()) {
      activation.apply(activation.defaults.data(), static_cast<playground::Order>(order), input.data(), length,
                       {value.data(), derivative.data()});
    } else {
      for (std::size_t row = 0; row + kColumns <= length; row += kColumns)
        activation.row({input.data() + row, kColumns}, {value.data() + row, kColumns});
    }
  }
}
}
