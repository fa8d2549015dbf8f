import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { elementwise } from "../../../web/src/core/catalogue";
import { openCore } from "../../../web/src/core/core";
import { nextFloat } from "../../../web/src/explore/model/floats";
import { plotted } from "../../../web/src/explore/model/marks";
import { orders, sample } from "../../../web/src/explore/model/sample";

beforeAll(async () => {
  await openCore();
});

test("nextFloat goes to the neighbour and back", () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), (value, up) => {
      const next = nextFloat(value, up);
      expect(up ? next > value : next < value).toBe(true);
      expect(nextFloat(next, !up) === value).toBe(true);
    }),
  );
});

describe("every curve", () => {
  test.each([
    [-6, 6],
    [-0.51, 0.77],
    [-1000, 1000],
    [2.9, 3.1],
  ])("is drawn as the core has it, from %d to %d", async (min, max) => {
    const core = await openCore();
    for (const info of elementwise()) {
      const curve = sample({ id: info.id }, { min, max }, 300);
      const right = core.evaluate({ id: info.id }, curve.x);
      const expected = { f: right.value, f1: right.derivative, f2: right.secondDerivative };
      expect(curve.x[0]).toBe(Math.fround(min));
      expect(curve.x.at(-1)).toBe(Math.fround(max));
      for (const order of orders) {
        const { points, marks } = plotted(curve, order);
        for (const [index, { x, y }] of points.entries()) {
          expect(x).toBe(curve.x[index]);
          const value = expected[order][index] as number;
          if (!Number.isNaN(y)) expect(y).toBe(value);
          // A gap is either no number or a jump, whose value then has a filled dot.
          else if (Number.isFinite(value)) {
            expect(marks).toContainEqual({ x, y: value, taken: true });
          }
        }
      }
    }
  });

  test("breaks where the core says that f′ jumps", () => {
    for (const info of elementwise()) {
      const curve = sample({ id: info.id }, { min: -30, max: 30 }, 300);
      const jumps = plotted(curve, "f1").marks.map(({ x }) => x);
      for (const kink of info.kinks) expect(jumps, info.id).toContain(Math.fround(kink));
    }
  });

  test("is nowhere broken where it is merely steep", () => {
    const smooth = elementwise().filter(({ family }) => family === "sigmoidal" || family === "smooth");
    for (const info of smooth.filter(({ kinks }) => kinks.length === 0)) {
      for (const [min, max] of [
        [-1000, 1000],
        [-6, 6],
      ] as const) {
        const curve = sample({ id: info.id }, { min, max }, 300);
        expect(plotted(curve, "f").marks, info.id).toEqual([]);
      }
    }
  });
});
