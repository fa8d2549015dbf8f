import type { Core } from "playground-core";
import { configOf } from "../../web/src/race/contest";
import { medianOf } from "../../web/src/race/median";
import { state } from "../../web/src/state/state";
import { commonChosen } from "../../web/src/train/race/config";
import { choosePreset, type presets } from "../../web/src/train/setup/preset-list";

export type PresetName = keyof typeof presets;

/** How one run of a preset ends. */
export interface Outcome {
  loss: number;
  /** On held-out data where the preset has some. */
  accuracy: number;
  /** Share of dead units in all hidden layers, and in the one that has most. */
  dead: number;
  deadest: number;
  /** Mean |∂L/∂W| of the first layer over the last one's. */
  gradient: number;
}

export const seeds = Array.from({ length: 20 }, (_, seed) => seed);

/** [racer][seed]. */
export function outcomesOf(core: Core, name: PresetName): Outcome[][] {
  choosePreset(name);
  const epochs = state.epochs.peek();
  return state.racers.peek().map((entrant) =>
    seeds.map((seed) => {
      const trainer = core.createTrainer({
        ...configOf({ common: commonChosen() }, entrant, seed),
        record: { pastHistograms: false },
      });
      trainer.run(epochs);
      const { loss, accuracy, testAccuracy, dead, gradient } = trainer.history();
      trainer.dispose();
      const last = (series: ArrayLike<number>) => series[series.length - 1] as number;
      const hidden = dead.slice(0, -1).map(last);
      return {
        loss: last(loss),
        accuracy: last(testAccuracy ?? accuracy),
        dead: hidden.reduce((sum, share) => sum + share, 0) / hidden.length,
        deadest: Math.max(...hidden),
        gradient: last(gradient[0] ?? []) / last(gradient.at(-1) ?? []),
      };
    }),
  );
}

export const median = (values: readonly number[]): number => medianOf(values.toSorted((a, b) => a - b)) as number;

/** The seed whose accuracies, of all racers together, are nearest to the medians; losses decide between equals. */
export function typicalSeed(outcomes: readonly Outcome[][]): number {
  const distance = (seed: number, what: "accuracy" | "loss") =>
    outcomes.reduce((sum, runs) => {
      const middle = median(runs.map((run) => run[what]));
      return sum + Math.abs((runs[seed]?.[what] ?? Number.NaN) - middle) / (what === "loss" ? Math.abs(middle) : 1);
    }, 0);
  const order = seeds.toSorted(
    (a, b) => distance(a, "accuracy") - distance(b, "accuracy") || distance(a, "loss") - distance(b, "loss"),
  );
  return order[0] as number;
}
