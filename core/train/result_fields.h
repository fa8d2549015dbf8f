#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "core/train/trainer.h"

/// The fields of what a trainer gives back, each named once; a visitor has operator()(name, value). What JavaScript
/// gets is such a visitor's (wasm/results.h), as config_fields.h is for what it gives.
namespace playground {

inline constexpr std::array<std::pair<std::string_view, double LayerStatistics::*>, 7> kLayerSeries = {
    {{"gradient", &LayerStatistics::gradient},
     {"gradientNorm", &LayerStatistics::gradientNorm},
     {"mean", &LayerStatistics::mean},
     {"deviation", &LayerStatistics::deviation},
     {"dead", &LayerStatistics::dead},
     {"saturated", &LayerStatistics::saturated},
     {"flat", &LayerStatistics::flat}}};

template <class Visitor>
void visitResult(Visitor& visit, const LayerStatistics& layer) {
  for (const auto& [name, member] : kLayerSeries) visit(name, layer.*member);
}

template <class Visitor>
void visitResult(Visitor& visit, const Dataset& data) {
  visit("features", data.features);
  visit("labels", data.labels);
  visit("samples", data.samples);
  visit("columns", data.columns);
  visit("classes", data.classes);
  visit("names", data.names);
  visit("classNames", data.classNames);
}

template <class Visitor>
void visitResult(Visitor& visit, const Divergence& at) {
  visit("epoch", at.epoch);
  visit("batch", at.batch);
  visit("layer", at.layer);
  visit("quantity", at.quantity);
}

template <class Visitor>
void visitResult(Visitor& visit, const Status& status) {
  visit("epoch", status.epoch);
  visit("batch", status.batch);
  visit("finished", status.finished);
  visit("diverged", status.diverged);
}

template <class Visitor>
void visitResult(Visitor& visit, const LayerTrace& layer) {
  visit("linear", layer.linear);
  visit("preActivation", layer.preActivation);
  visit("activation", layer.activation);
  visit("derivative", layer.derivative);
  visit("output", layer.output);
  visit("outputGradient", layer.outputGradient);
  visit("linearGradient", layer.linearGradient);
  visit("weightGradient", layer.weightGradient);
  visit("biasGradient", layer.biasGradient);
}

template <class Visitor>
void visitResult(Visitor& visit, const SampleTrace& sample) {
  visit("input", sample.input);
  visit("target", sample.target);
  visit("prediction", sample.prediction);
  visit("loss", sample.loss);
  visit("layers", sample.layers);
}

}  // namespace playground
