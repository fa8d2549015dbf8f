import { loadCore } from "../../dist/core/index.js";

// A formula's speed as ratios: against the built-in activation, alone and in a training run, and against the same formula
// as a JavaScript function.
// node tests/bench/expressions.mjs

const core = await loadCore();
const x = Float32Array.from({ length: 2 ** 20 }, (_, i) => ((i * 7919) % 160001) / 10000 - 8);
const out = { value: new Float32Array(x.length), derivative: new Float32Array(x.length) };

function milliseconds(work) {
  let best = Infinity;
  for (let i = 0; i < 9; ++i) {
    const begin = performance.now();
    work();
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}
const evaluate = (id, order) => milliseconds(() => core.evaluate({ id }, x, order, { out }));

console.log("formula of the built-in        value  and f'   (ratio to the built-in)");
for (const { id, kind, expression, parameters } of core.catalogue()) {
  if (kind !== "elementwise") continue;
  const own = core.compile(expression, {
    parameters: Object.fromEntries(parameters.map((p) => [p.name, typeof p.default === "number" ? p.default : 0])),
  });
  console.log(
    id.padEnd(28),
    ...[0, 1].map((order) => (evaluate(own.id, order) / evaluate(id, order)).toFixed(2).padStart(7)),
  );
}

const { exp, tanh, sin, cos, log, log1p, sqrt, abs, max, min, expm1 } = Math;
const formulas = {
  "x / (1 + exp(-x))": (v) => v / (1 + exp(-v)),
  "max(x, 0)": (v) => max(v, 0),
  "max(x, 0)^2": (v) => max(v, 0) ** 2,
  "x * tanh(log1p(exp(x)))": (v) => v * tanh(log1p(exp(v))),
  "sin(x)": (v) => sin(v),
  "x + sin(x)^2": (v) => v + sin(v) ** 2,
  "exp(-x * x)": (v) => exp(-v * v),
  "(x + sqrt(x * x + 4)) / 2": (v) => (v + sqrt(v * v + 4)) / 2,
  "x / (1 + abs(x))": (v) => v / (1 + abs(v)),
  "x > 0 ? x : 0.1 * x": (v) => (v > 0 ? v : 0.1 * v),
  "x > 0 ? x : exp(x) - 1": (v) => (v > 0 ? v : exp(v) - 1),
  "x > 0 ? x : expm1(x)": (v) => (v > 0 ? v : expm1(v)),
  "min(max(x + 3, 0), 6) / 6": (v) => min(max(v + 3, 0), 6) / 6,
  "tanh(x)": (v) => tanh(v),
  "cos(x) - x": (v) => cos(v) - v,
  "x * exp(-abs(x))": (v) => v * exp(-abs(v)),
  "log(1 + x * x)": (v) => log(1 + v * v),
  "x / sqrt(1 + x * x)": (v) => v / sqrt(1 + v * v),
  "0.5 * x * (1 + tanh(0.8 * (x + 0.0447 * x * x * x)))": (v) => 0.5 * v * (1 + tanh(0.8 * (v + 0.0447 * v * v * v))),
  "1 / (1 + x^2)": (v) => 1 / (1 + v ** 2),
};
console.log("\nformula                                                JavaScript / ours");
let sum = 0;
for (const [source, f] of Object.entries(formulas)) {
  const own = core.compile(source);
  const script = milliseconds(() => {
    for (let i = 0; i < x.length; ++i) out.value[i] = f(x[i]);
  });
  const ratio = script / evaluate(own.id, 0);
  sum += Math.log(ratio);
  console.log(source.padEnd(56), ratio.toFixed(1));
}
console.log("geometric mean".padEnd(56), Math.exp(sum / Object.keys(formulas).length).toFixed(1));
const long = `x${" + sin(x * 1.5)^2 * exp(-x)".repeat(17)}`;

console.log("\ntraining, formula / built-in   recognised   step by step");
const training = (activation) => {
  const trainer = core.createTrainer({ dataset: { name: "moons" }, activation, optimizer: { lr: 0.01 } });
  const best = milliseconds(() => trainer.run(10));
  trainer.dispose();
  return best;
};
for (const id of ["relu", "leaky_relu", "elu", "silu", "gelu", "tanh", "mish", "hardswish"]) {
  const { expression, parameters } = core.catalogue().find((entry) => entry.id === id);
  const given = Object.fromEntries(parameters.map((p) => [p.name, typeof p.default === "number" ? p.default : 0]));
  const builtIn = training({ id });
  const ratios = [false, true].map((asWritten) => {
    const own = core.compile(expression, { asWritten, parameters: given });
    return (training({ id: own.id, parameters: given }) / builtIn).toFixed(2);
  });
  console.log(id.padEnd(32), ...ratios.map((ratio) => ratio.padStart(8)));
}

let turn = 0;
console.log(
  `${long.length} characters compile in ${milliseconds(() => core.compile(long.replace("1.5", `1.${++turn}`))).toFixed(2)} ms`,
);
