#pragma once

#include <string_view>

/// What is fuzzed. Each target takes a line of any bytes, and ends the program where a promise is broken: what is not
/// refused computes, and what is refused says where and why. `npm run fuzz` looks for lines that do so;
/// tests/core/fuzz_test.cpp gives them the lines that were kept, tests/fuzz/corpus/<target>.txt.
namespace playground::fuzz {

/// A digit that chooses the options, then a formula in UTF-8: to be compiled, run, and written in every language.
void formula(std::string_view line);

/// A training run's configuration, `lr=0.1 hidden=5,5`: to be checked, and trained by if it is allowed.
void training(std::string_view line);

/// Ends the program, and says what was promised.
void require(bool holds, const char* promise);

/// Words that inputs are made of, for the fuzzer to put into them.
const char* const* formulaWords();
const char* const* trainingWords();

}  // namespace playground::fuzz
