import type { Text } from "./text";

/** Words of the panel about 16-bit formats. */
export const half = {
  activation: { zh: "激活函数", en: "Activation" },
  format: { zh: "数的格式", en: "Number format" },
  width: { zh: "看多宽", en: "How wide a stretch" },
  bfloat16: {
    zh: "bfloat16：指数与 float32 一样宽，有效数字只有 8 位（约 2.4 位十进制）。2 与 4 之间只有 128 个数。",
    en: "bfloat16: float32's range with 8 significant bits (2.4 decimal digits). Between 2 and 4 there are 128 numbers.",
  },
  float16: {
    zh: "float16：有效数字 11 位（约 3.3 位十进制），但最大只到 65504，小于 3e−8 的数就成了 0。",
    en: "float16: 11 significant bits (3.3 decimal digits), but nothing above 65,504, and what is below 3e−8 becomes 0.",
  },
  stairs: { zh: "台阶与曲线", en: "Steps and curve" },
  exact: { zh: "准确", en: "exact" },
  chart: { zh: "{name}：{format} 的台阶与准确的曲线", en: "{name}: {format}'s steps and the exact curve" },
  without: {
    zh: "PyTorch 没有这个函数的 16 位实现，所以这里没有可画的。请另选一个函数。",
    en: "PyTorch has no 16-bit kernel for this function, so there is nothing to draw. Choose another.",
  },
  lost: { zh: "丢了什么", en: "What is lost" },
  look: { zh: "看这里", en: "Look there" },
  left: { zh: "[−1, 1] 里还剩", en: "Left in [−1, 1]" },
  leftOf: {
    zh: "{inputs} 个 x 只得到 {values} 个不同的 f、{slopes} 个不同的 f′",
    en: "{inputs} numbers x give {values} different f and {slopes} different f′",
  },
  vanishes: { zh: "f′ 误成 0", en: "f′ wrongly 0" },
  nowhere: { zh: "没有这样的地方", en: "nowhere" },
  error: { zh: "最大相对误差", en: "Largest error" },
  fails: { zh: "成了 ∞ 或 NaN", en: "∞ or NaN from" },
  why: {
    zh: "f′ 误成 0，是说数学上它不为 0；误差是相对误差。梯度小到格式装不下就成了 0，权重不再更新。所以混合精度训练先把损失乘上一个大数（损失缩放），更新前再除回来。这里的每个数都与 PyTorch 2.13 在 CPU 上算的逐位相同。",
    en: "“Wrongly 0”: in mathematics f′ is not 0 there; errors are relative. A gradient too small for the format becomes 0, and weights stop moving. That is why mixed-precision training multiplies the loss by a large number first and divides before the step (loss scaling). Every number here is PyTorch 2.13's on the CPU, bit for bit.",
  },
  all: { zh: "所有函数", en: "All activations" },
  tableOf: { zh: "{format} 里的所有函数，参数取默认值", en: "All activations in {format}, with their defaults" },
  valuesLeft: { zh: "[−1, 1] 里的 f", en: "f in [−1, 1]" },
  goneAt: { zh: "f′ 误成 0", en: "f′ wrongly 0" },
  errorOf: { zh: "f 的误差", en: "error of f" },
} satisfies Record<string, Text>;
