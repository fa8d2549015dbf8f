import type { Lesson } from "../../lessons/build/schema";
import { typeset } from "../i18n/number";
import { type Text, t, type Values } from "../i18n/text";

type Shown = Lesson["figures"][string];

const superscript = (exponent: number): string =>
  String(exponent).replace(/./g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".charAt("-0123456789".indexOf(sign)));

/** A figure as it is written in a text. */
export function written({ value, as, digits }: Shown): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "−∞" : "NaN";
  if (as === "percent") return typeset(`${(100 * value).toFixed(digits)}%`);
  if (as === "scientific") {
    const [mantissa, exponent = "0"] = value.toExponential(Math.max(0, digits - 1)).split("e");
    return typeset(`${mantissa} × 10${superscript(Number(exponent))}`);
  }
  return typeset(String(Number.isInteger(value) ? value : Number(value.toPrecision(Math.max(1, digits)))));
}

/** A lesson's text with its figures. */
export function say(lesson: Pick<Lesson, "figures">, text: Text): string {
  const values: Values = {};
  for (const [name, figure] of Object.entries(lesson.figures)) values[name] = written(figure);
  return t(text, values);
}
