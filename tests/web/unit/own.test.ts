import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Compiler } from "playground-core/compiler";
import temml from "temml";
import { beforeAll, describe, expect, test } from "vitest";
import { openCompiler } from "../../../web/src/core/core";
import { publish } from "../../../web/src/core/formulas";
import type { ActivationInfo, Choice } from "../../../web/src/core/types";
import { offersFor, taken } from "../../../web/src/explore/own/completion";
import { byHand, examples } from "../../../web/src/explore/own/examples";
import { checkGradient } from "../../../web/src/explore/own/gradient";
import { checks } from "../../../web/src/explore/own/judge";
import { findTrouble } from "../../../web/src/explore/own/naive";
import { syntax } from "../../../web/src/i18n/syntax";
import { mathml } from "../../../web/src/page/mathml";
import { withParameters } from "../../../web/src/state/choice";

let core: Compiler;
beforeAll(async () => {
  core = await openCompiler();
});

const all = [...examples, ...byHand];

function made(source: string, values: object = {}): { info: ActivationInfo; choice: Choice } {
  const info = publish({ source }) as ActivationInfo;
  return { info, choice: withParameters({ id: info.id }, { ...values }) };
}

const example = (name: string) => all.find((each) => each.name === name)?.source ?? "";

test.each(byHand.filter(({ name }) => !/Hardsigmoid|tanh\)/.test(name)))(
  "$name as tutorials write it is the library's, computed stably",
  ({ source, values, beside = "" }) => {
    const { choice } = made(source, values);
    const x = Float32Array.from({ length: 4001 }, (_, i) => (i - 2000) / 20);
    const parameters = beside === "leaky_relu" ? { negative_slope: 0.1 } : {};
    const [ours, theirs] = [core.evaluate(choice, x, 1), core.evaluate({ id: beside, parameters }, x, 1)];
    for (const order of ["value", "derivative"] as const)
      ours[order].forEach((value, i) => {
        if (order === "derivative" && x[i] === 0) return; // max(0, x) and min(0, …) tie: the slope is a convention
        const right = theirs[order][i] as number;
        expect(Math.abs(value - right), `${order} at ${x[i]}`).toBeLessThanOrEqual(2e-5 * Math.abs(right) + 1e-37);
      });
  },
);

describe("computed as written", () => {
  const trouble = (name: string) => findTrouble(core, { source: example(name) }, {});

  test("tanh's exponentials overflow past 88, and NaN comes of them", () => {
    const value = trouble("Tanh").filter(({ order, trouble: kind }) => order === "f" && kind === "nan");
    expect(value.length).toBe(2);
    for (const { from, to } of value) expect(Math.min(Math.abs(from), Math.abs(to))).toBeCloseTo(88.75, 1);
  });

  test("log(1 + exp(x)) overflows past 88 and loses its digits where exp(x) is small", () => {
    const [digits, overflow] = trouble("Softplus").filter(({ order }) => order === "f");
    expect(overflow?.trouble).toBe("overflow");
    expect(overflow?.from).toBeCloseTo(88.75, 1);
    expect(digits?.trouble).toBe("digits");
    expect(digits?.to).toBeGreaterThan(-9.5);
    expect(digits?.to).toBeLessThan(-6);
  });

  test("exp(x) − 1 cancels beside 0, and 1 + erf far below it", () => {
    expect(trouble("ELU").some(({ order, from, to }) => order === "f" && from < 0 && from > -1e-3 && to < 0)).toBe(
      true,
    );
    const [gelu] = trouble("GELU");
    expect(gelu).toMatchObject({ trouble: "digits", order: "f" });
    expect(gelu?.to).toBeLessThan(-3);
  });

  test("what has nothing to lose loses nothing", () => {
    expect(findTrouble(core, { source: "x * sigmoid(x)" }, {})).toEqual([]);
    expect(trouble("where")).toEqual([]);
  });
});

describe("the checks", () => {
  test("find what is known of ReLU, the sigmoid and SiLU", () => {
    const relu = checks(made("max(x, 0)").choice);
    expect(relu.dead).toEqual([[Number.NEGATIVE_INFINITY, 0]]);
    expect(relu).toMatchObject({ smoothness: "kink", kinks: [0], falling: [], steep: [] });
    expect(relu.mean).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 4);

    const sigmoid = checks(made("1 / (1 + exp(-x))").choice);
    expect(sigmoid.saturated.length).toBe(2);
    expect(sigmoid.saturated[1]?.[0]).toBeCloseTo(4.585, 1); // σ′ = 0.01
    expect(sigmoid.largest).toEqual({ slope: 0.25, x: 0 });
    expect(sigmoid.smoothness).toBe("smooth");

    const silu = checks(made("x * sigmoid(x)").choice);
    expect(silu.largest.slope).toBeCloseTo(1.0998, 4);
    expect(silu.falling[0]?.[1]).toBeCloseTo(-1.2785, 1);
    expect(checks(made("where(x > 0, 1, 0)").choice).smoothness).toBe("jump");
    expect(Math.abs(checks(made("sin(x)").choice).mean)).toBeLessThan(1e-6);
  });
});

describe("the gradient check", () => {
  test("agrees to rounding where the function is smooth", () => {
    for (const { source, values } of all) {
      const { choice } = made(source, values);
      const { here } = checkGradient(choice, { min: -6, max: 6 }, 1.25);
      expect(here.difference, source).toBeLessThan(2e-3);
    }
  });

  test("says why it differs", () => {
    const worst = (source: string) => checkGradient(made(source).choice, { min: -6, max: 6 }, 1).worst;
    expect(worst("max(x, 0)")).toMatchObject({ cause: "kink" });
    expect(worst("max(x, 0)").difference).toBeCloseTo(0.5, 2);
    expect(worst("where(x > 0, 1, 0)").cause).toBe("jump");
    expect(worst("sin(9 * x)").cause).toBe("bend");
    expect(worst("1000 * x").cause).toBe("rounding");
    expect(worst("exp(exp(exp(x)))").cause).toBe("overflow");
  });
});

test("names are completed, in PyTorch's spelling too", () => {
  const names = core.functionNames();
  const offers = (text: string) => offersFor(text, text.length, names);
  expect(offers("x * sig")[0]).toBe("sign");
  expect(offers("x * sigm")).toContain("sigmoid");
  expect(offers("F.le")).toEqual(["leaky_relu"]);
  expect(offers("torch.whe")).toEqual(["where"]);
  expect(offers("x + 2")).toEqual([]);
  expect(offers("")).toEqual([]);
  expect(taken("F.le * x", 4, "leaky_relu")).toEqual({ from: 2, to: 4, insert: "leaky_relu(" });
  expect(taken("sig(x)", 3, "sigmoid")).toEqual({ from: 0, to: 3, insert: "sigmoid" });
});

test("every mistake that the core knows has its words", () => {
  const folder = join(import.meta.dirname, "../../../core/expression");
  const text = ["parser.cpp", "syntax.cpp"].map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  const codes = [...text.matchAll(/SyntaxError\{"(\w+)"/g), ...text.matchAll(/fail\([\w.()]+(?:\(\))?, "(\w+)"/g)].map(
    ([, code]) => code as string,
  );
  expect(codes.length).toBeGreaterThan(25);
  expect(Object.keys(syntax).sort()).toEqual([...new Set(codes)].sort());
});

/** What is read, without how it is set. */
const letters = (drawn: string) =>
  drawn
    .replace(/<annotation[\s\S]*?<\/annotation>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/[\s\u00a0\u2061-\u2064]/g, "")
    .replace(/&#x27;|'/g, "′")
    .replaceAll("-", "−");
const shape = (drawn: string) => drawn.match(/<(mfrac|msqrt|mtr|mtd)\b/g) ?? [];

test.each([...all.map(({ source }) => source), "|x| + floor(x)^2 + 1e-8 * x", "gelu(a_b * x, approximate='tanh')"])(
  "%s is set as Temml sets it",
  (source) => {
    const { info } = made(source);
    for (const tex of [`f(x) = ${info.formula}`, `f'(x) = ${info.derivativeFormula}`]) {
      const right = temml.renderToString(tex, { displayMode: true });
      expect(letters(mathml(tex))).toBe(letters(right));
      expect(shape(mathml(tex))).toEqual(shape(right));
    }
  },
);
