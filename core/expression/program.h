#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/apply.h"
#include "core/expression/kernels.h"
#include "core/expression/tree.h"

namespace playground::expression {

/// A flat list of instructions that computes some nodes of a graph for a block of inputs at a time: each instruction
/// runs over the whole block before the next begins, so that reading it costs next to nothing. Intermediate blocks lie
/// in memory that all programs share: one thread at a time.
class Program {
 public:
  /// `roots` are up to three nodes; run() writes the values of roots[i] to the i-th output.
  Program(const Graph& graph, const std::vector<Id>& roots, std::size_t parameters);

  /// `outputs` holds an array for each root, which may be `x` itself.
  void run(const float* parameters, const float* x, std::size_t count, const std::array<float*, 3>& outputs) const;

 private:
  static constexpr std::size_t kBlock = 512;
  static constexpr std::uint16_t kX = 0, kFirstOutput = 1, kFirstTemporary = 4;
  static constexpr std::uint16_t kNoSlot = 0xffff;

  struct Instruction {
    Kernel kernel = nullptr;  ///< null: a built-in activation
    std::int16_t entry = -1;  ///< its place in the catalogue
    std::uint8_t operands = 0;
    Order order = Order::value;  ///< how much of it
    std::array<std::uint16_t, 4> in{kNoSlot, kNoSlot, kNoSlot, kNoSlot};
    std::array<std::uint16_t, 3> out{kNoSlot, kNoSlot, kNoSlot};
  };

  class Compiler;

  void execute(const std::vector<Instruction>& list, float* const* slots, std::size_t vectors) const;
  bool isUniform(std::uint16_t slot) const { return slot >= firstUniform_; }

  std::vector<Instruction> prologue_, body_;  ///< what depends on parameters alone, once; the rest for every block
  std::uint16_t firstUniform_ = 0;            ///< slots from here on hold one vector each
  std::vector<std::uint16_t> parameterSlots_;
  std::size_t roots_ = 0;
  std::size_t temporaries_ = 0;
  mutable std::vector<float> uniforms_;  ///< a group of lanes each
  mutable std::vector<float*> slots_;
};

}  // namespace playground::expression
