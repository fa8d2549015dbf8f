import { computed, effect, signal } from "@preact/signals";
import type { SyntaxProblem } from "playground-core";
import type { Compiler } from "playground-core/compiler";
import { activation } from "../../core/catalogue";
import { openCompiler } from "../../core/core";
import { type Formula, forget, formulaOf, publish } from "../../core/formulas";
import type { ActivationInfo, Choice } from "../../core/types";
import { inFrame } from "../../page/frame";
import { withParameters } from "../../state/choice";
import { inUse } from "../../state/kept";
import { state } from "../../state/state";
import { examples } from "./examples";

/** The compiler, once it is there; why it is not. */
export const compiler = signal<Compiler | undefined>(undefined);
export const failure = signal<string | undefined>(undefined);

/** What stands in the editor: the formula of the link, or one that is not right yet, while the last good one is drawn. */
export const typed = signal("");
export const problem = signal<SyntaxProblem | undefined>(undefined);

/** Whether the name was given by the visitor: it then stays while the formula changes. */
let named = true;

/** The source that the editor was given last; a broken one that is typed over it stays as long as it is this. */
let shown: string | undefined;

function show(source: string): void {
  typed.value = source;
  problem.value = undefined;
}

export interface Own {
  choice: Choice;
  info: ActivationInfo;
  formula: Formula;
}

function ownOf(choice: Choice | null): Own | undefined {
  const info = choice && activation(choice.id);
  const formula = choice && formulaOf(choice.id);
  return info && formula ? { choice, info, formula } : undefined;
}

/** The last formula that compiled. */
export const own = computed(() => ownOf(state.formula.value));

/** That, once the hand has rested: what takes longer to work out follows it. */
export const settled = signal<Own | undefined>(undefined);
const rest = 150;

/** Puts a formula in the place of the last one, which the page forgets where nothing else shows it. */
function put(formula: Formula, values: object = {}): void {
  const before = state.formula.peek();
  const info = publish(formula);
  if (!info) return;
  const choice = withParameters({ id: info.id }, { ...values });
  state.formula.value = choice;
  if (before && before.id !== info.id && !inUse(before.id)) forget(before.id);
}

function compile(): void {
  const source = typed.peek();
  const last = own.peek();
  const { learnable = [], asWritten = false, name } = last?.formula ?? {};
  const made = compiler.peek()?.compile(source, { asWritten });
  if (!made) return;
  problem.value = "error" in made ? made.error : undefined;
  if ("error" in made || source === last?.formula.source) return;
  put({ source, learnable, asWritten, ...(named && name && { name }) }, last?.choice.parameters);
}

/** What was typed is compiled in the next frame. */
export function type(text: string): void {
  typed.value = text;
  inFrame(compile);
}

/** Changes what is said of the formula beside its source. */
export function change(part: Partial<Formula>): void {
  const last = own.peek();
  if (!last) return;
  if (part.name !== undefined) named = true;
  put({ ...last.formula, ...part }, last.choice.parameters);
}

export function setValue(name: string, value: number): void {
  const last = own.peek();
  if (last) state.formula.value = withParameters(last.choice, { [name]: value });
}

/** Opens a formula in the editor; `beside` is the activation that it is laid over. */
export function edit(formula: Formula, values: object = {}, beside: string | null = null, isName = true): void {
  named = isName;
  state.beside.value = beside && activation(beside) ? beside : null;
  show(formula.source);
  put(formula, values);
}

/** Loads the compiler, and keeps editor and facts to the formula of the link while the panel is open. */
export function follow(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const stops = [
    effect(() => {
      const source = own.value?.formula.source;
      if (source === undefined || source === shown) return;
      shown = source;
      show(source);
    }),
    effect(() => {
      const now = own.value;
      clearTimeout(timer);
      if (!settled.peek()) settled.value = now;
      else
        timer = setTimeout(() => {
          settled.value = now;
        }, rest);
    }),
  ];
  openCompiler().then(
    (opened) => {
      if (closed) return;
      failure.value = undefined;
      compiler.value = opened;
      const [first] = examples;
      if (!own.peek() && first) edit({ source: first.source, name: first.name }, first.values, null, false);
    },
    (error: Error) => {
      failure.value = error.message;
    },
  );
  return () => {
    closed = true;
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
