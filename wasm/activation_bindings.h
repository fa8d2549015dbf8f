#pragma once

#include <emscripten/val.h>

#include <memory>

#include "core/catalogue.h"

/// How JavaScript names an activation: by its place in the catalogue, or by a number beyond it for a user's formula.
namespace playground::wasm {

const Entry& entryAt(int index);

/// Keeps an activation for JavaScript, and gives its number; the oldest of more than 256 goes.
int keep(std::shared_ptr<const Entry> entry);

/// All facts, as ActivationInfo in wasm/activations.ts.
emscripten::val describeEntry(const Entry& entry);

/// The operator of ONNX that the activation is at these parameters, as Operator in wasm/export/model.ts, or undefined.
emscripten::val describeOperator(const Entry& entry, const float* parameters);

}  // namespace playground::wasm
