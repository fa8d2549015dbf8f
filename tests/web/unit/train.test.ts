import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { elementwise } from "../../../web/src/core/catalogue";
import { pack, unpack } from "../../../web/src/core/train-pack";
import { Track } from "../../../web/src/race/track";
import { formatEntrant, initialisers, norms, parseEntrant } from "../../../web/src/state/entrant";
import { most, pointsOf } from "../../../web/src/train/charts/points";
import { asText, parsePoints } from "../../../web/src/train/own/points";
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

describe("a curve", () => {
  const drawn = (track: Track) => pointsOf(track).map(({ x, y }) => [x, y]);

  test("of few epochs is all of them, in whatever pieces they came; what is not finite breaks it", () => {
    const pieces = fc.array(fc.array(fc.double(), { maxLength: 100 }), { maxLength: 10 });
    fc.assert(
      fc.property(pieces, (lists) => {
        const track = new Track();
        for (const list of lists) {
          track.push(Float64Array.from(list));
          pointsOf(track);
        }
        expect(drawn(track)).toEqual(lists.flat().map((y, i) => [i + 1, Number.isFinite(y) ? y : Number.NaN]));
      }),
    );
  });

  test("of many keeps the lowest and the highest of every group of epochs", () => {
    // -0 is as high as 0.
    const height = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
    const pieces = fc.array(fc.array(height, { minLength: 1, maxLength: 60 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(pieces, fc.integer({ min: 20, max: 90 }), fc.nat({ max: 5000 }), (lists, times, cut) => {
        const track = new Track();
        const push = () => {
          for (let i = 0; i < times; i++) for (const list of lists) track.push(Float64Array.from(list));
          pointsOf(track);
        };
        push();
        track.cut(cut);
        push();
        const values = [...track.values()];
        let size = 1;
        while (Math.ceil(values.length / size) * Math.min(size, 2) > most) size *= 2;
        const kept = new Set<number>();
        for (let from = 0; from < values.length; from += size) {
          const group = values.slice(from, from + size);
          kept.add(from + group.indexOf(Math.min(...group)));
          kept.add(from + group.indexOf(Math.max(...group)));
        }
        expect(drawn(track)).toEqual([...kept].sort((a, b) => a - b).map((at) => [at + 1, values[at]]));
      }),
      { numRuns: 40 },
    );
  });
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
