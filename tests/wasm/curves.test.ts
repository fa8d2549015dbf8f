import { loadCore } from "playground-core";
import { loadCurves } from "playground-core/curves";
import { expect, test } from "vitest";

const x = Float32Array.from({ length: 4097 }, (_, i) => (i - 2048) / 100);

test.each([true, false])("the module without a trainer gives the same bits (SIMD: %s)", async (simd) => {
  const [whole, curves] = [await loadCore({ simd }), await loadCurves(simd)];
  expect(curves.simd).toBe(simd);
  expect(curves.catalogue()).toEqual(whole.catalogue());
  for (const { id, kind } of whole.catalogue()) {
    expect(curves.describe({ id })).toEqual(whole.describe({ id }));
    if (kind === "elementwise") expect(curves.evaluate({ id }, x)).toEqual(whole.evaluate({ id }, x));
    else expect(curves.evaluateRows({ id }, x.slice(1), 8)).toEqual(whole.evaluateRows({ id }, x.slice(1), 8));
  }
  expect(() => curves.evaluate({ id: "nothing" }, x)).toThrow(RangeError);
});
