import { type HalfDtype, loadCore } from "playground-core";
import { describe, expect, test } from "vitest";
import { factsOf, numbersOf, stairs } from "../../../web/src/explore/half/lens";
import { index, numbers, reference } from "../../support/half";

const core = await loadCore();

/** torch's value and derivative at each finite number of the format, ascending; the zeros are one. */
function torchCurves(format: HalfDtype) {
  const all = numbers(format);
  const finite = [...all.keys()].filter((i) => Number.isFinite(all[i]) && !Object.is(all[i], -0));
  finite.sort((a, b) => (all[a] as number) - (all[b] as number));
  const curves = reference(format).map((bits) => finite.map((i) => all[bits[i] as number] as number));
  const x = finite.map((i) => all[i] as number);
  return { x, of: (id: string) => index.curves.findIndex((curve) => curve.id === id) * 2, curves };
}

describe.each(["bfloat16", "float16"] as const)("the facts of %s", (format) => {
  const torch = torchCurves(format);
  const inside = [...torch.x.keys()].filter((i) => Math.abs(torch.x[i] as number) <= 1);

  test("are about all of its finite numbers", () => {
    expect([...numbersOf(format)]).toEqual(torch.x);
  });

  // What torch lacks is computed as most of its kernels do: in float32, rounded once.
  test.each(core.catalogue().filter(({ kind, torch }) => kind === "elementwise" && torch.module !== ""))(
    "of $id are counted in torch's",
    ({ id }) => {
      const place = torch.of(id);
      const different = (curve: number[] | undefined) => new Set(inside.map((i) => curve?.[i])).size;
      expect(factsOf(core, { id }, format).within).toEqual({
        inputs: inside.length,
        values: different(torch.curves[place]),
        slopes: different(torch.curves[place + 1]),
      });
    },
  );

  /** Whose slope is 0 nowhere. */
  test.each(["tanh", "sigmoid", "elu", "softplus", "logsigmoid", "softsign"])("%s: f′ is 0 where torch's is", (id) => {
    const { vanishes } = factsOf(core, { id }, format);
    const slope = torch.curves[torch.of(id) + 1] as number[];
    const [first, last] = [slope.findIndex((y) => y !== 0), slope.findLastIndex((y) => y !== 0)];
    expect(vanishes.below).toBe(torch.x[first - 1]);
    expect(vanishes.above).toBe(torch.x[last + 1]);
    expect(vanishes.around).toBeUndefined();
  });

  test("know zeros of mathematics from lost ones", () => {
    for (const id of ["identity", "relu", "hardsigmoid", "hardshrink", "leaky_relu"])
      expect(factsOf(core, { id }, format).vanishes).toEqual({});
    const { around } = factsOf(core, { id: "tanhshrink" }, format).vanishes;
    const slope = torch.curves[torch.of("tanhshrink") + 1] as number[];
    expect(around).toBe(torch.x[torch.x.findIndex((x, i) => x > 0 && slope[i] !== 0) - 1]);
  });
});

test("the largest error is torch's against the truth, to which our float32 is near", () => {
  const { value } = factsOf(core, { id: "tanh" }, "bfloat16");
  expect(value.error).toBeGreaterThan(2 ** -9 * 0.9); // half a step of 8 bits
  expect(value.error).toBeLessThan(2 ** -8);
  expect(factsOf(core, { id: "gelu" }, "bfloat16").value.error).toBe(1); // 1 + erf is 0 in the tail
  expect(factsOf(core, { id: "hardswish" }, "bfloat16").fails).toBeCloseTo(5.67e37, -36); // 6 x is infinite
});

test("the stairs are flat between the format's numbers", () => {
  const { x, half, exact } = stairs(core, { id: "identity" }, "bfloat16", 1.25, 0.25);
  expect(exact.value).toEqual(x);
  expect(new Set(half.value).size).toBe(33); // 2^-7 apart from 1.125 to 1.375
});
