import { fieldOf } from "../core/trainer-fields";
import type { TrainerConfig } from "../core/types";
import type { Entrant } from "../race/contest";
import { formatChoice, parseChoice } from "./choice";
import { type Field, parseNumber, within } from "./field";
import { boundsOf, trainerWords } from "./trainer-field";

export type Initialiser = NonNullable<TrainerConfig["init"]>;
export type Norm = NonNullable<TrainerConfig["batchNorm"]>;

export const initialisers = trainerWords<Initialiser>("init");
export const norms = trainerWords<Norm>("batchNorm");
export const mostLayers = fieldOf("hidden").longest as number;

export type { Entrant };

type Departure = Omit<Entrant, "id" | "parameters">;

const readers: Record<string, (text: string) => Departure | undefined> = {
  init(text) {
    const init = initialisers.find((name) => name === text);
    return init && { init };
  },
  lr(text) {
    const lr = parseNumber(text);
    return within(lr, boundsOf("optimizer.lr")) ? { lr } : undefined;
  },
  norm(text) {
    const norm = norms.find((name) => name === text);
    return norm && { norm };
  },
  depth(text) {
    const depth = parseNumber(text);
    return depth && Number.isInteger(depth) && depth >= 1 && depth <= mostLayers ? { depth } : undefined;
  },
};

/** "relu~lr:0.01~norm:before". */
export function parseEntrant(text: string): Entrant | undefined {
  const [first = "", ...rest] = text.split("~");
  const choice = parseChoice(first);
  let entrant: Entrant | undefined = choice;
  const seen = new Set<string>();
  for (const part of rest) {
    const [name = "", value = ""] = part.split(":");
    const departure = seen.has(name) || !Object.hasOwn(readers, name) ? undefined : readers[name]?.(value);
    seen.add(name);
    entrant = entrant && departure ? { ...entrant, ...departure } : undefined;
  }
  return entrant;
}

export function formatEntrant(entrant: Entrant): string {
  const parts = Object.keys(readers).flatMap((name) => {
    const value = entrant[name as keyof Departure];
    return value === undefined ? [] : [`${name}:${value}`];
  });
  return [formatChoice(entrant), ...parts].join("~");
}

export function entrants(initial: readonly Entrant[], most: number): Field<readonly Entrant[]> {
  return {
    initial,
    parse(text) {
      const found = text === "" ? [] : text.split(",").map(parseEntrant);
      return found.length > most || found.includes(undefined) ? undefined : (found as Entrant[]);
    },
    format: (value) => value.map(formatEntrant).join(","),
  };
}
