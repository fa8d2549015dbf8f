/// The lines that fuzzing kept (npm run fuzz), once more.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "tests/fuzz/targets.h"

namespace playground {

namespace {

void replay(const char* target, void (*run)(std::string_view)) {
  std::ifstream in(std::string(PLAYGROUND_TEST_DATA "/../fuzz/corpus/") + target + ".txt");
  int lines = 0;
  for (std::string line; std::getline(in, line); ++lines) {
    SCOPED_TRACE(line);
    run(line);
  }
  EXPECT_GT(lines, 5);
}

TEST(Fuzz, formulasKeepTheirPromises) { replay("formula", fuzz::formula); }
TEST(Fuzz, trainingKeepsItsPromises) { replay("training", fuzz::training); }

}  // namespace
}  // namespace playground
