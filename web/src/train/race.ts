import { batch, computed, effect, signal } from "@preact/signals";
import { activation, catalogue } from "../core/catalogue";
import { openTrainer, type RemoteTrainer } from "../core/train-client";
import type { Progress } from "../core/train-worker";
import type { TrainerConfig } from "../core/types";
import { type Choice, formatChoice } from "../state/choice";
import { state } from "../state/state";

/** One network in the race, with its history so far. */
export interface Racer {
  choice: Choice;
  status: "waiting" | "running" | "done" | "diverged" | "refused";
  /** Why the core refused it. */
  reason?: string;
  /** The epoch in which a number was no longer finite. */
  divergedAt?: number;
  loss: number[];
  accuracy: number[];
  /** [layer][epoch], the output layer last. */
  gradient: number[][];
}

/** How long a worker trains before it reports, in milliseconds. */
const budget = 40;

export const racers = signal<readonly Racer[]>([]);
export const running = signal(false);
export const rate = signal(0);

/** The place of the racer whose gradients are shown. */
export const shownIndex = computed(() => Math.max(0, Math.min(state.shown.value, racers.value.length - 1)));

export const epochsDone = computed(() => {
  const counts = racers.value.filter(({ status }) => status !== "refused").map(({ loss }) => loss.length);
  return counts.length > 0 ? Math.min(...counts) : 0;
});

const entrant = (choice: Choice): Racer => ({ choice, status: "waiting", loss: [], accuracy: [], gradient: [] });

const configOf = ({ id, parameters }: Choice): TrainerConfig => ({
  dataset: {
    name: "circles",
    samples: state.samples.peek(),
    noise: state.noise.peek(),
    factor: 0.5,
    seed: state.seed.peek(),
  },
  hidden: [5, 5, 5, 5],
  activation: parameters ? { id, parameters: { ...parameters } } : { id },
  optimizer: { name: "adam", lr: state.lr.peek() },
  batchSize: 32,
  seed: state.seed.peek(),
  record: { gradientNorm: false, statistics: false, histogram: false },
});

/** A change of the set-up ends the race: what comes back for an older one is not taken. */
let heat = 0;
const open = new Map<Racer, Promise<RemoteTrainer>>();

function retire(racer: Racer): void {
  const trainer = open.get(racer);
  open.delete(racer);
  trainer?.then((opened) => opened.close()).catch(() => {});
}

/** Back to the start: the same seed replays the same bits. */
export function reset(): void {
  heat++;
  running.value = false;
  rate.value = 0;
  for (const racer of open.keys()) retire(racer);
  racers.value = state.racers
    .peek()
    .filter(({ id }) => activation(id))
    .map(entrant);
}

/** Several messages within a frame are drawn once. */
let awaited = false;
function redraw(): void {
  if (awaited) return;
  awaited = true;
  requestAnimationFrame(() => {
    awaited = false;
    racers.value = [...racers.peek()];
  });
}

function take(racer: Racer, { fresh, status }: Progress): void {
  racer.loss.push(...fresh.loss);
  racer.accuracy.push(...fresh.accuracy);
  fresh.gradient.forEach((layer, index) => {
    const whole = racer.gradient[index] ?? [];
    racer.gradient[index] = whole;
    whole.push(...layer);
  });
  if (status.diverged) {
    racer.status = "diverged";
    racer.divergedAt = status.diverged.epoch;
  }
}

async function lap(racer: Racer, mine: number): Promise<void> {
  const goal = () => state.epochs.peek() - racer.loss.length;
  try {
    let trainer = open.get(racer);
    if (!trainer) {
      trainer = openTrainer(configOf(racer.choice));
      open.set(racer, trainer);
    }
    const opened = await trainer;
    while (mine === heat && running.peek() && goal() > 0 && racer.status !== "diverged") {
      racer.status = "running";
      const progress = await opened.advance(goal(), budget);
      if (mine !== heat) return;
      take(racer, progress);
      redraw();
    }
    if (mine === heat && goal() <= 0 && racer.status === "running") racer.status = "done";
  } catch (error) {
    if (mine !== heat) return;
    racer.status = "refused";
    racer.reason = error instanceof Error ? error.message : String(error);
  }
}

export async function play(): Promise<void> {
  if (racers.peek().length === 0 || epochsDone.peek() >= state.epochs.peek()) reset();
  const mine = heat;
  running.value = true;
  const begin = performance.now();
  const before = racers.peek().reduce((sum, { loss }) => sum + loss.length, 0);
  const measure = setInterval(() => {
    const now = racers.peek().reduce((sum, { loss }) => sum + loss.length, 0);
    rate.value = ((now - before) / (performance.now() - begin)) * 1000;
  }, 200);
  await Promise.all(
    racers
      .peek()
      .filter(({ status }) => status !== "refused")
      .map((racer) => lap(racer, mine)),
  );
  clearInterval(measure);
  if (mine !== heat) return;
  const trained = racers.peek().reduce((sum, { loss }) => sum + loss.length, 0) - before;
  batch(() => {
    rate.value = (trained / (performance.now() - begin)) * 1000;
    running.value = false;
    racers.value = [...racers.peek()];
  });
}

export function pause(): void {
  running.value = false;
}

/** Enters every activation that the catalogue has, and starts. */
export function trainAll(): void {
  state.racers.value = catalogue().map(({ id }) => ({ id }));
  reset();
  void play();
}

export function newSeed(): void {
  state.seed.value = (state.seed.peek() + 1) % 4294967296;
  reset();
  void play();
}

/** The race follows the set-up from the moment the view is first shown. */
export function followSetup(): () => void {
  let last = "";
  return effect(() => {
    const setup = [
      state.racers.value.map(formatChoice).join(),
      state.seed.value,
      state.lr.value,
      state.samples.value,
      state.noise.value,
    ].join(" ");
    if (setup === last) return;
    const first = last === "" && racers.peek().length > 0;
    last = setup;
    if (!first && setup !== raced) reset();
    raced = setup;
  });
}

let raced = "";
