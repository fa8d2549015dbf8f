#include "core/memory.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace playground {

bool hasMemory(double bytes) {
  constexpr double reserve = 2 << 20;
  if (bytes + reserve > static_cast<double>(PTRDIFF_MAX)) return false;
  void* volatile block = std::malloc(static_cast<std::size_t>(bytes + reserve));  // volatile: not to be optimised away
  const bool found = block != nullptr;
  std::free(block);
  return found;
}

std::optional<InputError> checkMemory(double bytes, std::string_view field, std::string_view value) {
  if (hasMemory(bytes)) return std::nullopt;
  return InputError{
      std::string(field), std::string(value),
      "what fits into the memory that is left: this needs " + numberText(std::ceil(bytes / (1 << 20))) + " MB"};
}

}  // namespace playground
