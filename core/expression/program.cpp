#include "core/expression/program.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/expression/builtins.h"

namespace playground::expression {
namespace {

constexpr std::size_t kGroupLanes = kGroup * simd::kLanes;

/// Grows when a program is made, never while one runs.
std::vector<float>& sharedMemory() {
  static std::vector<float> memory;
  return memory;
}

}  // namespace

/// Orders the nodes, joins what one instruction does, and gives every value a slot for as long as it is needed.
class Program::Compiler {
 public:
  Compiler(const Graph& graph, const std::vector<Id>& roots, Program& program)
      : g_(graph), roots_(roots), p_(program), slot_(static_cast<std::size_t>(graph.size()), kNoSlot) {}

  void run(std::size_t parameters) {
    sort();
    countUses();
    for (const Id id : order_) joinOperands(id);
    placeUniforms(parameters);
    emit();
    finish();
  }

 private:
  static std::size_t at(Id id) { return static_cast<std::size_t>(id); }
  bool isRoot(Id id) const { return std::find(roots_.begin(), roots_.end(), id) != roots_.end(); }

  /// Depth first, so that a value's uses come soon after it; without recursion.
  void sort() {
    std::vector<bool> seen(at(g_.size()));
    std::vector<std::pair<Id, int>> stack;
    for (const Id root : roots_) {
      if (seen[at(root)]) continue;
      seen[at(root)] = true;
      stack.emplace_back(root, 0);
      while (!stack.empty()) {
        auto& [id, next] = stack.back();
        const Id operands[] = {g_[id].a, g_[id].b, g_[id].c};
        if (next == 3) {
          order_.push_back(id);
          stack.pop_back();
          continue;
        }
        const Id operand = operands[next++];
        if (operand == kNone || seen[at(operand)]) continue;
        seen[at(operand)] = true;
        stack.emplace_back(operand, 0);
      }
    }
  }

  void countUses() {
    uses_.assign(at(g_.size()), 0);
    for (const Id id : order_)
      for (const Id operand : {g_[id].a, g_[id].b, g_[id].c})
        if (operand != kNone) ++uses_[at(operand)];
    for (const Id root : roots_) ++uses_[at(root)];
    joined_.assign(at(g_.size()), kNone);
    absorbed_.assign(at(g_.size()), false);
  }

  /// An operand that nothing else uses becomes part of the instruction.
  void joinOperands(Id id) {
    const Node& node = g_[id];
    if (!g_.varies(id)) return;
    const auto alone = [&](Id operand) { return uses_[at(operand)] == 1 && g_.varies(operand); };
    Id inner = kNone;
    if (node.op == Op::select && alone(node.a) && isComparison(g_[node.a].op)) inner = node.a;
    if (isArithmetic(node.op))
      for (const Id operand : {node.b, node.a})
        if (alone(operand) && isArithmetic(g_[operand].op) && joined_[at(operand)] == kNone) inner = operand;
    if (inner == kNone) return;
    joined_[at(id)] = inner;
    absorbed_[at(inner)] = true;
  }

  static bool isComparison(Op op) {
    return op == Op::less || op == Op::lessEqual || op == Op::equal || op == Op::notEqual;
  }

  /// Slots of numbers, parameters and what is made of them alone; temporaries come before, so they are counted first
  /// with numbers that are moved at the end.
  void placeUniforms(std::size_t parameters) {
    p_.parameterSlots_.assign(parameters, kNoSlot);
    for (const Id id : order_) {
      if (g_.varies(id)) continue;
      const Node& node = g_[id];
      const auto slot = static_cast<std::uint16_t>(kUniformBase + uniforms_++);
      slot_[at(id)] = slot;
      values_.push_back(node.op == Op::number ? static_cast<float>(node.value) : 0.0f);
      if (node.op == Op::parameter) p_.parameterSlots_[static_cast<std::size_t>(node.index)] = slot;
      if (node.op != Op::number && node.op != Op::parameter) {
        Instruction instruction = plain(id);
        instruction.out[0] = slot;
        if (node.op == Op::call)
          instruction.out = {scratchUniform(), scratchUniform(), scratchUniform()},
          instruction.out[static_cast<std::size_t>(node.order)] = slot;
        p_.prologue_.push_back(instruction);
      }
    }
  }

  std::uint16_t scratchUniform() {
    values_.push_back(0);
    return static_cast<std::uint16_t>(kUniformBase + uniforms_++);
  }

  /// The instruction of one node without what is joined to it.
  Instruction plain(Id id) const {
    const Node& node = g_[id];
    Instruction instruction;
    const auto operands = [&](std::initializer_list<Id> list) {
      for (const Id operand : list)
        if (operand != kNone) instruction.in[instruction.operands++] = slot_[at(operand)];
    };
    operands({node.a, node.b, node.c});
    if (node.op == Op::call) {
      instruction.entry = node.index;
      instruction.order = static_cast<Order>(node.order);
    } else if (node.op == Op::select) {
      instruction.kernel = selectKernel();
    } else if (node.b == kNone) {
      instruction.kernel = unaryKernel(node.op);
    } else if ((node.op == Op::min || node.op == Op::max) && g_.isNumber(node.b)) {
      instruction.kernel = boundKernel(node.op);
    } else {
      instruction.kernel = binaryKernel(node.op);
    }
    return instruction;
  }

  Instruction joinedInstruction(Id id) const {
    const Node& node = g_[id];
    const Id innerId = joined_[at(id)];
    if (innerId == kNone) return plain(id);
    const Node& inner = g_[innerId];
    Instruction instruction;
    instruction.in = {slot_[at(inner.a)], slot_[at(inner.b)], kNoSlot, kNoSlot};
    if (node.op == Op::select) {
      instruction.kernel = compareKernel(inner.op);
      instruction.in[2] = slot_[at(node.b)];
      instruction.in[3] = slot_[at(node.c)];
      instruction.operands = 4;
    } else {
      const bool swapped = node.a != innerId;
      instruction.kernel = fusedKernel(inner.op, node.op, swapped);
      instruction.in[2] = slot_[at(swapped ? node.a : node.b)];
      instruction.operands = 3;
    }
    return instruction;
  }

  void emit() {
    for (const Id id : order_) {
      if (!g_.varies(id) || absorbed_[at(id)] || slot_[at(id)] != kNoSlot) continue;
      const Node& node = g_[id];
      if (node.op == Op::x) {
        slot_[at(id)] = kX;
        continue;
      }
      if (node.op == Op::call) {
        emitCall(id);
        continue;
      }
      Instruction instruction = joinedInstruction(id);
      release(id);
      instruction.out[0] = take(id);
      p_.body_.push_back(instruction);
    }
    for (std::size_t i = 0; i < roots_.size(); ++i) {
      const auto output = static_cast<std::uint16_t>(kFirstOutput + i);
      const std::uint16_t from = slot_[at(roots_[i])];
      if (from == output) continue;
      Instruction instruction;
      instruction.kernel = copyKernel();
      instruction.operands = 1;
      instruction.in[0] = from;
      instruction.out[0] = output;
      p_.body_.push_back(instruction);
    }
  }

  /// Value and derivatives of one activation at the same place are one instruction.
  void emitCall(Id id) {
    const Node node = g_[id];
    Instruction instruction = plain(id);
    std::array<Id, 3> members{kNone, kNone, kNone};
    int highest = 0;
    for (const Id other : order_) {
      const Node& candidate = g_[other];
      if (candidate.op != Op::call || candidate.index != node.index || candidate.a != node.a || candidate.b != node.b ||
          candidate.c != node.c)
        continue;
      members[static_cast<std::size_t>(candidate.order)] = other;
      highest = std::max<int>(highest, candidate.order);
    }
    instruction.order = static_cast<Order>(highest);
    std::vector<std::uint16_t> unused;
    for (int k = 0; k <= highest; ++k) {
      const auto place = static_cast<std::size_t>(k);
      if (members[place] != kNone) {
        instruction.out[place] = take(members[place]);
      } else {
        unused.push_back(instruction.out[place] = freeSlot());
      }
    }
    for (const std::uint16_t slot : unused) free_.push_back(slot);
    for (const Id member : members)
      if (member != kNone) release(member);
    p_.body_.push_back(instruction);
  }

  /// A root's place is its output; the first one's, if it is several.
  std::uint16_t take(Id id) {
    for (std::size_t i = 0; i < roots_.size(); ++i)
      if (roots_[i] == id) return slot_[at(id)] = static_cast<std::uint16_t>(kFirstOutput + i);
    return slot_[at(id)] = freeSlot();
  }

  std::uint16_t freeSlot() {
    if (!free_.empty()) {
      const std::uint16_t slot = free_.back();
      free_.pop_back();
      return slot;
    }
    return static_cast<std::uint16_t>(kFirstTemporary + temporaries_++);
  }

  /// The node's operands have been used once more.
  void release(Id id) {
    const Id inner = joined_[at(id)];
    for (const Id operand : {g_[id].a, g_[id].b, g_[id].c}) {
      if (operand == kNone) continue;
      if (operand == inner) {
        release(inner);
        continue;
      }
      const std::uint16_t slot = slot_[at(operand)];
      if (--uses_[at(operand)] == 0 && slot >= kFirstTemporary && slot < kUniformBase) free_.push_back(slot);
    }
  }

  /// Lays the slots out: x, outputs, temporaries, uniforms.
  void finish() {
    const auto first = static_cast<std::uint16_t>(kFirstTemporary + temporaries_);
    p_.firstUniform_ = first;
    const auto settle = [first](std::uint16_t& slot) {
      if (slot != kNoSlot && slot >= kUniformBase) slot = static_cast<std::uint16_t>(slot - kUniformBase + first);
    };
    for (auto* list : {&p_.prologue_, &p_.body_})
      for (Instruction& instruction : *list) {
        for (std::uint16_t& slot : instruction.in) settle(slot);
        for (std::uint16_t& slot : instruction.out) settle(slot);
      }
    for (std::uint16_t& slot : p_.parameterSlots_) settle(slot);
    p_.roots_ = roots_.size();
    p_.temporaries_ = temporaries_;
    p_.slots_.assign(first + uniforms_, nullptr);
    p_.uniforms_.resize(uniforms_ * kGroupLanes);
    for (std::size_t i = 0; i < uniforms_; ++i) {
      p_.slots_[first + i] = p_.uniforms_.data() + i * kGroupLanes;
      std::fill_n(p_.slots_[first + i], kGroupLanes, values_[i]);
    }
    // After the temporaries a copy of x, and a group for each output's last lanes.
    const std::size_t needed = (temporaries_ + 1) * kBlock + 3 * kGroupLanes;
    if (sharedMemory().size() < needed) sharedMemory().resize(needed);
  }

  static constexpr std::uint16_t kUniformBase = 0x8000;

  const Graph& g_;
  const std::vector<Id>& roots_;
  Program& p_;
  std::vector<Id> order_;
  std::vector<int> uses_;
  std::vector<Id> joined_;  ///< the operand that is part of a node's instruction
  std::vector<bool> absorbed_;
  std::vector<std::uint16_t> slot_, free_;
  std::vector<float> values_;
  std::size_t temporaries_ = 0, uniforms_ = 0;
};

Program::Program(const Graph& graph, const std::vector<Id>& roots, std::size_t parameters) {
  Compiler(graph, roots, *this).run(parameters);
}

void Program::execute(const std::vector<Instruction>& list, float* const* slots, std::size_t vectors) const {
  for (const Instruction& i : list) {
    if (i.kernel) {
      Operand in[4];
      for (std::size_t k = 0; k < i.operands; ++k)
        in[k] = {slots[i.in[k]], isUniform(i.in[k]) ? std::size_t{0} : std::size_t{simd::kLanes}};
      i.kernel(in, slots[i.out[0]], vectors);
      continue;
    }
    float parameters[2] = {};
    for (std::size_t k = 1; k < i.operands; ++k) parameters[k - 1] = slots[i.in[k]][0];
    const auto to = [&](std::size_t k) { return i.out[k] == kNoSlot ? nullptr : slots[i.out[k]]; };
    builtinAt(i.entry).apply(parameters, i.order, slots[i.in[0]], vectors * simd::kLanes, {to(0), to(1), to(2)});
  }
}

void Program::run(const float* parameters, const float* x, std::size_t count,
                  const std::array<float*, 3>& outputs) const {
  float** const slots = slots_.data();
  float* memory = sharedMemory().data();
  for (std::size_t i = 0; i < temporaries_; ++i, memory += kBlock) slots[kFirstTemporary + i] = memory;
  float *const copy = memory, *const rest = copy + kBlock;
  for (std::size_t i = 0; i < parameterSlots_.size(); ++i)
    if (parameterSlots_[i] != kNoSlot) std::fill_n(slots[parameterSlots_[i]], kGroupLanes, parameters[i]);
  execute(prologue_, slots, kGroup);

  bool inPlace = false;
  for (std::size_t k = 0; k < roots_; ++k) inPlace = inPlace || outputs[k] == x;
  for (std::size_t i = 0, size; i < count; i += size) {
    const std::size_t left = count - i;
    size = left >= kGroupLanes ? std::min(kBlock, left / kGroupLanes * kGroupLanes) : left;
    const bool whole = size % kGroupLanes == 0;
    slots[kX] = const_cast<float*>(x + i);  // never written
    if (inPlace || !whole) {
      std::memcpy(copy, x + i, size * sizeof(float));
      if (!whole) std::fill(copy + size, copy + kGroupLanes, 0.0f);
      slots[kX] = copy;
    }
    for (std::size_t k = 0; k < roots_; ++k) slots[kFirstOutput + k] = whole ? outputs[k] + i : rest + k * kGroupLanes;
    execute(body_, slots, (size + kGroupLanes - 1) / kGroupLanes * kGroup);
    if (!whole)
      for (std::size_t k = 0; k < roots_; ++k)
        std::memcpy(outputs[k] + i, rest + k * kGroupLanes, size * sizeof(float));
  }
}

}  // namespace playground::expression
