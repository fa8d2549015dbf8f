import { type Formula, formulaOf, publish } from "../core/formulas";
import type { ActivationInfo, Choice } from "../core/types";
import { type Field, parseNumber } from "./field";

// In a link a formula of one's own is "f(x*sigmoid!1beta*x!2;@Swish;*beta;beta:0.5)": its source, its name, what is
// learned, the values that are not 1; "as_written(…)" where every operation is rounded as it is written.

/** What else divides a link; "!" and its place stand for each. */
const signs = "!(),;:~";
const escaped = (text: string) => text.replace(/[!(),;:~]/g, (sign) => `!${signs.indexOf(sign)}`);
const unescaped = (text: string) => text.replace(/!([0-6])/g, (_, place: string) => signs[Number(place)] as string);

const shape = /^(f|as_written)\((.*)\)$/s;

/** Whether a link, escaped or not, may hold a formula: the compiler has to be there before it is read. */
export const mentionsFormula = (link: string): boolean => /(f|as_written)(\(|%28)/i.test(link);

export const longestName = 24;
/** Letters, digits and signs of any language, in one line. */
const nameShape = /^[\p{L}\p{N}\p{P}\p{S}\p{M}]+( [\p{L}\p{N}\p{P}\p{S}\p{M}]+)*$/u;
export const isName = (text: string): boolean => text.length <= longestName && nameShape.test(text);

function parseValue({ parameters }: ActivationInfo, item: string): [string, number] | undefined {
  const [name = "", raw = ""] = item.split(":");
  const parameter = parameters.find((each) => each.name === name);
  const value = parseNumber(raw);
  if (!parameter || value === undefined || value < parameter.min || value > parameter.max) return undefined;
  return [name, value];
}

/** A formula with its parameters' values, compiled anew; undefined where it does not compile. */
export function parseFormula(text: string): Choice | undefined {
  const [, kind, list] = shape.exec(text) ?? [];
  if (list === undefined) return undefined;
  const [source = "", ...items] = list.split(";").map((item, index) => (index === 0 ? unescaped(item) : item));
  const names = items.filter((item) => item.startsWith("@")).map((item) => unescaped(item.slice(1)));
  const learnable = items.filter((item) => item.startsWith("*")).map((item) => item.slice(1));
  if (names.length > 1 || !names.every(isName)) return undefined;
  const info = publish({
    source,
    learnable,
    asWritten: kind === "as_written",
    ...(names[0] !== undefined && { name: names[0] }),
  });
  if (!info || !learnable.every((name) => info.parameters.some((each) => each.name === name))) return undefined;
  const values = items.filter((item) => !/^[@*]/.test(item)).map((item) => parseValue(info, item));
  if (values.includes(undefined)) return undefined;
  const pairs = values as [string, number][];
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) return undefined;
  const parameters = Object.fromEntries(
    info.parameters.flatMap(({ name, default: initial }) => {
      const value = pairs.find(([each]) => each === name)?.[1];
      return value === undefined || value === initial ? [] : [[name, value] as const];
    }),
  );
  return Object.keys(parameters).length > 0 ? { id: info.id, parameters } : { id: info.id };
}

/** The inverse; undefined of what is no formula of one's own. */
export function formatFormula({ id, parameters = {} }: Choice): string | undefined {
  const formula = formulaOf(id);
  return formula && written(formula, parameters);
}

export function written({ source, name, learnable = [], asWritten }: Formula, values: object = {}): string {
  const items = [
    escaped(source),
    ...(name ? [`@${escaped(name)}`] : []),
    ...learnable.map((each) => `*${each}`),
    ...Object.entries(values).map(([each, value]) => `${each}:${value}`),
  ];
  return `${asWritten ? "as_written" : "f"}(${items.join(";")})`;
}

/** The formula that the editor holds; to begin with, none. */
export const formulaField: Field<Choice | null> = {
  initial: null,
  parse: (text) => (text === "" ? null : parseFormula(text)),
  format: (value) => (value && formatFormula(value)) ?? "",
};
