import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCore } from "playground-core";
import { afterAll, describe, expect, it } from "vitest";
import { pythonWith } from "../support/python.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const formulas = readFileSync(join(root, "tests/data/formulas.txt"), "utf8").split("\n").slice(0, -1);
const x = Float32Array.from({ length: 10_000 }, (_, i) => (i - 5000) / 500 + 0.0003);
const core = await loadCore();
const cases = formulas.map((source) => {
  const made = core.compile(source);
  if ("error" in made) throw new Error(made.error.message);
  const { value, derivative } = core.evaluate({ id: made.id }, x, 1);
  const code = (language: "module" | "function" | "numpy" | "jax" | "header") => core.toCode({ id: made.id }, language);
  return { source, value, derivative, code };
});

/**
 * Where more than two units are allowed, and why: libraries' own functions are wrong by a few units (torch's erf,
 * softplus and pow, JAX's tanh), and products hand that on; or terms are larger than the result.
 */
const more: { [source: string]: number } = {
  "erf(x) * erfc(x / 3)": 3,
  "pow(abs(x) + 0.1, sin(x))": 4,
  "x * tanh(log(1 + exp(x)))": 4,
  "0.5 * x * (1 + erf(x / sqrt(2)))": 4,
  "tan(x) / (1 + x * x)": 6,
  "softplus(x, b) - gelu(x, approximate='tanh') * elu(x, a)": 4,
  "max(x, 0)^2 - mish(x) * tanhshrink(x)": 32, // a hundred less ninety
};

/** In units in the last place of the largest of 1, x and the result. */
function worst(got: ArrayLike<number | null>, wanted: Float32Array): number {
  expect(got).toHaveLength(wanted.length);
  let most = 0;
  wanted.forEach((value, i) => {
    const size = Math.max(1, Math.abs(x[i] as number), Math.abs(value));
    const unit = 2 ** (Math.floor(Math.log2(size)) - 23);
    const computed = got[i] ?? Number.NaN; // JSON's null
    const units = Number.isNaN(value) && Number.isNaN(computed) ? 0 : Math.abs(computed - value) / unit;
    most = Math.max(most, Number.isNaN(units) ? Infinity : units);
  });
  return most;
}

const python = pythonWith("torch", "numpy", "jax");

describe.skipIf(!python)("exported to Python, a formula has our values at 10,000 points", () => {
  const input = JSON.stringify({
    x: [...x],
    cases: cases.map(({ code }) => ({
      code: { module: code("module"), function: code("function"), numpy: code("numpy"), jax: code("jax") },
    })),
  });
  const script = join(root, "tests/support/run_formulas.py");
  const options = {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...process.env, JAX_PLATFORMS: "cpu" },
  } as const;
  const text = execFileSync(python as string, [script], options).replaceAll("-Infinity", "null");
  const results = JSON.parse(text.replaceAll(/NaN|Infinity/g, "null")) as { [language: string]: (number | null)[] }[];

  it.each(cases.map(({ source }, i) => ({ source, i })))("$source", ({ source, i }) => {
    const { value, derivative } = cases[i] as (typeof cases)[number];
    for (const [language, got] of Object.entries(results[i] ?? {})) {
      const units = worst(got, language === "function" ? derivative : value);
      expect(units, language).toBeLessThanOrEqual(more[source] ?? 2);
    }
  });
});

describe("exported as a file for core/activations/", () => {
  const folder = mkdtempSync(join(tmpdir(), "playground-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("a formula compiles as it is, and has our values", () => {
    const names = cases.map((_, i) => `own_${i}`);
    cases.forEach(({ code }, i) => {
      writeFileSync(join(folder, `own_${i}.h`), code("header").replaceAll(/\bown\b/g, `own_${i}`));
    });
    const program = `#include <cstdio>
${names.map((name) => `#include "${name}.h"`).join("\n")}
template <class A> void print(const A& a) {
  for (int i = 0; i < 10000; i += 4) {
    simd::Float x;
    for (int k = 0; k < 4; ++k) x[k] = static_cast<float>((i + k - 5000) / 500.0 + 0.0003);
    const auto y = a.at(x).value;
    for (int k = 0; k < 4; ++k) std::printf("%.9g ", y[k]);
  }
  std::printf("\\n");
}
int main() {
${names.map((name) => `  print(playground::activations::${name}{});`).join("\n")}
}
`;
    writeFileSync(join(folder, "main.cpp"), program);
    const flags = ["-std=c++20", "-O1", "-msse4.1", "-ffp-contract=off", "-fno-math-errno", "-Wno-psabi", "-I", root];
    const built = join(folder, "main");
    execFileSync(process.env.CXX ?? "c++", [...flags, "-I", folder, join(folder, "main.cpp"), "-o", built]);
    const lines = execFileSync(built, { encoding: "utf8", maxBuffer: 2 ** 26 })
      .trimEnd()
      .split("\n");
    cases.forEach(({ source, value }, i) => {
      expect(worst(String(lines[i]).trimEnd().split(" ").map(Number), value), source).toBeLessThanOrEqual(
        more[source] ?? 2,
      );
    });
  }, 120_000);
});
