#pragma once

namespace playground {

/// Prints a hash of the weights and losses of a run with each activation, and of one that uses all that a run can:
/// `run:id hash`. tests/wasm/run-bits.test.ts trains the same through the JavaScript module.
void printRuns();

}  // namespace playground
