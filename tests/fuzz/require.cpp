#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/targets.h"

namespace playground::fuzz {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "Broken: %s.\n", promise);
  std::abort();
}

}  // namespace playground::fuzz
