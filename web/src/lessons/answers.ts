import { signal } from "@preact/signals";
import { store, stored } from "../page/store";

/** What a visitor answered in a step: an order of racers, a sketch, a number, an option or votes. */
export type Answer =
  | { kind: "order"; racers: string[] }
  | { kind: "sketch"; values: number[] }
  | { kind: "guess"; value: number }
  | { kind: "choose"; option: number; votes: number[] };

export interface Progress {
  /** The step reached, from 1. */
  step: number;
  done: boolean;
  /** By step. */
  answers: Record<number, Answer>;
}

const name = "lessons";

function found(): Record<string, Progress> {
  const all = stored(name, () => {
    progress.value = {};
  });
  const isProgress = (each: Partial<Progress>) => typeof each?.step === "number" && typeof each.answers === "object";
  return Object.fromEntries(Object.entries(all ?? {}).filter(([, each]) => isProgress(each)));
}

/** By lesson. */
export const progress = signal<Readonly<Record<string, Progress>>>(found());

export const progressOf = (lesson: string): Progress => progress.value[lesson] ?? { step: 1, done: false, answers: {} };

export function remember(lesson: string, change: Partial<Progress>): void {
  progress.value = { ...progress.peek(), [lesson]: { ...progressOf(lesson), ...change } };
  store(name, progress.peek());
}

export function answer(lesson: string, step: number, given: Answer): void {
  remember(lesson, { answers: { ...progressOf(lesson).answers, [step]: given } });
}
