import { effect, signal } from "@preact/signals";
import type { Grid } from "playground-core";
import { type Axes, framed } from "../../charts/plane";
import { trainWorkers } from "../../core/train-worker";
import type { Look, Survey, Wish } from "../../core/training";
import type { Racer } from "../../race/run";
import type { RaceWorker } from "../../race/worker";
import { state } from "../../state/state";
import { datasetChosen, keyOf } from "./config";
import { past } from "./epoch";
import { live } from "./live";
import { ownAxes } from "./own-data";
import { racers, running } from "./race";
import { shownRacer } from "./shown";

/** Points of a boundary along an edge, and of a fitted curve. */
const edge = 44;
const curvePoints = 121;

/** The data set as it is drawn; null as long as there is none that the core takes. */
export const survey = signal<Survey | null>(null);

/** The sample that is followed through the network. */
export const sampleRow = signal(0);

/** The newest look at each racer. */
export const looks = new WeakMap<Racer, Look>();

/** The features that the axes of the plane show, and how far they reach. */
export function axesOf({ columns, ranges }: Survey): Axes {
  const [first, second] = state.dataset.value === "custom" ? ownAxes.value : [0, 1];
  const features: Axes["features"] =
    columns > Math.max(first, second) ? [first, second] : [0, Math.min(1, columns - 1)];
  const [x, y] = features.map((column) => framed(ranges[column] ?? [0, 1])) as [[number, number], [number, number]];
  return { features, x, y };
}

function gridOf(data: Survey): Grid {
  const { features, x, y } = axesOf(data);
  if (data.columns === 1) return { x, columns: curvePoints };
  return { x, y, columns: edge, rows: edge, features };
}

const busy = new Set<RaceWorker>();
/** Busy workers that were to be asked once more meanwhile. */
const late = new Set<RaceWorker>();

/** While a race is on, classes are counted of so many samples at most: it costs what an evaluation costs. */
const mostCounted = 5000;

function wantsConfusion(): boolean {
  const data = survey.peek();
  return data !== null && data.classes > 1 && (!running.peek() || data.samples <= mostCounted);
}

/** Asks a worker how its racers see the plane, and their layers where they are on show; never twice at a time. */
async function lookAt(worker: RaceWorker, wanted: readonly Racer[], grid: Grid | undefined): Promise<void> {
  if (busy.has(worker)) return void late.add(worker);
  busy.add(worker);
  const epoch = past.peek();
  try {
    const wishes = wanted.map((racer): Wish => {
      const shown = racer === shownRacer.peek();
      const inside = shown ? { layers: true, weights: true, trace: sampleRow.peek(), confusion: wantsConfusion() } : {};
      return { key: racer.first.key, ...(epoch === null ? {} : { epoch }), ...(grid ? { grid } : {}), ...inside };
    });
    // What is past may have to be trained again.
    const work = Math.max(...wanted.map(({ first }) => first.cost * (epoch === null ? 1 : first.epochs)));
    const seen = await worker.ask((service) => service.look(wishes), 1000 + work);
    const byKey = new Map(wanted.map((racer) => [racer.first.key, racer]));
    for (const look of seen) {
      const racer = byKey.get(look.key);
      if (racer) looks.set(racer, look);
    }
    const inside = seen.some(({ layers }) => layers) ? [live.neurons, live.network, live.numbers] : [];
    for (const each of [live.boundary, ...inside])
      if (running.peek()) each.request();
      else each.renew();
  } catch {
    // A worker that died is replaced by the race; its racers are looked at again then.
  } finally {
    busy.delete(worker);
    if (late.delete(worker)) live.look.request();
  }
}

/** All at once as they are now; as they were, one after another, the one on show first, until another epoch is wanted. */
async function lookAtAll(worker: RaceWorker, wanted: readonly Racer[], grid: Grid | undefined): Promise<void> {
  const epoch = past.peek();
  if (epoch === null || busy.has(worker)) return lookAt(worker, wanted, grid);
  const shown = shownRacer.peek();
  for (const racer of wanted.toSorted((a, b) => Number(b === shown) - Number(a === shown))) {
    if (past.peek() !== epoch || late.has(worker)) break;
    await lookAt(worker, [racer], grid);
  }
}

export function lookAround(): void {
  const byWorker = new Map<RaceWorker, Racer[]>();
  for (const racer of racers.peek()) {
    const { worker, stage } = racer.first;
    if (!worker || worker.dead || stage === "refused") continue;
    byWorker.set(worker, [...(byWorker.get(worker) ?? []), racer]);
  }
  const data = survey.peek();
  for (const [worker, wanted] of byWorker) void lookAtAll(worker, wanted, data ? gridOf(data) : undefined);
}

let asked = 0;
async function takeSurvey(): Promise<void> {
  const mine = ++asked;
  const worker = trainWorkers()[0];
  const answer = await worker
    ?.ask((service) => service.survey(datasetChosen(state.seed.peek())), 20_000)
    .catch(() => undefined);
  if (mine !== asked || !answer) return;
  sampleRow.value = 0;
  survey.value = answer.found ?? null;
  live.look.request();
}

/** Keeps the survey of the data and the looks up to date while the view is on show. */
export function followLooks(): () => void {
  let last = "";
  const stopSurvey = effect(() => {
    const data = keyOf({ dataset: datasetChosen(state.seed.value) });
    if (data === last) return;
    last = data;
    void takeSurvey();
  });
  const stopLooks = effect(() => {
    live.look.version.value;
    running.value; // the last look after a race is drawn in sight or not
    shownRacer.value;
    past.value;
    sampleRow.value;
    ownAxes.value;
    lookAround();
  });
  return () => {
    stopSurvey();
    stopLooks();
  };
}
