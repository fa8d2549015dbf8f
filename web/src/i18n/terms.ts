import type { Text } from "./text";

/** What a term is called, and how it stands in a sentence where that is not its name. What it means is in glossary.ts. */
export const terms = {
  dead: { zh: "死亡", en: "dead" },
  saturated: { zh: "饱和", en: "saturated" },
  flat: { zh: "f′ ≈ 0", en: "f′ ≈ 0" },
  kink: { zh: "折点", en: "kink" },
  ulp: { zh: "ULP", en: "ULP" },
  gradient: { zh: "梯度", en: "gradient" },
  median: { zh: "中位数", en: "median" },
  epoch: { zh: "轮", en: "epoch" },
  batch: { zh: "批", en: "batch" },
  heldOut: { zh: "留出", en: "held out" },
  seed: { zh: "种子", en: "seed" },
  rate: { zh: "学习率", en: "learning rate" },
  initialiser: { zh: "初始化", en: "init" },
  batchNorm: { zh: "批归一化", en: "batch norm" },
  dropout: { zh: "随机失活", en: "dropout" },
  loss: { zh: "损失", en: "loss" },
} satisfies Record<string, Text>;

export type TermName = keyof typeof terms;
