import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type activation, catalogue } from "../../../web/src/core/catalogue";
import { formulaOf, publish } from "../../../web/src/core/formulas";
import { type Choice, withParameters } from "../../../web/src/state/choice";
import { isName, mentionsFormula } from "../../../web/src/state/formula";
import { read, write } from "../../../web/src/state/link";
import { type State, table } from "../../../web/src/state/state";
import { openCatalogue } from "./catalogue";

beforeAll(async () => {
  await openCatalogue();
});

const initial = () => read(table, "").values;

/** Any choice that the page can make: an activation with parameters on its sliders' grid. */
const choice = (): fc.Arbitrary<Choice> =>
  fc
    .tuple(fc.nat(), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 }))
    .map(([at, places]) => {
      const info = catalogue()[at % catalogue().length] as NonNullable<ReturnType<typeof activation>>;
      const parameters = info.parameters.map(({ name, min, max, choices }, index) => {
        const place = places[index] ?? 0;
        const value = choices?.length
          ? (choices[Math.floor(place * 0.999 * choices.length)] as string)
          : Math.min(max, Number((min + (max - min) * place).toFixed(4)));
        return [name, value] as const;
      });
      return withParameters({ id: info.id }, Object.fromEntries(parameters));
    })
    .filter((made) => read(table, write(table, { ...initial(), curves: [made] })).broken === false);

/** Any formula that the page can make, with its name, what is learned, and values on its sliders' grid. */
const ownFormula = (): fc.Arbitrary<Choice> =>
  fc
    .record({
      source: fc.constantFrom(
        "x",
        "x*sigmoid(beta*x)",
        "torch.where(x > 0, x, alpha * x)",
        "x > -1 and x != 2 ? 0 : x",
        "clamp（（x + β）÷ 2，0，1）",
        "F.gelu(x, approximate='tanh') * a ** 2 + |x|²",
      ),
      learnable: fc.subarray(["alpha", "beta", "a"]),
      asWritten: fc.boolean(),
      name: fc.option(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter(isName), { nil: undefined }),
      places: fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 2 }),
    })
    .map(({ places, name, ...rest }) => {
      const info = publish({ ...rest, ...(name && { name }) });
      const values = info?.parameters.map((parameter, i) => [parameter.name, (places[i] ?? 0) / 10]) ?? [];
      return withParameters({ id: info?.id ?? "" }, Object.fromEntries(values));
    });

/** A double that a link can carry: it has no negative zero. */
const double = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);

const wholeState = (): fc.Arbitrary<Partial<State>> =>
  fc.record({
    view: fc.constantFrom("explore", "train"),
    language: fc.constantFrom("auto", "zh", "en"),
    theme: fc.constantFrom("auto", "light", "dark", "projector"),
    curves: fc.uniqueArray(fc.oneof(choice(), ownFormula()), { maxLength: 6, selector: ({ id }) => id }),
    probe: double(-1000, 1000),
    x: fc.tuple(double(-1000, 998), double(0.01, 1)).map(([min, width]) => ({ min, max: min + width })),
    zones: fc.boolean(),
    digits: fc.boolean(),
    tables: fc.subarray(["f", "f1", "f2"] as const),
    fan: fc.option(
      fc.record({
        parameter: fc.constantFrom("alpha", "negative_slope"),
        values: fc.uniqueArray(double(-100, 100), { minLength: 1, maxLength: 5 }),
      }),
    ),
    orders: fc.subarray(["f", "f1", "f2"] as const),
    logits: fc.array(double(-1000, 1000), { minLength: 2, maxLength: 10 }),
    seed: fc.nat({ max: 4294967295 }),
    formula: fc.option(ownFormula()),
    beside: fc.option(fc.constantFrom("relu", "gelu")),
    racers: fc.uniqueArray(fc.oneof(choice(), ownFormula()), { maxLength: 28, selector: ({ id }) => id }),
  }) as fc.Arbitrary<Partial<State>>;

test("every state survives the way through a link", () => {
  fc.assert(
    fc.property(wholeState(), (some) => {
      const state = { ...initial(), ...some };
      const link = write(table, state);
      expect(link).not.toMatch(/[\s"<>]/);
      const back = read(table, `#${link}`);
      expect(back.broken).toBe(false);
      expect(write(table, back.values)).toBe(link);
      expect(back.values).toEqual(state);
    }),
  );
});

test("a link says all of a formula, and that there is one", () => {
  fc.assert(
    fc.property(ownFormula(), (made) => {
      const formula = formulaOf(made.id);
      const link = write(table, { ...initial(), racers: [made] });
      expect(mentionsFormula(link)).toBe(true);
      expect(mentionsFormula(encodeURIComponent(link))).toBe(true);
      expect(read(table, link).values.racers).toEqual([made]);
      expect(formulaOf(made.id)).toEqual(formula);
    }),
  );
  expect(mentionsFormula(write(table, { ...initial(), curves: [{ id: "elu", parameters: { alpha: 2 } }] }))).toBe(
    false,
  );
});

test("no text breaks the page: it gives a state that a link can carry again", () => {
  const link = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(fc.tuple(fc.constantFrom(...Object.keys(table), "__proto__", "constructor", ""), fc.string()), {
        maxLength: 8,
      })
      .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join("&")),
  );
  fc.assert(
    fc.property(link, (text) => {
      const { values } = read(table, text);
      expect(Object.keys(values)).toEqual(Object.keys(table));
      expect(read(table, write(table, values))).toEqual({ values, broken: false });
    }),
  );
});

test.each([
  "curves=nonsense",
  "curves=relu,relu6,elu,celu,selu,gelu,silu",
  "curves=elu(alpha:NaN)",
  "curves=elu(alpha:1e999)",
  "curves=elu(beta:1)",
  "curves=elu(alpha:1;alpha:2)",
  "curves=gelu(approximate:erf)",
  "curves=hardtanh(min_val:2;max_val:-2)",
  "curves=f(x+)",
  "curves=f(a*x;a:9)",
  "curves=f(a*x;b:1)",
  "curves=f(a*x;*b)",
  "curves=f(a*x;a:1;a:2)",
  "curves=f(x;@one;@two)",
  "curves=f(x;@%0A)",
  "curves=f(x",
  `racers=f(${"x%2B".repeat(251)}x)`,
  "formula=f()",
  "formula=relu(",
  "row=f(x)",
  "x=6,-6",
  "x=0,Infinity",
  "probe=0x10",
  "probe=",
  "seed=-1",
  "seed=1.5",
  "view=admin",
  "unknown=1",
  "view=train&view=explore",
  "theme=%E0%A4%A",
  `curves=${"relu,".repeat(4000)}`,
])("a broken link is noticed, and what it breaks keeps its default: %.60s", (text) => {
  const { values, broken } = read(table, text);
  expect(broken).toBe(true);
  if (!text.startsWith("view=train")) expect(values).toEqual(initial());
});

test("an empty link is the default view, and the default view an empty link", () => {
  expect(read(table, "").broken).toBe(false);
  expect(write(table, initial())).toBe("");
});
