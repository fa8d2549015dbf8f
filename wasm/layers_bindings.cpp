#include <emscripten/emscripten.h>

#include <cstdint>
#include <span>

#include "core/layers.h"

/// Layers and PyTorch's random stream for JavaScript. wasm/layers.ts checks sizes and moves arrays; a stream is plain
/// bytes, which it keeps and lays where the next draw finds them.
namespace playground::wasm {
namespace {

TorchGenerator stream(0);

std::span<const float> numbers(const float* from, int count) { return {from, static_cast<std::size_t>(count)}; }
std::span<float> numbers(float* from, int count) { return {from, static_cast<std::size_t>(count)}; }

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void* streamAddress() { return &stream; }
EMSCRIPTEN_KEEPALIVE int streamBytes() { return sizeof stream; }

/// torch.manual_seed: only these bits of a seed count.
EMSCRIPTEN_KEEPALIVE void seedStream(std::uint32_t seed) { stream = TorchGenerator(seed); }

EMSCRIPTEN_KEEPALIVE void drawUniform(float* out, int count) { stream.uniform(numbers(out, count), 0, 1); }
EMSCRIPTEN_KEEPALIVE void drawNormal(float* out, int count) { stream.normal(numbers(out, count), 0, 1); }

/// `inputs1` 0: a linear layer; the biases follow the weights.
EMSCRIPTEN_KEEPALIVE void drawLayer(int inputs1, float* out, int weights, int biases) {
  if (inputs1 == 0) return drawLinear(stream, numbers(out, weights), numbers(out + weights, biases));
  drawBilinear(stream, static_cast<std::size_t>(inputs1), numbers(out, weights), numbers(out + weights, biases));
}

/// `in` holds x [rows x inputs], then the weights, then the biases.
EMSCRIPTEN_KEEPALIVE void linear(const float* in, int xs, int weights, int outputs, float* y) {
  playground::linear(numbers(in, xs), numbers(in + xs, weights), numbers(in + xs + weights, outputs), y);
}

/// `in` holds x1 [rows x inputs1], x2 [rows x inputs2], the weights and the biases, one after the other.
EMSCRIPTEN_KEEPALIVE void bilinear(const float* in, int rows, int inputs1, int inputs2, int outputs, float* y) {
  const int xs1 = rows * inputs1, xs2 = rows * inputs2, weights = outputs * inputs1 * inputs2;
  const float* const weight = in + xs1 + xs2;
  playground::bilinear(numbers(in, xs1), static_cast<std::size_t>(inputs1), numbers(in + xs1, xs2),
                       static_cast<std::size_t>(inputs2), numbers(weight, weights), numbers(weight + weights, outputs),
                       y);
}
}

}  // namespace playground::wasm
