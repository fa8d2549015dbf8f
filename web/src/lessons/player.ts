import list from "virtual:lessons";
import { batch, computed, effect, signal } from "@preact/signals";
import type { Lesson } from "../../lessons/build/schema";
import { prepare } from "../state/address";
import { read } from "../state/link";
import { shellFields } from "../state/shell";
import { restore, type State, snapshot, state, table } from "../state/state";
import { progressOf, remember } from "./answers";
import { linkAt } from "./link";

export { list };

type Opened = { state: "loading" } | { state: "ready"; lesson: Lesson } | { state: "failed"; reason: string };

/** The lesson of the link, as far as it is there. */
export const opened = signal<Opened | null>(null);

export const lesson = computed(() => (opened.value?.state === "ready" ? opened.value.lesson : undefined));

/** Counted from 0. */
export const stepIndex = computed(() => Math.min(state.step.value, lesson.value?.steps.length ?? 1) - 1);

/** What a lesson leaves alone: how the page looks, and the lesson itself. */
const kept = new Set([...Object.keys(shellFields).filter((name) => name !== "view"), "speed"]);

function show(link: string): void {
  const { values } = read(table, link);
  const changed = Object.entries(values).filter(([name]) => !kept.has(name));
  batch(() => restore(Object.fromEntries(changed) as Partial<State>));
}

/** What the visitor had before the lesson, to go back to. */
let before: State | undefined;

/** Opens the lessons of links from now on. */
export function followLessons(): void {
  let shown: string | undefined;
  effect(() => {
    const id = state.lesson.value;
    if (id === "") {
      opened.value = null;
      shown = undefined;
      return;
    }
    if (lesson.peek()?.id !== id) void open(id);
  });
  effect(() => {
    const { value } = lesson;
    if (!value || value.id !== state.lesson.value) return;
    const index = stepIndex.value;
    const link = `${value.id}/${linkAt(value, index)}`;
    if (link !== shown) show(link.slice(link.indexOf("/") + 1));
    shown = link;
    if (progressOf(value.id).step !== index + 1) queueMicrotask(() => remember(value.id, { step: index + 1 }));
  });
}

async function open(id: string): Promise<void> {
  const entry = list.find((candidate) => candidate.id === id);
  if (!entry) {
    state.lesson.value = "";
    state.view.value = "lessons";
    return;
  }
  opened.value = { state: "loading" };
  try {
    const { default: loaded } = await entry.load();
    await prepare(JSON.stringify(loaded));
    if (state.lesson.peek() === id) opened.value = { state: "ready", lesson: loaded };
  } catch (error) {
    if (state.lesson.peek() === id) opened.value = { state: "failed", reason: String((error as Error).message) };
  }
}

export const retry = (): Promise<void> => open(state.lesson.peek());

export function begin(id: string, step = 1): void {
  before ??= snapshot();
  batch(() => {
    state.lesson.value = id;
    state.step.value = step;
  });
}

export function go(by: number): void {
  const steps = lesson.peek()?.steps.length ?? 1;
  state.step.value = Math.min(Math.max(1, stepIndex.peek() + 1 + by), steps);
}

/** Back to what the visitor had before, or to the list. */
export function leave(to: "before" | "list" = "before"): void {
  const { language, theme, speed } = snapshot();
  const back = before ?? read(table, "view=lessons").values;
  before = undefined;
  batch(() => {
    restore({ ...back, language, theme, speed, lesson: "", step: 1 });
    if (to === "list") state.view.value = "lessons";
  });
}
