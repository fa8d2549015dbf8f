import fc from "fast-check";
import { expect, test } from "vitest";
import { spread } from "../../../web/src/charts/labels";

const series = { label: "f", color: "--c1", dash: [], points: [] };

test("labels never overlap and stay inside, as long as there is room for all", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -50, max: 450, noNaN: true }), { minLength: 1, maxLength: 12 }), (places) => {
      const labels = places.map((y) => ({ series, y }));
      spread(labels, 0, 400, 15);
      for (const [index, { y }] of labels.entries()) {
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(400);
        if (index > 0) expect(y - (labels[index - 1]?.y ?? 0)).toBeGreaterThanOrEqual(15 - 1e-9);
      }
    }),
  );
});
