// Runs in the page: every contender in turn, round after round, so that what disturbs one disturbs all.

import { onnx } from "./onnx.js";
import { evaluate, kernels } from "./ours.js";
import { copy, plain } from "./plain.js";
import { tensorflow } from "./tensorflow.js";

const SAMPLE = 3; // milliseconds
const WARM = 150; // milliseconds until an engine's best compiler has had its turn
const KINDS = ["forward", "derivative", "lessForward"];

const input = (count) => Float32Array.from({ length: count }, (_, i) => (12 * ((i * 7919) % 10007)) / 10007 - 6);

/** Milliseconds of `repeats` evaluations. */
async function time(contender, kind, repeats) {
  const begin = performance.now();
  await contender[kind](repeats);
  return performance.now() - begin;
}

async function warmUp(contender, kind) {
  for (let spent = 0, repeats = 1; spent < WARM; repeats *= 2) spent += await time(contender, kind, repeats);
}

/** How many evaluations make a sample. */
async function calibrate(contender, kind) {
  let repeats = 1;
  for (;;) {
    const taken = await time(contender, kind, repeats);
    if (taken >= SAMPLE) return Math.max(1, Math.round((repeats * SAMPLE) / taken));
    repeats = taken > 0.5 ? Math.ceil((repeats * 1.3 * SAMPLE) / taken) : repeats * 4;
  }
}

/** {contender: {links, forward, derivative ...}}: ns per element of each round. */
async function race(id, x, contenders, rounds) {
  const entered = [];
  const results = {};
  for (const [name, prepare] of Object.entries(contenders)) {
    const contender = await prepare(id, x);
    if (!contender) continue;
    contender.fill?.();
    results[name] = { links: contender.links };
    for (const kind of KINDS) {
      if (!contender[kind]) continue;
      await warmUp(contender, kind);
      entered.push({ name, contender, kind, repeats: await calibrate(contender, kind) });
      results[name][kind] = [];
    }
  }
  for (let round = 0; round < rounds; ++round) {
    for (const { name, contender, kind, repeats } of entered) {
      const taken = await time(contender, kind, repeats);
      results[name][kind].push((taken * 1e6) / repeats / x.length);
    }
  }
  for (const contender of new Set(entered.map((entry) => entry.contender))) await contender.end?.();
  return results;
}

globalThis.bench = async (activations, counts, rounds) => {
  const contenders = {
    simd: await kernels("/kernels/simd"),
    scalar: await kernels("/kernels/scalar"),
    evaluate: await evaluate(),
    js: plain,
    tfjs: await tensorflow(),
    ort: await onnx(),
    copy,
  };
  const results = [];
  for (const count of counts) {
    for (const id of activations) {
      const length = id === "softmax" ? Math.floor(count / 1000) * 1000 : count;
      results.push({ id, count, contenders: await race(id, input(length), contenders, rounds) });
      console.info(`${id}, N = ${count}`);
    }
  }
  return results;
};
globalThis.ready = true;
