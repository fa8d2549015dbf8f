import { beforeAll, describe, expect, test } from "vitest";
import typicalSeeds from "../../../web/src/state/typical-seeds.json";
import { presets } from "../../../web/src/train/setup/preset-list";
import { median, type Outcome, outcomesOf, type PresetName, typicalSeed } from "../../support/presets";
import { openCatalogue } from "./catalogue";

const core = await openCatalogue();

/** What each preset is there to teach, as medians over twenty seeds. */
const teaches: Record<PresetName, (of: (what: keyof Outcome) => number[]) => void> = {
  circles(of) {
    const [relu = 0, sigmoid = 0, tanh = 0, relu6 = 0, leaky = 0] = of("accuracy");
    for (const high of [relu, relu6, leaky]) expect(high).toBeGreaterThan(0.95); // the tutorial printed 0.97 for ReLU
    expect(tanh).toBeLessThan(0.85);
    expect(sigmoid).toBeLessThan(0.55);
  },
  deepSigmoid(of) {
    const [sigmoid = 0, ...others] = of("accuracy");
    expect(sigmoid).toBeLessThan(0.55);
    expect(Math.min(...others)).toBeGreaterThan(0.98);
    const [vanished = 0, ...kept] = of("gradient");
    expect(vanished).toBeLessThan(1e-3 * Math.min(...kept));
  },
  dyingRelu(of) {
    const dead = of("dead");
    expect(dead).toEqual(dead.toSorted((a, b) => a - b)); // the larger the rate, the more die
    expect(of("deadest")[0]).toBeLessThan(0.1);
    expect(dead.at(-1)).toBeGreaterThan(0.9);
    const accuracy = of("accuracy");
    expect(Math.min(...accuracy.slice(0, -1))).toBeGreaterThan(0.98);
    expect(accuracy.at(-1)).toBeLessThan(0.55);
  },
  normOrder(of) {
    const [before = 0, after = 0, none = 0] = of("accuracy");
    expect(Math.abs(before - after)).toBeLessThan(0.01); // the order hardly matters here
    expect(none).toBeGreaterThan(Math.max(before, after)); // nor does this net need it
  },
  normOrElu(of) {
    const [elu = 0, ...normalised] = of("loss");
    expect(elu).toBeLessThan(0.5 * Math.min(...normalised));
  },
  spiral(of) {
    const [relu = 0, tanh = 0, gelu = 0, sigmoid = 0, elu = 0] = of("accuracy");
    for (const high of [relu, tanh, gelu, elu]) expect(high).toBeGreaterThan(0.95);
    expect(sigmoid).toBeLessThan(0.95);
  },
};

describe.each(Object.keys(presets) as PresetName[])("the preset %s", (name) => {
  let outcomes: Outcome[][];
  beforeAll(() => {
    outcomes = outcomesOf(core, name);
  }, 120_000);

  test("teaches what it says", () => {
    teaches[name]((what) => outcomes.map((runs) => median(runs.map((run) => run[what]))));
  });

  test("opens with a typical seed (else: node tests/presets.mjs)", () => {
    expect(typicalSeeds[name]).toBe(typicalSeed(outcomes));
  });
});
