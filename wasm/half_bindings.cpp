#include <emscripten/emscripten.h>

#include "core/catalogue.h"
#include "core/half/evaluate.h"
#include "wasm/activation_bindings.h"

/// The 16-bit formats for JavaScript, by blocks as in bindings.cpp. Only the whole core has them: the page draws its
/// first curves without.
namespace playground::wasm {

extern "C" {

float* parameterAddress();
int blockLength();
float* blockAddress(int which);

/// Evaluates the first block; the value takes the input's place, the derivative goes to the second. 0 if the activation
/// has no 16-bit kernel.
EMSCRIPTEN_KEEPALIVE int evaluateHalfBlock(int index, int format, int order, int count) {
  float* const value = blockAddress(0);
  return half::evaluate(entryAt(index).id, parameterAddress(), static_cast<half::Format>(format), value,
                        static_cast<std::size_t>(count), value, order > 0 ? blockAddress(1) : nullptr);
}
}

}  // namespace playground::wasm
