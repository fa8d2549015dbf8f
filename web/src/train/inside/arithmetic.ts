import { inside as words } from "../../i18n/inside";
import { t } from "../../i18n/text";
import { digits, type Inside, stageAt } from "./inside";

/** A quantity, how it comes about, and what it is. */
interface Sum {
  name: string;
  terms: string;
  result: string;
}

/** Longer sums are cut. */
const mostTerms = 8;

function sum(products: readonly [number, number][], rest?: number): string {
  const terms = products.slice(0, mostTerms).map(([a, b]) => `${digits(a)} × ${digits(b)}`);
  if (products.length > mostTerms) terms.push("…");
  if (rest !== undefined) terms.push(digits(rest));
  return terms.join(" + ");
}

function forward({ weights, trace }: Inside, layer: number, unit: number): Sum[] {
  const { inputs, weight, bias } = weights[layer] as Inside["weights"][number];
  const values = trace.layers[layer] as Inside["trace"]["layers"][number];
  const input = layer === 0 ? trace.input : (trace.layers[layer - 1]?.output ?? new Float32Array());
  const products = Array.from(input, (x, i): [number, number] => [weight[unit * inputs + i] as number, x]);
  const z = digits(values.preActivation[unit]);
  const sums: Sum[] = [
    { name: t(words.linear), terms: sum(products, bias[unit]), result: digits(values.linear[unit]) },
  ];
  if (values.linear[unit] !== values.preActivation[unit])
    sums.push({ name: t(words.normalised), terms: "γ (z − μ) / √(σ² + ε) + β", result: z });
  sums.push({ name: t(words.activation), terms: `f(${z})`, result: digits(values.activation[unit]) });
  sums.push({ name: t(words.derivative), terms: `f′(${z})`, result: digits(values.derivative[unit]) });
  if (values.output[unit] !== values.activation[unit])
    sums.push({ name: t(words.outputTo), terms: "", result: digits(values.output[unit]) });
  return sums;
}

const formulas: Record<string, string> = {
  bce: "−[y ln p + (1 − y) ln(1 − p)]",
  bce_with_logits: "−[y ln p + (1 − y) ln(1 − p)],  p = σ(z)",
  cross_entropy: "−ln softmax(z)ᵧ",
  nll: "−zᵧ",
  mse: "(z − y)²",
  huber: "½ (z − y)²  |z − y| < 1",
};

function loss({ trace }: Inside, name: string): Sum[] {
  return [
    { name: t(words.prediction), terms: "", result: [...trace.prediction].map(digits).join(", ") },
    { name: t(words.target), terms: "y", result: digits(trace.target) },
    { name: t(words.lossIs), terms: formulas[name] ?? "", result: digits(trace.loss) },
  ];
}

function backward({ weights, trace }: Inside, layer: number, unit: number): Sum[] {
  const values = trace.layers[layer] as Inside["trace"]["layers"][number];
  const above = weights[layer + 1];
  const delta = digits(values.linearGradient[unit]);
  const sums: Sum[] = [];
  if (above) {
    const arriving = Array.from(trace.layers[layer + 1]?.linearGradient ?? [], (gradient, k): [number, number] => [
      above.weight[k * above.inputs + unit] as number,
      gradient,
    ]);
    sums.push({ name: t(words.arriving), terms: sum(arriving), result: digits(values.outputGradient[unit]) });
    const plain = values.linear[unit] === values.preActivation[unit] && values.output[unit] === values.activation[unit];
    const product = `${digits(values.outputGradient[unit])} × ${digits(values.derivative[unit])}`;
    sums.push({ name: t(words.delta), terms: plain ? product : "", result: delta });
  } else sums.push({ name: t(words.delta), terms: "", result: delta });
  const input = layer === 0 ? trace.input : (trace.layers[layer - 1]?.output ?? new Float32Array());
  for (const [i, x] of [...input].slice(0, mostTerms).entries()) {
    const gradient = values.weightGradient[unit * input.length + i];
    sums.push({
      name: `${t(words.weightGradient)} ${i + 1}`,
      terms: `${delta} × ${digits(x)}`,
      result: digits(gradient),
    });
  }
  sums.push({ name: t(words.biasGradient), terms: delta, result: digits(values.biasGradient[unit]) });
  return sums;
}

/** One edge: its weight, and the gradient that this sample gives it. */
export function edgeSums({ weights, trace }: Inside, layer: number, unit: number, from: number): Sum[] {
  const { inputs, weight } = weights[layer] as Inside["weights"][number];
  const values = trace.layers[layer] as Inside["trace"]["layers"][number];
  const x = (layer === 0 ? trace.input : trace.layers[layer - 1]?.output)?.[from];
  return [
    {
      name: t(words.weight),
      terms: `w${subscript(unit + 1)}${subscript(from + 1)}`,
      result: digits(weight[unit * inputs + from]),
    },
    {
      name: t(words.edgeGradient),
      terms: `${digits(values.linearGradient[unit])} × ${digits(x)}`,
      result: digits(values.weightGradient[unit * inputs + from]),
    },
  ];
}

const subscript = (value: number): string =>
  [...String(value)].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join("");

/** What happens at a stage of the sample's way to one unit. */
export function sumsAt(inside: Inside, step: number, unit: number, lossName: string): Sum[] {
  const { kind, layer } = stageAt(step, inside.weights.length);
  if (kind === "loss") return loss(inside, lossName);
  return kind === "forward" ? forward(inside, layer, unit) : backward(inside, layer, unit);
}
