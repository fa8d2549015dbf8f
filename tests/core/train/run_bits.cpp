#include "run_bits.h"

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "core/train/trainer.h"
#include "tests/core/support/present.h"

namespace playground {
namespace {

std::uint32_t hash(const std::vector<std::uint32_t>& words) {
  std::uint32_t sum = 2166136261u;  // FNV-1a over words
  for (const std::uint32_t word : words) sum = (sum ^ word) * 16777619u;
  return sum;
}

template <class T>
void append(std::vector<std::uint32_t>& words, const T* values, std::size_t count) {
  const std::size_t size = words.size(), added = count * sizeof(T) / sizeof(std::uint32_t);
  words.resize(size + added);
  std::memcpy(words.data() + size, values, added * sizeof(std::uint32_t));
}

/// Weights and biases, layer by layer, then the losses.
void print(const std::string& name, const TrainerConfig& config, int epochs) {
  auto trainer = Trainer::make(config);
  if (!trainer) return;
  (*trainer)->run(epochs);
  std::vector<std::uint32_t> words;
  const float* parameters = (*trainer)->state().parameters.data();
  for (const LayerPlan& layer : (*trainer)->plan().layers) {
    append(words, parameters + layer.weight, static_cast<std::size_t>(layer.weights()));
    append(words, parameters + layer.bias, static_cast<std::size_t>(layer.outputs));
  }
  append(words, (*trainer)->history().loss.data(), (*trainer)->history().loss.size());
  std::printf("run:%s %08x\n", name.c_str(), hash(words));
}

}  // namespace

void printRuns() {
  for (const Entry& entry : catalogue()) {
    if (!entry.elementwise()) continue;
    TrainerConfig config;
    config.dataset.samples = 203;
    config.hidden = {7, 5};
    config.activation[0].id = entry.id;
    config.optimizer.lr = 0.01;
    print(std::string(entry.id), config, 20);
  }
  TrainerConfig config;
  config.dataset.name = DatasetName::blobs;
  config.dataset.samples = 301;
  config.hidden = {33, 18, 6};
  config.activation = {{orRelu("rrelu"), {}}, {orRelu("prelu"), {}}, {orRelu("gelu"), {}}};
  config.loss = Loss::cross_entropy;
  config.optimizer.name = OptimizerName::rmsprop;
  config.init = Initialiser::kaiming_normal;
  config.batchNorm = BatchNorm::before;
  config.dropout = 0.2;
  config.shuffle = true;
  config.l1 = 1e-4;
  config.trainFraction = 0.8;
  print("everything", config, 20);
}

}  // namespace playground
