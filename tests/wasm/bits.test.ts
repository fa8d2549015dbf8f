import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ActivationInfo, type Core, loadCore } from "playground-core";
import { describe, expect, it } from "vitest";

// The native program tests/core/bits.cpp prints a hash of each activation's bits; this is the same, through the module.
const program = fileURLToPath(new URL("../../build/native/tests/core_bits", import.meta.url));
const columns = 8;

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));

function hash(values: Float32Array): string {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let first = 0;
  let second = 0x9747b28c;
  for (let i = 0; i < words.length; ++i) {
    const word = words[i] as number;
    const bits = (word & 0x7fffffff) > 0x7f800000 ? 0x7fc00000 : word;
    const mixed = Math.imul(rotate(Math.imul(bits, 0xcc9e2d51), 15), 0x1b873593);
    first = (Math.imul(rotate(first ^ mixed, 13), 5) + 0xe6546b64) | 0;
    second = (Math.imul(rotate(second ^ mixed, 13), 5) + 0xe6546b64) | 0;
  }
  return [first, second].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
}

function sweep(): Float32Array {
  const bits: number[] = [];
  for (let pattern = 0; pattern < 2 ** 32; pattern += 4099) bits.push(pattern);
  for (const special of [0, 0.5, 1, 3, 6, 20, 88.7, 103.9, 1.17549435e-38, Infinity]) {
    for (const value of [special, -special]) {
      const [pattern = 0] = new Uint32Array(Float32Array.of(value).buffer);
      for (let offset = 0; offset < 9; ++offset) bits.push(pattern + offset - 4);
    }
  }
  return new Float32Array(Uint32Array.from(bits).buffer);
}

const rows = Float32Array.from({ length: 512 * columns }, (_, i) => (((i * 7919) % 2000) - 1000) / 50);

function lines(core: Core, info: ActivationInfo, x: Float32Array): string[] {
  const line = (label: string, parameters: { [name: string]: number | string }) => {
    try {
      core.describe({ id: info.id, parameters });
    } catch {
      return []; // allowed alone, but not beside the other's default
    }
    const results =
      info.kind === "elementwise"
        ? Object.values(core.evaluate({ id: info.id, parameters }, x))
        : Object.values(core.evaluateRows({ id: info.id, parameters }, rows, columns));
    return [`${info.id}${label} ${results.map(hash).join(" ")}`];
  };
  const ends = info.parameters.flatMap(({ name, choices, min, max }) => [
    ...line(`[${name}=min]`, { [name]: choices?.[0] ?? min }),
    ...line(`[${name}=max]`, { [name]: choices?.[1] ?? max }),
  ]);
  return [...line("", {}), ...ends];
}

const formulas = readFileSync(new URL("../data/formulas.txt", import.meta.url), "utf8")
  .split("\n")
  .slice(0, -1);

describe("the module gives the native program's bits", async () => {
  if (!existsSync(program)) throw new Error(`${program} is missing: cmake --build build/native --target core_bits`);
  const native = execFileSync(program, { encoding: "utf8" }).trimEnd().split("\n");
  const x = sweep();
  for (const simd of [true, false]) {
    const core = await loadCore({ simd });
    it.each(core.catalogue())(`$id, ${simd ? "SIMD" : "scalar"}`, (info) => {
      const expected = native.filter((line) => line.split(/[ [[]/)[0] === info.id);
      expect(expected.length).toBeGreaterThan(0);
      expect(lines(core, info, x)).toEqual(expected);
    });
    it.each(formulas)(`%s, ${simd ? "SIMD" : "scalar"}`, (source) => {
      for (const asWritten of [false, true]) {
        const line = `formula:${source}${asWritten ? " as written" : ""}`;
        const results = Object.values(core.evaluate({ id: "", source, asWritten }, x)).map(hash);
        expect(native).toContain(`${line} ${results.join(" ")}`);
      }
    });
  }
});
