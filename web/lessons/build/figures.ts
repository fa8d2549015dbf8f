import type { Core, History } from "playground-core";
import { configOf } from "../../src/race/contest";
import { medianOf } from "../../src/race/median";
import { parseChoice } from "../../src/state/choice";
import { formatEntrant } from "../../src/state/entrant";
import { read } from "../../src/state/link";
import { restore, state, table } from "../../src/state/state";
import { commonChosen } from "../../src/train/race/config";
import type { Figure, LessonFile } from "./schema";

const f32 = (x: number) => Float32Array.of(x);

/** f or f′ at one x, as the page computes it. */
function at(core: Core, text: string, order: "value" | "derivative" | "second", x: number): number {
  const choice = parseChoice(text);
  if (!choice) throw new RangeError(`no activation "${text}"`);
  const parameters = choice.parameters ? { parameters: { ...choice.parameters } } : {};
  const curves = core.evaluate({ id: choice.id, ...parameters }, f32(x));
  const named = { value: curves.value, derivative: curves.derivative, second: curves.secondDerivative };
  return named[order][0] as number;
}

type Row = Extract<Figure, { of: "row" }>;

function row(core: Core, { activation, x, index }: Row): number {
  const found = core.evaluateRows({ id: activation }, Float32Array.from(x), x.length).value[index - 1];
  if (found === undefined) throw new RangeError(`${activation} of ${x.length} numbers has no output ${index}`);
  return found;
}

/** The float32 numbers in order, as whole numbers. */
const bits = new DataView(new ArrayBuffer(4));
function rank(x: number): number {
  bits.setFloat32(0, x);
  const whole = bits.getInt32(0);
  return whole < 0 ? -(whole & 0x7fffffff) : whole;
}
function unrank(whole: number): number {
  bits.setInt32(0, whole < 0 ? -whole | 0x80000000 : whole);
  return bits.getFloat32(0);
}

/** The first float32 from `from` towards `to` at which the function has a value, found by halving. */
function reaches(core: Core, { activation, order, equals, from, to }: Extract<Figure, { of: "reaches" }>): number {
  const there = (x: number) => Object.is(at(core, activation, order, x) + 0, equals + 0);
  if (there(from)) throw new RangeError(`it is ${equals} at ${from} already`);
  if (!there(to)) throw new RangeError(`it is not ${equals} at ${to}`);
  let [before, after] = [rank(from), rank(to)];
  while (Math.abs(after - before) > 1) {
    const middle = Math.trunc((before + after) / 2);
    if (there(unrank(middle))) after = middle;
    else before = middle;
  }
  return unrank(after);
}

type Extreme = Extract<Figure, { of: "maximum" | "minimum" | "argmaximum" | "argminimum" }>;

/** Where, and how large, a function is largest over 4,096 equal steps. */
function largest({ from, to }: { from: number; to: number }, f: (x: number) => number): [x: number, y: number] {
  let [best, place] = [-Infinity, Number.NaN];
  for (let i = 0; i <= 4096; i++) {
    const x = from + ((to - from) * i) / 4096;
    const y = f(x);
    if (y > best) [best, place] = [y, x];
  }
  return [place, best];
}

function extreme(core: Core, figure: Extreme): number {
  const { of, activation, order } = figure;
  const sign = of.endsWith("minimum") ? -1 : 1;
  const [x, y] = largest(figure, (place) => sign * at(core, activation, order, place));
  return of.startsWith("arg") ? x : sign * y;
}

type Gap = Extract<Figure, { of: "gap" | "arggap" }>;

function gap(core: Core, figure: Gap): number {
  const [f, g] = figure.activations;
  const [x, y] = largest(figure, (place) =>
    Math.abs(at(core, f, figure.order, place) - at(core, g, figure.order, place)),
  );
  return figure.of === "gap" ? y : x;
}

const histories = new Map<string, History>();

/** The history of one run; runs that several figures ask for are trained once. */
function historyOf(core: Core, link: string, racer: string, seed: number): History {
  const { values, broken } = read(table, link);
  if (broken) throw new RangeError(`the link "${link}" is not understood`);
  restore(values);
  const entrant = state.racers.peek().find((candidate) => formatEntrant(candidate) === racer);
  if (!entrant) throw new RangeError(`the race has no racer "${racer}"`);
  const config = {
    ...configOf({ common: commonChosen() }, entrant, state.seed.peek() + seed),
    epochs: state.epochs.peek(),
    record: { pastHistograms: false },
  };
  const key = JSON.stringify(config);
  let history = histories.get(key);
  if (!history) {
    const trainer = core.createTrainer(config);
    trainer.run(config.epochs);
    history = trainer.history();
    trainer.dispose();
    histories.set(key, history);
  }
  return history;
}

type Reading = Pick<Extract<Figure, { of: "run" }>, "race" | "seeds" | "what" | "layer" | "epoch">;

function reading(history: History, { what, layer, epoch }: Reading): number {
  const last = (epoch ?? history.loss.length) - 1;
  if (what === "epochTo90") {
    const first = history.accuracy.findIndex((share) => share >= 0.9);
    return first < 0 ? Number.POSITIVE_INFINITY : first + 1;
  }
  if (what === "gradientRatio")
    return (history.gradient[0]?.[last] as number) / (history.gradient.at(-1)?.[last] as number);
  const series = history[what];
  if (!series) throw new RangeError(`nothing is held out in this race: there is no ${what}`);
  if (series instanceof Float64Array) return series[last] as number;
  if (layer === undefined) throw new RangeError(`${what} is a layer's: say which layer`);
  if (layer === "most") return Math.max(...series.slice(0, -1).map((values) => values[last] as number));
  const values = series.at(layer < 0 ? layer : layer - 1);
  if (!values) throw new RangeError(`there is no layer ${layer}`);
  return values[last] as number;
}

/** What one racer comes to with each of the seeds. */
function readings(core: Core, { races }: Pick<LessonFile, "races">, figure: Reading, racer: string): number[] {
  const link = races[figure.race];
  if (link === undefined) throw new RangeError(`there is no race "${figure.race}"`);
  return Array.from({ length: figure.seeds }, (_, seed) => reading(historyOf(core, link, racer, seed), figure));
}

function summary(values: number[], { take, least, most }: Extract<Figure, { of: "run" }>): number {
  values.sort((a, b) => a - b);
  switch (take) {
    case "count":
      if (least === undefined && most === undefined) throw new RangeError("a count needs `least` or `most`");
      return values.filter((value) => value >= (least ?? -Infinity) && value <= (most ?? Infinity)).length;
    case "minimum":
      return values[0] as number;
    case "maximum":
      return values.at(-1) as number;
    case "median":
      return medianOf(values) as number;
  }
}

/**
 * The value of one of a lesson's figures.
 * @throws RangeError if it names what is not there, or is made of itself.
 */
export function figureOf(
  core: Core,
  lesson: Pick<LessonFile, "races" | "figures">,
  name: string,
  within: readonly string[] = [],
): number {
  const figure = lesson.figures[name];
  if (!figure) throw new RangeError(`there is no figure "${name}"`);
  if (within.includes(name)) throw new RangeError(`the figure "${name}" is made of itself`);
  const part = (other: string) => figureOf(core, lesson, other, [...within, name]);
  switch (figure.of) {
    case "value":
    case "derivative":
    case "second":
      return at(core, figure.activation, figure.of, figure.x);
    case "reaches":
      return reaches(core, figure);
    case "maximum":
    case "minimum":
    case "argmaximum":
    case "argminimum":
      return extreme(core, figure);
    case "gap":
    case "arggap":
      return gap(core, figure);
    case "row":
      return row(core, figure);
    case "run":
      return summary(readings(core, lesson, figure, figure.racer), figure);
    case "more":
    case "less":
    case "same": {
      const [first, second] = figure.racers.map((racer) => readings(core, lesson, figure, racer)) as [
        number[],
        number[],
      ];
      const signs = { more: 1, less: -1, same: 0 };
      return first.filter((value, seed) => Math.sign(value - (second[seed] as number)) === signs[figure.of]).length;
    }
    case "ratio":
      return part(figure.figures[0]) / part(figure.figures[1]);
    case "product":
      return part(figure.figures[0]) * part(figure.figures[1]);
    case "difference":
      return part(figure.figures[0]) - part(figure.figures[1]);
    case "power":
      return part(figure.figure) ** figure.exponent;
  }
}
