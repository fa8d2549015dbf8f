import { signal } from "@preact/signals";

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

const key = "lessons";

/** Lessons work without storage; then nothing is remembered after the page is closed. */
function stored(): Record<string, Progress> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return typeof found === "object" && found !== null && !Array.isArray(found)
      ? (found as Record<string, Progress>)
      : {};
  } catch {
    return {};
  }
}

/** By lesson. */
export const progress = signal<Readonly<Record<string, Progress>>>(stored());

export const progressOf = (lesson: string): Progress => progress.value[lesson] ?? { step: 1, done: false, answers: {} };

export function remember(lesson: string, change: Partial<Progress>): void {
  progress.value = { ...progress.peek(), [lesson]: { ...progressOf(lesson), ...change } };
  keep();
}

export function answer(lesson: string, step: number, given: Answer): void {
  remember(lesson, { answers: { ...progressOf(lesson).answers, [step]: given } });
}

export function forget(): void {
  progress.value = {};
  keep();
}

function keep(): void {
  try {
    if (Object.keys(progress.peek()).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(progress.peek()));
  } catch {
    // Storage is full or switched off: the lesson goes on.
  }
}
