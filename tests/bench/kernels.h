#pragma once

/// The way into the kernels that WebAssembly and the native program share. An entry is its place in the catalogue.
extern "C" {
const char* benchId(int entry);  ///< null past the end
float* benchInput(int count);    ///< an array of that length for the caller to fill
/// Evaluates the whole input `repeats` times: order 0 the value, 1 the derivative as well; rows have 1000 columns.
void benchRun(int entry, int order, int count, int repeats);
}
