#include "core/train/snapshot.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace playground {
namespace {

/// Spells the fields of a snapshot once, for writing and for reading. An archive has value(T&), array(vector-like&).
template <class Archive>
void visit(Archive& archive, Snapshot& snapshot) {
  TrainerState& state = snapshot.state;
  archive.array(state.parameters);
  archive.array(state.running);
  archive.array(state.optimizer.first);
  archive.array(state.optimizer.second);
  archive.value(state.optimizer.steps);
  archive.value(state.random);
  archive.array(state.order);
  archive.array(state.gradient);
  archive.array(state.gradientNorm);
  archive.value(state.epoch);
  archive.value(state.batch);
  History& history = snapshot.history;
  archive.array(history.loss);
  archive.array(history.accuracy);
  archive.array(history.testLoss);
  archive.array(history.testAccuracy);
  std::uint64_t layers = history.layers.size();
  archive.value(layers);
  if (layers > 64) return archive.fail();
  history.layers.resize(layers);
  history.histograms.resize(layers);
  for (auto& layer : history.layers) archive.array(layer);
  for (auto& layer : history.histograms) archive.array(layer);
}

constexpr std::uint64_t kSignature = 0x325441'4753'5041ull;  // changes with the layout

struct Writer {
  std::vector<std::uint8_t> bytes;

  void raw(const void* from, std::size_t size) {
    const auto* first = static_cast<const std::uint8_t*>(from);
    bytes.insert(bytes.end(), first, first + size);
  }
  template <class T>
  void value(const T& item) {
    static_assert(std::is_trivially_copyable_v<T>);
    raw(&item, sizeof item);
  }
  template <class Array>
  void array(const Array& items) {
    const auto count = static_cast<std::uint64_t>(items.size());
    value(count);
    raw(items.data(), static_cast<std::size_t>(count) * sizeof(*items.data()));
  }
  void fail() {}
};

struct Reader {
  std::span<const std::uint8_t> bytes;
  bool failed = false;

  void raw(void* to, std::size_t size) {
    failed = failed || size > bytes.size();
    if (failed || size == 0) return;
    std::memcpy(to, bytes.data(), size);
    bytes = bytes.subspan(size);
  }
  template <class T>
  void value(T& item) {
    static_assert(std::is_trivially_copyable_v<T>);
    raw(&item, sizeof item);
  }
  template <class Array>
  void array(Array& items) {
    std::uint64_t count = 0;
    value(count);
    failed = failed || count > bytes.size() / sizeof(*items.data());
    if (failed) return;
    items.resize(static_cast<std::ptrdiff_t>(count));
    raw(items.data(), static_cast<std::size_t>(count) * sizeof(*items.data()));
  }
  void fail() { failed = true; }
};

/// Whether the snapshot's arrays are as long as this trainer's, and no place that it names lies beyond their ends.
bool fits(const Snapshot& snapshot, const Trainer& trainer) {
  const TrainerState &own = trainer.state(), &given = snapshot.state;
  const std::size_t layers = own.gradient.size(), epochs = snapshot.history.loss.size();
  bool same = own.parameters.size() == given.parameters.size() && own.running.size() == given.running.size() &&
              own.optimizer.first.size() == given.optimizer.first.size() &&
              own.optimizer.second.size() == given.optimizer.second.size() && given.gradient.size() == layers &&
              given.gradientNorm.size() == layers && snapshot.history.layers.size() == layers &&
              snapshot.history.accuracy.size() == epochs && given.epoch == static_cast<int>(epochs) &&
              given.batch >= 0 && given.batch < trainer.batches() && given.random.valid();
  const std::size_t histograms = trainer.config().record.pastHistograms ? epochs : std::min<std::size_t>(epochs, 1);
  for (const auto& layer : snapshot.history.layers) same = same && layer.size() == epochs;
  for (const auto& layer : snapshot.history.histograms) same = same && layer.size() == histograms;
  const std::size_t heldOut = trainer.hasHeldOut() ? epochs : 0;
  same = same && snapshot.history.testLoss.size() == heldOut && snapshot.history.testAccuracy.size() == heldOut;
  const auto samples = static_cast<std::size_t>(trainer.trainingSamples());
  const bool needsOrder = trainer.config().shuffle && given.batch > 0;
  same = same && (needsOrder ? given.order.size() == samples : given.order.empty() || given.order.size() == samples);
  for (const std::uint32_t row : given.order) same = same && row < samples;
  return same;
}

}  // namespace

std::vector<std::uint8_t> toBytes(const Snapshot& snapshot) {
  Writer writer;
  writer.value(kSignature);
  Snapshot copy = snapshot;
  visit(writer, copy);
  return std::move(writer.bytes);
}

Result<Snapshot> fromBytes(std::span<const std::uint8_t> bytes, const Trainer& trainer) {
  const InputError error{"snapshot", "not a snapshot of such a trainer",
                         "what snapshot() of a trainer of the same shape, optimizer and data gave"};
  Reader reader{bytes};
  std::uint64_t signature = 0;
  reader.value(signature);
  Snapshot snapshot;
  if (signature == kSignature) visit(reader, snapshot);
  if (reader.failed || !reader.bytes.empty() || signature != kSignature || !fits(snapshot, trainer)) return error;
  return snapshot;
}

}  // namespace playground
