import type { Core } from "playground-core";
import type { Text } from "../../src/i18n/text";
import { points } from "../../src/lessons/points";
import { parseChoice } from "../../src/state/choice";
import { read } from "../../src/state/link";
import { table } from "../../src/state/state";
import type { ClaimFile } from "./claims";
import { figureOf } from "./figures";
import type { Fault, Source } from "./read";
import type { LessonFile } from "./schema";

/** A result as it would be typed in: a decimal, a percentage, a multiple. Settings and names (ReLU6, 300 epochs) are not results. */
const typedIn = /\d[.,]\d|\d\s*[%％]|\d\s*(倍|times\b)|\de[-−]\d/;

/** Chinese and Latin stand apart. */
const joined = /\p{Script=Han}[A-Za-z0-9{]|[A-Za-z0-9}]\p{Script=Han}/u;

/** Every text of a lesson with its place. */
function* texts(value: unknown, path: PropertyKey[] = []): Generator<[PropertyKey[], Text]> {
  if (typeof value !== "object" || value === null) return;
  if ("zh" in value && "en" in value) yield [path, value as Text];
  else
    for (const [key, part] of Object.entries(value))
      yield* texts(part, [...path, Array.isArray(value) ? Number(key) : key]);
}

type Report = (path: PropertyKey[], message: string) => void;
type Stated = Pick<LessonFile, "races" | "figures">;

/** What is wrong with the words, races and figures of a lesson or a claim that begins at `at` in its file. */
export function checkStated(stated: Stated, at: readonly PropertyKey[], fault: Report, core?: Core): void {
  for (const [path, text] of texts(stated)) {
    for (const [language, words] of Object.entries(text)) {
      for (const [, used = ""] of words.matchAll(/\{(\w+)\}/g))
        if (!stated.figures[used]) fault([...at, ...path, language], `there is no figure "${used}"`);
      const typed = typedIn.exec(words.replace(/\{\w+\}/g, ""));
      const [close] = (language === "zh" && joined.exec(words)) || [];
      if (close) fault([...at, ...path, language], `a space is missing in "${close}"`);
      if (typed) fault([...at, ...path, language], `"${typed[0]}" is typed in: make it a figure`);
    }
  }
  for (const [name, text] of Object.entries(stated.races))
    if (read(table, text).broken) fault([...at, "races", name], `the page does not understand the link "${text}"`);
  for (const name of core ? Object.keys(stated.figures) : []) {
    try {
      figureOf(core as Core, stated, name);
    } catch (error) {
      fault([...at, "figures", name], (error as Error).message);
    }
  }
}

/** What is wrong in a lesson beyond its form: links, parts of the page, figures, and numbers that no figure backs. */
export function check({ file, data: lesson, line }: Source<LessonFile>, core?: Core): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: PropertyKey[], message: string) => faults.push({ file, line: line(path), message });
  const link = (path: PropertyKey[], text: string) => {
    if (read(table, text).broken) fault(path, `the page does not understand the link "${text}"`);
  };
  const activation = (path: PropertyKey[], text: string) => {
    if (!parseChoice(text)) fault(path, `the catalogue has no activation "${text}"`);
  };
  checkStated(lesson, [], fault, core);
  for (const [index, step] of lesson.steps.entries()) {
    const path = ["steps", index];
    if (step.set !== undefined) link([...path, "set"], step.set);
    if (step.race !== undefined && !lesson.races[step.race])
      fault([...path, "race"], `there is no race "${step.race}"`);
    for (const point of step.point ?? [])
      if (!(point in points))
        fault([...path, "point"], `"${point}" is no part of the page; there are ${Object.keys(points).join(", ")}`);
    const { predict, wait } = step;
    if (predict?.kind === "guess" && !lesson.figures[predict.answer])
      fault([...path, "predict", "answer"], `there is no figure "${predict.answer}"`);
    if (predict?.kind === "choose" && predict.right > predict.options.length)
      fault([...path, "predict", "right"], `there are ${predict.options.length} options`);
    if (predict?.kind === "choose" && predict.curve)
      activation([...path, "predict", "curve"], predict.curve.activation);
    if (predict?.kind === "sketch") activation([...path, "predict", "activation"], predict.activation);
    if (typeof wait === "object" && !(wait.field in table))
      fault([...path, "wait"], `the page has no field "${wait.field}"`);
  }
  return faults;
}

/** What is wrong in the claims beyond their form. */
export function checkClaims({ file, data, line }: Source<ClaimFile[]>, core?: Core): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: PropertyKey[], message: string) => faults.push({ file, line: line(path), message });
  for (const [index, claim] of data.entries()) {
    checkStated(claim, [index], fault, core);
    if (claim.show !== undefined && read(table, claim.show).broken)
      fault([index, "show"], `the page does not understand the link "${claim.show}"`);
    for (const id of claim.measure ?? [])
      if (!parseChoice(id)) fault([index, "measure"], `the catalogue has no activation "${id}"`);
    const seen = [claim.show, claim.measure, claim.code, Object.keys(claim.races)[0]];
    if (seen.every((way) => way === undefined))
      fault([index], "there is nothing to see: give it a race, show, measure or code");
  }
  return faults;
}
