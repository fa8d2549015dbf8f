import { accepts, activation, builtIn } from "../core/catalogue";
import type { Choice } from "../core/types";
import { type Field, parseNumber } from "./field";
import { formatFormula, parseFormula } from "./formula";

export type { Choice };

const pattern = /^([a-z_][a-z0-9_]*)(?:\((.*)\))?$/;

function parseParameter(id: string, text: string): [string, number | string] | undefined {
  const [name = "", raw = ""] = text.split(":");
  const parameter = builtIn(id)?.parameters.find((candidate) => candidate.name === name);
  if (!parameter) return undefined;
  if (parameter.choices?.length) return parameter.choices.includes(raw) ? [name, raw] : undefined;
  const value = parseNumber(raw);
  return value !== undefined && value >= parameter.min && value <= parameter.max ? [name, value] : undefined;
}

/** "elu(alpha:0.5)", or a formula; undefined if the catalogue knows no such activation or parameter. */
export function parseChoice(text: string): Choice | undefined {
  const [, id = "", list] = pattern.exec(text) ?? [];
  if (!builtIn(id)) return parseFormula(text);
  if (list === undefined) return { id };
  const entries = list.split(";").map((part) => parseParameter(id, part));
  if (entries.includes(undefined)) return undefined;
  const parameters = entries as [string, number | string][];
  if (new Set(parameters.map(([name]) => name)).size !== parameters.length) return undefined;
  const values = Object.fromEntries(parameters);
  return accepts(id, values) ? withParameters({ id }, values) : undefined;
}

export function formatChoice(choice: Choice): string {
  const { id, parameters } = choice;
  const formula = formatFormula(choice);
  if (formula !== undefined) return formula;
  const parts = Object.entries(parameters ?? {}).map(([name, value]) => `${name}:${value}`);
  return parts.length > 0 ? `${id}(${parts.join(";")})` : id;
}

/** The choice with these parameters, in the catalogue's order and without those at their default. */
export function withParameters(choice: Choice, parameters: Record<string, number | string>): Choice {
  const all: Record<string, number | string> = { ...choice.parameters, ...parameters };
  const kept = (activation(choice.id)?.parameters ?? [])
    .filter(({ name, default: initial }) => all[name] !== undefined && all[name] !== initial)
    .map(({ name }) => [name, all[name]] as const);
  return kept.length > 0
    ? { id: choice.id, parameters: Object.fromEntries(kept) as Record<string, number | string> }
    : { id: choice.id };
}

/** The id of one activation of a kind. */
export function idOf(kind: "elementwise" | "vector", initial: string): Field<string> {
  return {
    initial,
    parse: (text) => (builtIn(text)?.kind === kind ? text : undefined),
    format: (value) => value,
  };
}

/** "mish,elu(alpha:0.5)"; entries that the catalogue does not know make the whole list unreadable. */
export function choices(initial: readonly Choice[], longest: number): Field<readonly Choice[]> {
  return {
    initial,
    parse(text) {
      const parts = text === "" ? [] : text.split(",");
      const found = parts.map(parseChoice);
      return found.length > longest || found.includes(undefined) ? undefined : (found as Choice[]);
    },
    format: (value) => value.map(formatChoice).join(","),
  };
}
