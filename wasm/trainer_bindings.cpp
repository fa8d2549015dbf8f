#include <emscripten/bind.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "core/memory.h"
#include "core/train/formula.h"
#include "core/train/pytorch_script.h"
#include "core/train/snapshot.h"
#include "core/train/trainer.h"
#include "wasm/activation_bindings.h"
#include "wasm/config_reader.h"
#include "wasm/convert.h"
#include "wasm/results.h"

/// Data sets and trainers for JavaScript, which names a trainer by a number; wasm/trainer.ts makes an object of it.
namespace playground::wasm {
namespace {

std::vector<std::unique_ptr<Trainer>>& trainers() {
  static std::vector<std::unique_ptr<Trainer>> list;
  return list;
}

Trainer& trainer(int handle) { return *trainers()[static_cast<std::size_t>(handle)]; }

val dataset(const val& given) {
  DatasetConfig config;
  ConfigReader reader(given);
  reader.read(config);
  if (reader.error()) return failure(*reader.error());
  if (const auto error = check(config)) return failure(*error);
  const auto data = makeDataset(config, 0);
  return data ? toObject(*data) : failure(data.error());
}

/// A handle, or {error}.
val createTrainer(const val& given) {
  TrainerConfig config;
  ConfigReader reader(given);
  reader.read(config);
  if (reader.error()) return failure(*reader.error());
  auto made = Trainer::make(config);
  if (!made) return failure(made.error());
  auto& list = trainers();
  std::size_t handle = 0;
  while (handle < list.size() && list[handle]) ++handle;
  if (handle == list.size()) list.emplace_back();
  list[handle] = std::move(*made);
  return val(static_cast<int>(handle));
}

void disposeTrainer(int handle) { trainers()[static_cast<std::size_t>(handle)].reset(); }

/// The entry's formula as a function of ONNX, and the names of what it takes beside x.
void describeFormula(const Entry& entry, val& item) {
  const auto expression = formulaOf(entry);
  std::vector<std::string> inputs;
  for (const ExpressionParameter& parameter : expression->options().parameters) inputs.push_back(parameter.name);
  item.set("formula", expression->code(Expression::Code::onnx));
  item.set("formulaInputs", words(inputs));
}

val run(int handle, int epochs) {
  if (const auto error = trainer(handle).reserve(epochs)) return failure(*error);
  return toObject(trainer(handle).run(epochs));
}
val runAll(int handle) {
  const int left = trainer(handle).config().epochs - trainer(handle).status().epoch;
  return run(handle, std::max(0, left));
}
val runBatches(int handle, int batches) {
  Trainer& of = trainer(handle);
  const int epochs = (of.status().batch + batches) / of.batches();
  if (auto error = of.reserve(epochs)) {
    error->field = "batches";
    return failure(*error);
  }
  return toObject(of.runBatches(batches));
}
val status(int handle) { return toObject(trainer(handle).status()); }
void resetTrainer(int handle) { trainer(handle).reset(); }
val trainerDataset(int handle) { return toObject(trainer(handle).dataset()); }

int batches(int handle) { return trainer(handle).batches(); }
int sampleCount(int handle) { return trainer(handle).dataset().samples; }

val columnMeans(int handle) {
  const Dataset& data = trainer(handle).dataset();
  const auto columns = static_cast<std::size_t>(data.columns);
  std::vector<double> sums(columns);
  for (std::size_t i = 0; i < data.features.size(); ++i) sums[i % columns] += data.features[i];
  std::vector<float> means(columns);
  for (std::size_t c = 0; c < columns; ++c) means[c] = static_cast<float>(sums[c] / data.samples);
  return copyOf<float>(means);
}

/// The series from epoch `from` on.
val history(int handle, int from) {
  const History& h = trainer(handle).history();
  const std::size_t begin = std::min(static_cast<std::size_t>(from), h.loss.size()), count = h.loss.size() - begin;
  if (const auto error = checkMemory(sizeof(double) * static_cast<double>(count), "from", numberText(from)))
    return failure(*error);
  val result = val::object();
  const auto series = [&](const std::vector<double>& values) {
    return copyOf<double>(std::span<const double>(values).subspan(begin));
  };
  result.set("loss", series(h.loss));
  result.set("accuracy", series(h.accuracy));
  if (trainer(handle).hasHeldOut()) {
    result.set("testLoss", series(h.testLoss));
    result.set("testAccuracy", series(h.testAccuracy));
  }
  std::vector<double> values(count);
  const auto perLayer = [&](std::string_view name, double LayerStatistics::* field) {
    val list = val::array();
    for (const auto& layer : h.layers) {
      for (std::size_t i = 0; i < count; ++i) values[i] = layer[begin + i].*field;
      list.call<void>("push", copyOf<double>(values));
    }
    result.set(std::string(name), list);
  };
  for (const auto& [name, member] : kLayerSeries) perLayer(name, member);
  return result;
}

/// Each layer after `epoch` (counted from 1; there must be such a record, with its histograms).
val layers(int handle, int epoch) {
  val list = val::array();
  const Trainer& of = trainer(handle);
  for (std::size_t i = 0; i < of.plan().layers.size(); ++i) {
    const History& h = of.history();
    const auto index = static_cast<std::size_t>(epoch - 1);
    const LayerStatistics& s = h.layers[i][index];
    const auto& histograms = h.histograms[i];
    const Histogram& bins = histograms.size() == h.layers[i].size() ? histograms[index] : histograms.back();
    val layer = toObject(s);
    layer.set("neurons", of.plan().layers[i].outputs);
    const Entry* activation = of.plan().layers[i].activation.get();
    layer.set("activation", text(activation ? activation->id : "identity"));
    val histogram = val::object();
    histogram.set("low", Histogram::kLow);
    histogram.set("high", Histogram::kHigh);
    histogram.set("counts", copyOf<std::uint32_t>(bins.counts));
    layer.set("histogram", histogram);
    list.call<void>("push", layer);
  }
  return list;
}

/// The script's parts, or {error}; `rates` is a Float64Array: from and lr of each change.
val pyTorch(int handle, const val& rates) {
  if (trainer(handle).config().dataset.name == DatasetName::custom) {  // whose numbers the script holds
    const double numbers = static_cast<double>(trainer(handle).dataset().features.size()), characters = 16 * numbers;
    if (const auto error = checkMemory(5 * characters, "script", numberText(numbers) + " numbers"))
      return failure(*error);
  }
  const std::vector<double> numbers = convertJSArrayToNumberVector<double>(rates);
  std::vector<RateChange> changes;
  for (std::size_t i = 0; i < numbers.size(); i += 2) changes.push_back({static_cast<int>(numbers[i]), numbers[i + 1]});
  const auto cells = toPyTorch(trainer(handle), changes);
  return words({cells.begin(), cells.end()});
}

val evaluate(int handle) {
  Trainer& of = trainer(handle);
  const Score training = of.evaluateTraining();
  val result = val::object();
  result.set("loss", training.loss);
  result.set("accuracy", training.accuracy);
  if (of.hasHeldOut()) {
    const Score heldOut = of.evaluateHeldOut();
    result.set("testLoss", heldOut.loss);
    result.set("testAccuracy", heldOut.accuracy);
  }
  return result;
}

val confusion(int handle) {
  Trainer& of = trainer(handle);
  val result = val::object();
  result.set("classes", of.dataset().classes);
  result.set("counts", copyOf<std::uint32_t>(of.confusionTraining()));
  if (of.hasHeldOut()) result.set("testCounts", copyOf<std::uint32_t>(of.confusionHeldOut()));
  return result;
}

val weights(int handle) {
  const Trainer& of = trainer(handle);
  const float* parameters = of.state().parameters.data();
  const float* running = of.state().running.data();
  val list = val::array();
  for (const LayerPlan& layer : of.plan().layers) {
    val item = val::object();
    const auto put = [&](const char* name, const float* from, int count) {
      item.set(name, copyOf<float>({from, static_cast<std::size_t>(count)}));
    };
    item.set("inputs", layer.inputs);
    item.set("outputs", layer.outputs);
    put("weight", parameters + layer.weight, layer.weights());
    put("bias", parameters + layer.bias, layer.outputs);
    if (layer.slope >= 0) put("slope", parameters + layer.slope, layer.slopes());
    if (layer.gamma >= 0) {
      put("gamma", parameters + layer.gamma, layer.outputs);
      put("beta", parameters + layer.beta, layer.outputs);
      put("runningMean", running + layer.running, layer.outputs);
      put("runningVariance", running + layer.running + layer.outputs, layer.outputs);
    }
    list.call<void>("push", item);
  }
  return list;
}

/// What follows each linear layer: its activation with parameters and, as a function of ONNX, its formula.
val network(int handle) {
  const Trainer& of = trainer(handle);
  val list = val::array();
  for (const LayerPlan& layer : of.plan().layers) {
    val item = val::object();
    if (layer.activation) {
      const Info& info = layer.activation->info;
      val parameters = val::object();
      for (std::size_t i = 0; i < info.parameters.size(); ++i)
        parameters.set(std::string(info.parameters[i].name), layer.activationParameters[i]);
      item.set("id", text(layer.activation->id));
      item.set("parameters", parameters);
      item.set("torchLearned", text(info.torch.learned));
      item.set("writtenOut", info.torch.module.empty());
      if (const val found = describeOperator(*layer.activation, layer.activationParameters.data());
          !found.isUndefined())
        item.set("operator", found);
      describeFormula(*layer.activation, item);
    }
    val learned = val::array();
    for (const int place : layer.learned)
      learned.call<void>("push", std::string(layer.activation->info.parameters[static_cast<std::size_t>(place)].name));
    item.set("learned", learned);
    item.set("perNeuron", layer.perNeuron);
    item.set("batchNorm", text(kBatchNormNames[static_cast<std::size_t>(layer.batchNorm)]));
    item.set("dropout", layer.dropout);
    list.call<void>("push", item);
  }
  val result = val::object();
  result.set("layers", list);
  result.set("loss", text(kLossNames[static_cast<std::size_t>(of.config().loss)]));
  result.set("batches", of.status().epoch * of.batches() + of.status().batch);
  return result;
}

val snapshot(int handle) {
  const Trainer& of = trainer(handle);
  const double state = sizeof(float) * (4.0 * of.plan().parameters + of.trainingSamples());
  const double bytes = static_cast<double>(of.historyBytes(of.history().loss.size())) + state;
  // Copied, copied to be spelled, and spelled into bytes that grow.
  if (const auto error = checkMemory(5 * bytes, "snapshot", numberText(std::ceil(bytes / (1 << 20))) + " MB"))
    return failure(*error);
  return copyOf<std::uint8_t>(toBytes(of.snapshot()));
}

/// {error} if the bytes are not a snapshot of such a trainer, else undefined.
val rewind(int handle, const val& bytes) {
  const auto length = bytes["length"].as<double>();
  if (const auto error = checkMemory(3 * length, "snapshot", numberText(length) + " bytes")) return failure(*error);
  const std::vector<std::uint8_t> copy = convertJSArrayToNumberVector<std::uint8_t>(bytes);
  auto read = fromBytes(copy, trainer(handle));
  if (!read) return failure(read.error());
  trainer(handle).rewind(std::move(*read));
  return val::undefined();
}

val trace(int handle, int row) {
  const double bytes = 4.0 * sizeof(float) * trainer(handle).plan().parameters;
  if (const auto error = checkMemory(bytes, "row", numberText(row))) return failure(*error);
  return toObject(trainer(handle).trace(row));
}

/// The network's answers at points given as a Float32Array [columns x count]: [outputs x count].
val predict(int handle, const val& points) {
  Trainer& of = trainer(handle);
  const auto length = points["length"].as<double>(), count = length / of.plan().columns;
  const double bytes = sizeof(float) * (2 * length + count * of.plan().outputs());
  if (const auto error = checkMemory(bytes, "rows", numberText(count) + " points")) return failure(*error);
  const std::vector<float> columns = convertJSArrayToNumberVector<float>(points);
  const std::vector<float> answers = of.predict(columns, static_cast<int>(columns.size()) / of.plan().columns);
  return copyOf<float>(answers);
}

EMSCRIPTEN_BINDINGS(trainer) {
  emscripten::function("dataset", &dataset);
  emscripten::function("createTrainer", &createTrainer);
  emscripten::function("disposeTrainer", &disposeTrainer);
  emscripten::function("run", &run);
  emscripten::function("runAll", &runAll);
  emscripten::function("runBatches", &runBatches);
  emscripten::function("status", &status);
  emscripten::function("batches", &batches);
  emscripten::function("resetTrainer", &resetTrainer);
  emscripten::function("trainerDataset", &trainerDataset);
  emscripten::function("sampleCount", &sampleCount);
  emscripten::function("columnMeans", &columnMeans);
  emscripten::function("history", &history);
  emscripten::function("layers", &layers);
  emscripten::function("evaluateTrainer", &evaluate);
  emscripten::function("confusion", &confusion);
  emscripten::function("toPyTorch", &pyTorch);
  emscripten::function("network", &network);
  emscripten::function("snapshot", &snapshot);
  emscripten::function("rewind", &rewind);
  emscripten::function("trace", &trace);
  emscripten::function("weights", &weights);
  emscripten::function("predict", &predict);
}

}  // namespace
}  // namespace playground::wasm
