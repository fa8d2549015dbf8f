/// A number that is read, overwritten and then spread over the lanes is the one that was read. Clang 14 gets this wrong
/// for WebAssembly SIMD (see simd::readNow); the functions stand alone so that nothing is known of their arguments.
#include <gtest/gtest.h>

#include "core/simd/vec.h"
#include "core/train/lanes.h"

namespace playground {
namespace {

template <class T>
[[gnu::noinline]] void replaceAndSpread(T* place, T next, T* out) {
  const T was = *place;
  *place = next;
  storeLanes<T>(out, splatLanes(was));
}

[[gnu::noinline]] void replaceAndSplat(float* place, float next, float* out) {
  const float was = simd::readNow(*place);
  *place = next;
  simd::store(out, simd::splat(was));
}

template <class T>
void expectOld(void (*replace)(T*, T, T*)) {
  T place = 1, out[4] = {};
  replace(&place, 2, out);
  EXPECT_EQ(place, 2);
  for (const T lane : out) EXPECT_EQ(lane, 1);
  // In place: the lanes go where the number stood.
  T row[4] = {3, 0, 0, 0};
  replace(row, 4, row);
  for (const T lane : row) EXPECT_EQ(lane, 3);
}

TEST(Splat, TakesWhatWasRead) {
  expectOld<float>(replaceAndSpread<float>);
  expectOld<double>(replaceAndSpread<double>);
  expectOld<float>(replaceAndSplat);
}

}  // namespace
}  // namespace playground
