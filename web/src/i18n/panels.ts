import type { Text } from "./text";

/** Words of the Explore view's other panels: the gallery, whole rows, linear maps and cost. */
export const panels = {
  panels: { zh: "探索的内容", en: "What to explore" },
  curves: { zh: "曲线", en: "Curves" },
  gallery: { zh: "图鉴", en: "Gallery" },
  table: { zh: "总表", en: "Table" },
  own: { zh: "自己写", en: "Your own" },
  rows: { zh: "Softmax 一族", en: "Softmax family" },
  linear: { zh: "线性与双线性", en: "Linear, bilinear" },
  half: { zh: "16 位精度", en: "16 bits" },
  cost: { zh: "本机开销", en: "Cost here" },

  galleryHint: {
    zh: "同一坐标：x ∈ [−4, 4]，y ∈ [−1.5, 4]。点一张看细节。",
    en: "All on one scale: x ∈ [−4, 4], y ∈ [−1.5, 4]. Click one to open it.",
  },
  both: { zh: "两者", en: "both" },

  row: { zh: "函数", en: "Function" },
  logits: { zh: "输入", en: "Logits" },
  logit: { zh: "第 {n} 个输入", en: "logit {n}" },
  addLogit: { zh: "增加一个", en: "Add one" },
  removeLogit: { zh: "减少一个", en: "Remove one" },
  examples: { zh: "例子", en: "Examples" },
  temperature: { zh: "温度", en: "Temperature" },
  temperatureHint: {
    zh: "输入先除以温度：低则尖锐，高则均匀。",
    en: "Inputs are divided by it first: low sharpens, high evens out.",
  },
  outputs: { zh: "输出", en: "Outputs" },
  sum: { zh: "和 {sum}", en: "sum {sum}" },
  sumOfExp: { zh: "取指数后的和 {sum}", en: "sum of exponentials {sum}" },
  jacobian: { zh: "雅可比矩阵 ∂yᵢ/∂xⱼ", en: "Jacobian ∂yᵢ/∂xⱼ" },
  jacobianHint: {
    zh: "第 i 行：各输入推动第 i 个输出多少。蓝为正，红为负。",
    en: "Row i: how much each input moves output i. Blue is positive, red negative.",
  },
  naive: { zh: "直接算与稳定算", en: "Naive against stable" },
  naiveHint: {
    zh: "直接算先取 exp：超过 88.7 在 float32 里就是 ∞，∞ ÷ ∞ = NaN。稳定算先减去最大值。",
    en: "The naive form takes exp first: beyond 88.7 that is ∞ in float32, and ∞ ÷ ∞ = NaN. The stable form first subtracts the largest.",
  },
  naiveForm: { zh: "直接算", en: "naive" },
  stableForm: { zh: "本页（稳定）", en: "this page (stable)" },
  tryThousand: { zh: "试试 1000", en: "Try 1000" },
  gluPairs: {
    zh: "前一半 a 与后一半 b 成对：y = a · σ(b)。",
    en: "The first half a is paired with the second b: y = a · σ(b).",
  },
  gluOdd: { zh: "GLU 需要偶数个输入。", en: "GLU needs an even number of inputs." },
  value: { zh: "值 a", en: "value a" },
  gate: { zh: "门 σ(b)", en: "gate σ(b)" },
  product: { zh: "积 y", en: "product y" },
  outputN: { zh: "第 {n} 个输出", en: "output {n}" },

  linearTitle: { zh: "线性层 y = Wx + b", en: "Linear y = Wx + b" },
  bilinearTitle: { zh: "双线性层 y = x₁ᵀAx₂ + b", en: "Bilinear y = x₁ᵀAx₂ + b" },
  collapseTitle: { zh: "两层线性就是一层", en: "Two linear layers are one" },
  linearHint: {
    zh: "改动任何一个数，下面的算式跟着变。",
    en: "Change any number; the arithmetic below follows.",
  },
  collapseHint: {
    zh: "W₂(W₁x + b₁) + b₂ = (W₂W₁)x + (W₂b₁ + b₂)：中间没有激活函数，再深也只是一层。加上 ReLU，等式就不成立了。",
    en: "W₂(W₁x + b₁) + b₂ = (W₂W₁)x + (W₂b₁ + b₂): without an activation between them, depth adds nothing. With ReLU the two differ.",
  },
  twoLayers: { zh: "两层", en: "two layers" },
  oneLayer: { zh: "合成的一层", en: "the one layer" },
  withRelu: { zh: "中间加 ReLU", en: "with ReLU between" },
  entry: { zh: "{name} 的第 {n} 个数", en: "{name}, number {n}" },

  measure: { zh: "测一秒", en: "Measure for a second" },
  measuring: { zh: "测量中…", en: "Measuring…" },
  costHint: {
    zh: "一个线程，每次 {count} 个 float32，取最好的一次；单位：纳秒每个元素。",
    en: "One thread, {count} float32 at a time, best of many; nanoseconds per element.",
  },
  costCaption: { zh: "每个元素的开销", en: "Cost per element" },
  simd: { zh: "SIMD", en: "SIMD" },
  scalar: { zh: "标量 WebAssembly", en: "scalar WebAssembly" },
  plain: { zh: "普通 JavaScript", en: "plain JavaScript" },
  relative: { zh: "相对 ReLU", en: "relative to ReLU" },
  notYet: { zh: "按上面的按钮，在这台机器上测。", en: "Press the button to measure on this machine." },
  activation: { zh: "激活函数", en: "Activation" },
} satisfies Record<string, Text>;
