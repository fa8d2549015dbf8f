import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { elementwise } from "../../../web/src/core/catalogue";
import { pack, unpack } from "../../../web/src/core/train-pack";
import { formatEntrant, initialisers, norms, parseEntrant } from "../../../web/src/state/entrant";
import { envelope } from "../../../web/src/train/charts/points";
import { asText, parsePoints } from "../../../web/src/train/own/points";
import { Track } from "../../../web/src/train/race/track";
import { openCatalogue } from "./catalogue";

let core: Awaited<ReturnType<typeof openCatalogue>>;
beforeAll(async () => {
  core = await openCatalogue();
});

describe("a racer", () => {
  test("survives the way through a link, whatever it departs in", () => {
    const departures = fc.record(
      {
        init: fc.constantFrom(...initialisers),
        lr: fc.double({ min: 0, max: 1e9, noNaN: true }).map((lr) => lr + 0),
        norm: fc.constantFrom(...norms),
        depth: fc.integer({ min: 1, max: 16 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.nat(), departures, (at, some) => {
        const ids = elementwise().map(({ id }) => id);
        const entrant = { id: ids[at % ids.length] as string, ...some };
        expect(parseEntrant(formatEntrant(entrant))).toEqual(entrant);
      }),
    );
  });

  test.each(["relu~lr:-1", "relu~lr:1~lr:2", "relu~constructor:1", "relu~depth:17", "relu~norm:both", "nothing~lr:1"])(
    "is refused where its text means nothing: %s",
    (text) => expect(parseEntrant(text)).toBeUndefined(),
  );
});

describe("a history", () => {
  test("comes out of its package as it went in, held-out data or not", () => {
    for (const trainFraction of [1, 0.8]) {
      const trainer = core.createTrainer({ dataset: { samples: 50 }, hidden: [4, 3], trainFraction });
      trainer.run(5);
      const history = trainer.history();
      trainer.dispose();
      const single: Record<string, number[]> = {};
      const layered: Record<string, number[][]> = { gradient: [], dead: [], saturated: [], flat: [] };
      const packed = pack(history);
      unpack(packed, {
        epoch: (name, begin, end) => {
          single[name] = [...packed.subarray(begin, end)];
        },
        layer: (name, index, begin, end) => {
          (layered[name] as number[][])[index] = [...packed.subarray(begin, end)];
        },
      });
      expect(single.loss).toEqual([...history.loss]);
      expect(single.testAccuracy).toEqual(history.testAccuracy && [...history.testAccuracy]);
      for (const name of ["gradient", "dead", "saturated", "flat"] as const) {
        expect(layered[name]).toEqual(history[name].map((values) => [...values]));
      }
    }
  });

  test("grows, and is cut back, without a trace of what was cut", () => {
    const pieces = fc.array(fc.array(fc.double({ noNaN: true }), { maxLength: 700 }), { maxLength: 5 });
    fc.assert(
      fc.property(pieces, fc.nat({ max: 900 }), fc.array(fc.double({ noNaN: true })), (lists, cut, more) => {
        const track = new Track();
        for (const list of lists) track.push(Float64Array.from(list));
        track.cut(cut);
        track.push(Float64Array.from(more));
        expect([...track.values()]).toEqual([...lists.flat().slice(0, cut), ...more]);
      }),
    );
  });
});

test("an envelope keeps the lowest and the highest of every group, at their epochs", () => {
  // -0 is as high as 0.
  const height = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
  const heights = fc.array(height, { minLength: 40, maxLength: 400 });
  fc.assert(
    fc.property(heights, fc.integer({ min: 1, max: 20 }), (values, groups) => {
      const points = values.map((y, x) => ({ x, y }));
      const thin = envelope(points, groups);
      expect(thin.length).toBeLessThanOrEqual(2 * groups);
      for (const point of thin) expect(points[point.x]).toBe(point);
      for (const [i, { x }] of thin.entries()) if (i > 0) expect(x).toBeGreaterThan(thin[i - 1]?.x ?? 0);
      expect(Math.min(...thin.map(({ y }) => y))).toBe(Math.min(...values));
      expect(Math.max(...thin.map(({ y }) => y))).toBe(Math.max(...values));
    }),
  );
});

describe("typed points", () => {
  test("are read as they were written", () => {
    const coordinate = fc.double({ min: -1, max: 1, noNaN: true }).map((value) => value + 0);
    const point = fc.record({ x: coordinate, y: coordinate, label: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(fc.array(point), (points) => {
        expect(parsePoints(asText(points))).toEqual(points);
      }),
    );
  });

  test.each([
    ["1, 2, 0\n1, 2", 2],
    ["1, 2, 5", 1],
    ["x, 2, 0", 1],
    ["1, 2, 0\n\n1, Infinity, 0", 3],
  ])("that mean nothing are told by their line: %j", (text, line) => expect(parsePoints(text)).toEqual({ line }));
});
