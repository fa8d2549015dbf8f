import { activation } from "../../core/catalogue";
import { medianOf } from "../../race/median";
import type { Racer } from "../../race/run";
import { reading } from "../../race/track";
import { nameOf } from "../race/names";
import { racers } from "../race/race";

export const columns = ["racer", "loss", "accuracy", "test", "epochTo90", "time", "deadUnits"] as const;
export type Column = (typeof columns)[number];

export interface Row {
  racer: Racer;
  name: string;
  values: Record<Exclude<Column, "racer">, number | undefined>;
}

const median = (values: readonly (number | undefined)[]): number | undefined =>
  medianOf(values.filter((value) => value !== undefined).sort((a, b) => a - b));

/** Epochs so far, and the first with an accuracy of at least 90 %. */
const climbOf = reading(
  () => ({ epochs: 0, to90: undefined as number | undefined }),
  (climb, accuracy) => {
    climb.epochs++;
    if (climb.to90 === undefined && accuracy >= 0.9) climb.to90 = climb.epochs;
  },
);

/** Share of hidden units that are dead after the last epoch, over all hidden layers. */
function deadShare({ first }: Racer): number | undefined {
  const widths = first.config.hidden ?? [];
  let dead = 0;
  let all = 0;
  for (const [index, width] of widths.entries()) {
    const share = first.layer.dead[index]?.at(-1);
    if (share === undefined) return undefined;
    dead += share * width;
    all += width;
  }
  return all > 0 ? dead / all : undefined;
}

/** One line of the table; of many seeds the median. */
export function rowOf(racer: Racer): Row {
  const { runs } = racer;
  const to90 = runs.map(({ epoch }) => climbOf(epoch.accuracy).to90);
  return {
    racer,
    name: nameOf(racer.entrant),
    values: {
      loss: median(runs.map(({ epoch }) => epoch.loss.at(-1))),
      accuracy: median(runs.map(({ epoch }) => epoch.accuracy.at(-1))),
      test: median(runs.map(({ epoch }) => epoch.testAccuracy.at(-1))),
      epochTo90: to90.filter((epoch) => epoch !== undefined).length * 2 > runs.length ? median(to90) : undefined,
      time: runs.every(({ epochs }) => epochs > 0) ? median(runs.map(({ milliseconds }) => milliseconds)) : undefined,
      deadUnits: deadShare(racer),
    },
  };
}

/** The rows in order; what has no value comes last, whichever way round. */
export function sorted(rows: readonly Row[], column: Column, descending: boolean): Row[] {
  const sign = descending ? -1 : 1;
  if (column === "racer") return [...rows].sort((a, b) => sign * a.name.localeCompare(b.name));
  return [...rows].sort((a, b) => {
    const [x, y] = [a.values[column], b.values[column]];
    if (x === undefined || y === undefined || Number.isNaN(x) || Number.isNaN(y))
      return Number(x === undefined || Number.isNaN(x)) - Number(y === undefined || Number.isNaN(y));
    return sign * (x - y);
  });
}

const cell = (value: string | number | undefined) =>
  value === undefined
    ? ""
    : typeof value === "string" && /[",\n]/.test(value)
      ? `"${value.replaceAll('"', '""')}"`
      : String(value);
const lines = (table: readonly (readonly (string | number | undefined)[])[]) =>
  `${table.map((row) => row.map(cell).join(",")).join("\n")}\n`;

/** The table as it stands. Column names are the trainer's, in no language. */
export function leagueCsv(): string {
  const head = [
    "racer",
    "activation",
    "loss",
    "accuracy",
    "test_accuracy",
    "epochs_to_90",
    "milliseconds",
    "dead_units",
    "epochs",
    "status",
  ];
  const body = racers.peek().map((racer) => {
    const { name, values } = rowOf(racer);
    const { loss, accuracy, test, epochTo90, time, deadUnits } = values;
    const known = activation(racer.entrant.id)?.name ?? racer.entrant.id;
    return [name, known, loss, accuracy, test, epochTo90, time, deadUnits, racer.first.epochs, racer.stage];
  });
  return lines([head, ...body]);
}

/** Every epoch of every run, with each layer's gradient, dead and saturated shares. */
export function historyCsv(): string {
  const layers = Math.max(0, ...racers.peek().map(({ first }) => first.layer.gradient.length));
  const perLayer = ["gradient", "dead", "saturated"] as const;
  const head = ["racer", "seed", "epoch", "loss", "accuracy", "test_loss", "test_accuracy"];
  for (const name of perLayer) for (let layer = 1; layer <= layers; layer++) head.push(`${name}_${layer}`);
  const body = racers
    .peek()
    .flatMap((racer) =>
      racer.runs.flatMap((run) =>
        Array.from({ length: run.epochs }, (_, i) => [
          nameOf(racer.entrant),
          run.seed,
          i + 1,
          run.epoch.loss.at(i),
          run.epoch.accuracy.at(i),
          run.epoch.testLoss.at(i),
          run.epoch.testAccuracy.at(i),
          ...perLayer.flatMap((name) =>
            Array.from({ length: layers }, (_unused, layer) => run.layer[name][layer]?.at(i)),
          ),
        ]),
      ),
    );
  return lines([head, ...body]);
}
