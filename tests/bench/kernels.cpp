#include "kernels.h"

#include <string>

#include "core/catalogue.h"

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#else
#define EMSCRIPTEN_KEEPALIVE
#endif

namespace {

constexpr std::size_t kColumns = 1000;
std::vector<float> input, value, derivative;

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* benchId(int entry) {
  const auto all = playground::catalogue();
  return static_cast<std::size_t>(entry) < all.size() ? all[static_cast<std::size_t>(entry)].id.data() : nullptr;
}

EMSCRIPTEN_KEEPALIVE float* benchInput(int count) {
  for (std::vector<float>* array : {&input, &value, &derivative}) array->assign(static_cast<std::size_t>(count), 0);
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
