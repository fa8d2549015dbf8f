import { signal } from "@preact/signals";
import { activation, elementwise } from "../../core/catalogue";
import { broken } from "../../core/refusal";
import { crew, type Line, LineLost } from "../../core/train-pool";
import type { Report, Stops, Task } from "../../core/train-service";
import { giveWay } from "../../page/courtesy";
import { state } from "../../state/state";
import { configOf } from "./config";
import { drawAll, drawLists, renewAll, requestAll } from "./live";
import { pace } from "./pace";
import { allRuns, Racer, Run, racers } from "./runs";

/** Milliseconds that a worker trains before it reports. */
const lapBudget = 5;
/** A run that was lost so often with its worker, and has not come further meanwhile, is not tried again. */
const mostLosses = 4;
/** Trainers in a worker at a time, beyond those that are on show. */
const mostOpen = 8;

export const running = signal(false);

/** A change of the set-up ends the race: what comes back for an older one is not taken. */
let heat = 0;
/** What was set going before the last play, pause or reset goes no further. */
let leg = 0;
let lastKey = 0;
let crewCalled: readonly Line[] = [];

const ended = ({ stage }: Run) => stage === "done" || stage === "diverged" || stage === "refused";
const wants = (run: Run) => !ended(run) && run.epochs < state.epochs.peek();

/** Milliseconds in which the page is shown, and a first click answered, before the engine compiles for the workers. */
const shownFirst = 400;

/** Has the workers ready before the first race, unless that comes first. */
export function warmUp(): void {
  setTimeout(() => {
    for (const line of crew()) void warm(line);
  }, shownFirst);
}

async function warm(line: Line): Promise<void> {
  try {
    for (const { id } of elementwise()) {
      await giveWay();
      if (running.peek()) return;
      await line.ask((service) => service.warm(id), 20_000);
    }
  } catch (error) {
    if (!(error instanceof LineLost)) throw error; // a worker that died is replaced when it is needed
  }
}

/** Back to the start: the same seed replays the same bits. */
export function reset(): void {
  heat++;
  leg++;
  racing = undefined;
  running.value = false;
  pace.reset();
  for (const line of crewCalled) {
    const keys = allRuns().flatMap((run) => (run.line === line ? [run.key] : []));
    if (keys.length > 0 && !line.dead) line.ask((service) => service.close(keys)).catch(() => {});
  }
  const known = state.racers.peek().filter(({ id }) => activation(id));
  racers.value = known.map((entrant, index) => {
    const racer = new Racer(index, entrant);
    for (let i = 0; i < state.seeds.peek(); i++) {
      const seed = (state.seed.peek() + i) % 4294967296;
      racer.runs.push(new Run(racer, seed, configOf(entrant, seed)));
    }
    return racer;
  });
  renewAll();
}

function stops(): Stops {
  const goal = state.goal.peek();
  const patience = state.patience.peek();
  return { ...(goal === null ? {} : { goal }), ...(patience === null ? {} : { patience }) };
}

/** Gives the run a trainer that stands where the run's history ends. */
async function open(run: Run, line: Line): Promise<void> {
  const mine = heat;
  run.line = line;
  run.key = ++lastKey;
  const { key, way, epochs } = run;
  try {
    const refused = await line.ask((service) => service.open(key, way, stops(), epochs), 5000 + run.cost * epochs);
    if (mine !== heat || run.key !== key) return;
    if (refused) {
      run.stage = "refused";
      run.refusal = refused;
      requestAll();
    }
  } catch (error) {
    if (run.key === key) lose(run, error);
  }
}

/** A run whose worker has died waits for another, unless that would die too. */
function lose(run: Run, error: unknown): void {
  if (!(error instanceof LineLost)) throw error;
  run.line = undefined;
  if (error.message !== broken && ++run.losses < mostLosses) return;
  run.stage = "refused";
  run.refusal = { message: error.message };
  requestAll();
}

function close(run: Run): void {
  const { line, key } = run;
  run.line = undefined;
  if (line && !line.dead) line.ask((service) => service.close([key])).catch(() => {});
}

/** Spreads the runs over the workers: those on show at once, the others as places become free. */
async function enter(lines: readonly Line[]): Promise<void> {
  const load = new Map(lines.map((line) => [line, 0]));
  for (const { line } of allRuns()) if (line) load.set(line, (load.get(line) ?? 0) + 1);
  const opened: Promise<void>[] = [];
  const waiting = allRuns().filter((run) => !run.line && wants(run));
  const first = waiting.filter((run) => run === run.racer.first);
  for (const run of [...first, ...waiting.filter((other) => other !== other.racer.first)]) {
    const [line, held] = [...load].reduce((least, next) => (next[1] < least[1] ? next : least));
    if (run !== run.racer.first && held >= racers.peek().length / lines.length + mostOpen) break;
    load.set(line, held + 1);
    opened.push(open(run, line));
  }
  await Promise.all(opened);
}

function take(reports: readonly Report[]): void {
  const runs = allRuns();
  for (const report of reports) {
    const run = runs.find(({ line, key }) => line && key === report.key);
    if (!run) continue;
    run.stage = "running";
    run.take(report);
    if (run.stage === "running" && run.epochs >= state.epochs.peek()) run.stage = "done";
    if (ended(run) && run !== run.racer.first) close(run);
  }
  requestAll();
}

const pauseFor = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Has one worker train until its runs are where they should be. No lap waits for it while it works at one: as long as the
 * page is busy, it rests, and leaves the page the processors, of which there are no more than workers.
 */
async function drive(line: Line, mine: number): Promise<void> {
  const here = heat;
  const alive = () => mine === leg;
  const lap = async (): Promise<readonly Report[]> => {
    await giveWay();
    if (!alive()) return []; // another race may be on by now, whose reports this drive would not take
    const until = Math.min(state.epochs.peek(), pace.allowed());
    const mineHere = allRuns().filter((run) => run.line === line && wants(run));
    const tasks: Task[] = mineHere.filter(({ epochs }) => epochs < until).map(({ key }) => ({ key, until }));
    if (tasks.length === 0) {
      if (mineHere.length > 0) await pauseFor(10);
      return [];
    }
    return line.ask((service) => service.lap(tasks, lapBudget), Math.max(...mineHere.map(({ cost }) => cost)) + 1000);
  };
  while (alive()) {
    const told = await lap();
    if (here !== heat) return;
    take(told);
    if (told.length === 0) await pauseFor(5);
    if (allRuns().some((run) => !run.line && wants(run))) await enter(crewCalled.filter(({ dead }) => !dead));
    if (!allRuns().some((run) => run.line === line && wants(run))) break;
  }
}

/** Drives a worker until it has nothing left to do, or dies: its runs then wait for another. */
async function follow(line: Line, mine: number): Promise<void> {
  try {
    await drive(line, mine);
  } catch (error) {
    if (!(error instanceof LineLost)) throw error;
    for (const run of allRuns()) if (run.line === line) lose(run, error);
  }
}

/** Until all that could run has ended, or the race is paused. */
async function runAll(mine: number): Promise<void> {
  const here = heat;
  while (mine === leg && allRuns().some(wants)) {
    await giveWay();
    await drawLists();
    if (mine !== leg) break;
    crewCalled = crew();
    await enter(crewCalled);
    if (mine === leg) await Promise.all(crewCalled.map((line) => follow(line, mine)));
  }
  if (here !== heat) return;
  pace.stop();
  await drawAll();
  if (mine === leg) running.value = false;
}

/** The race that is on, or is coming to its end after a pause. */
let racing: Promise<void> | undefined;

/** Starts or goes on. */
export async function play(): Promise<void> {
  if (running.peek()) return;
  running.value = true;
  const mine = ++leg;
  await racing;
  if (mine !== leg) return;
  if (!allRuns().some(wants)) reset();
  running.value = true;
  pace.start();
  racing = runAll(++leg);
  await racing;
}

/** How many epochs a rewind goes back. */
export const rewound = 10;

/** Takes a run back ten epochs before it broke and goes on with a third of its learning rate. */
export function rewind(run: Run): void {
  const { config } = run.way.at(-1) ?? run;
  const from = Math.max(0, run.epochs - rewound);
  close(run);
  run.cut(from);
  while (run.way.length > 1 && (run.way.at(-1)?.from ?? 0) >= from) run.way.pop();
  const lr = Number(((config.optimizer?.lr ?? 1e-4) / 3).toPrecision(3));
  const segment = { from, config: { ...config, optimizer: { ...config.optimizer, lr } } };
  if (from === 0) run.way.length = 0;
  run.way.push(segment);
  requestAll();
}

export function pause(): void {
  leg++;
  running.value = false;
}

type Stride = "epoch" | "batch";

/** Has a worker train the run for one epoch or one batch; false if the worker is lost. */
async function stride(run: Run, line: Line, what: Stride): Promise<boolean> {
  if (!run.line) await open(run, line);
  const { key, epochs, cost } = run;
  if (run.line !== line) return false;
  try {
    const reports = await line.ask(
      (service) => (what === "batch" ? service.batches(key, 1) : service.lap([{ key, until: epochs + 1 }], 1e9)),
      cost + 1000,
    );
    if (run.key === key) take(reports);
    return true;
  } catch (error) {
    lose(run, error);
    return false;
  }
}

async function strideAll(what: Stride): Promise<void> {
  if (running.peek()) return;
  const mine = leg;
  for (let left = allRuns().filter(wants); left.length > 0; left = left.filter(wants)) {
    crewCalled = crew();
    for (const run of left) if (run.line?.dead) run.line = undefined;
    const homeless = left.filter(({ line }) => !line);
    const gone = new Set<Run>();
    const go = async (line: Line, place: number) => {
      const added = homeless.filter((_, index) => index % crewCalled.length === place);
      for (const run of [...left.filter((run) => run.line === line), ...added])
        if (mine === leg && (await stride(run, line, what))) gone.add(run);
    };
    await Promise.all(crewCalled.map(go));
    if (mine !== leg) return;
    left = left.filter((run) => !gone.has(run));
  }
  for (const run of allRuns()) if (run.stage === "running") run.stage = "waiting";
  await drawAll();
}

let striding = Promise.resolve();

/** All runs go on by one epoch or one batch, as often as it is called. */
export function step(what: Stride): Promise<void> {
  const next = () => strideAll(what);
  striding = striding.then(next, next);
  return striding;
}

/** A trainer for a run that has none at the moment, so that it can be looked at. */
export async function ensureOpen(run: Run): Promise<Line | undefined> {
  if (run.line?.dead) run.line = undefined;
  if (!run.line && run.stage !== "refused") {
    crewCalled = crew();
    await open(run, crewCalled[run.racer.index % crewCalled.length] as Line);
  }
  return run.line;
}
