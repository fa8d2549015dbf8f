import { signal } from "@preact/signals";
import type { Activation } from "playground-core";
import type { ActivationInfo, Choice, Core } from "./types";

/** A formula of one's own: all that the core has to know of it, and what legends call it. */
export interface Formula {
  source: string;
  /** Those of its parameters that are trained like weights. */
  learnable?: readonly string[];
  /** Every operation rounded as it is written, overflow and cancellation included. */
  asWritten?: boolean;
  /** Its source if there is none. */
  name?: string;
}

interface OwnActivation extends ActivationInfo {
  made: Formula;
}

let compiler: Pick<Core, "compile"> | undefined;
const own = signal<ReadonlyMap<string, OwnActivation>>(new Map());

export function learnCompiler(core: NonNullable<typeof compiler>): void {
  compiler = core;
}

export const ownActivation = (id: string): ActivationInfo | undefined => own.value.get(id);

export const formulaOf = (id: string): Formula | undefined => own.value.get(id)?.made;

/** A long formula is no name: its beginning stands for it. */
const longest = 22;
const shortened = (source: string) => {
  const line = source.replace(/\s+/g, " ").trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
};

/** Makes a formula an activation like those of the catalogue; nothing if it does not compile. */
export function publish(formula: Formula): ActivationInfo | undefined {
  const { source, learnable = [], asWritten = false, name } = formula;
  const compiled = compiler?.compile(source, { learnable, asWritten });
  if (!compiled || "error" in compiled) return undefined;
  const made: Formula = {
    source,
    ...(compiled.learnable.length > 0 && { learnable: compiled.learnable }),
    ...(asWritten && { asWritten }),
    ...(name && { name }),
  };
  const known = own.peek().get(compiled.id);
  if (known && known.made.name === made.name) return known;
  const info = { ...compiled, name: name || shortened(source), made };
  own.value = new Map([...own.peek(), [info.id, info]]);
  return info;
}

/** The page no longer offers it. */
export function forget(id: string): void {
  own.value = new Map([...own.peek()].filter(([each]) => each !== id));
}

/** With its formula, if it is one: another instance of the core, or this one when it has forgotten, compiles it anew. */
export function complete({ id, parameters }: Choice): Activation {
  const { source, learnable, asWritten } = own.peek().get(id)?.made ?? {};
  return {
    id,
    ...(source !== undefined && { source }),
    ...(learnable && { learnable }),
    ...(asWritten && { asWritten }),
    ...(parameters && { parameters: { ...parameters } }),
  };
}
