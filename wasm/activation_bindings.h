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

}  // namespace playground::wasm
