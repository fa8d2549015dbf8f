import type { Text } from "./text";

/** Words for runs that broke. */
export const trouble = {
  title: { zh: "训练中断：出现了 NaN 或无穷大", en: "A run broke: NaN or infinity" },
  where: {
    zh: "{name}：第 {epoch} 轮第 {batch} 批出现 NaN 或无穷大（{layer}，{quantity}）。已停在第 {kept} 轮之后的状态。",
    en: "{name}: in batch {batch} of epoch {epoch}, in {layer}: {quantity} no longer finite. The run stands as it was after epoch {kept}.",
  },
  whereAfter: {
    zh: "{name}：第 {epoch} 轮之后评估时出现 NaN 或无穷大（{layer}，{quantity}）。已停在第 {kept} 轮之后的状态。",
    en: "{name}: in the evaluation after epoch {epoch}, in {layer}: {quantity} no longer finite. The run stands as it was after epoch {kept}.",
  },
  withSeed: { zh: "（种子 {seed}）", en: " (seed {seed})" },
  quantities: {
    preActivation: { zh: "预激活值", en: "a pre-activation is" },
    activation: { zh: "激活值", en: "an activation is" },
    loss: { zh: "损失", en: "the loss is" },
    gradient: { zh: "梯度", en: "a gradient is" },
    weight: { zh: "权重", en: "a weight is" },
  },
  why: {
    preActivation: {
      zh: "权重已经太大，加权和超出了 float32 的范围（约 3.4e38）：多半是之前的几步迈得太大。",
      en: "The weights have grown so large that the weighted sum leaves the range of float32 (about 3.4e38): most likely earlier steps were too long.",
    },
    activation: {
      zh: "预激活值还有限，经过激活函数后却溢出：没有上界的激活函数会把大数继续放大。",
      en: "The pre-activations were finite, but the activation overflowed: one without an upper bound passes large numbers on.",
    },
    loss: {
      zh: "网络的输出还有限，损失却溢出：预测离目标太远。",
      en: "The outputs were finite, but the loss overflowed: the prediction is too far from its target.",
    },
    gradient: {
      zh: "反向传播时各层的导数连乘，超出了 float32 的范围：梯度爆炸。",
      en: "Going backward, the layers' derivatives multiplied beyond the range of float32: an exploding gradient.",
    },
    weight: {
      zh: "梯度有限，但学习率 {lr} 让这一步迈得太大，权重溢出。",
      en: "The gradient was finite, but a learning rate of {lr} made the step so long that a weight overflowed.",
    },
  },
  rewind: { zh: "回到第 {epoch} 轮，学习率降为 {lr}", en: "Back to epoch {epoch}, learning rate {lr}" },
  rewindAll: { zh: "全部回退十轮，学习率除以三", en: "Rewind all by ten epochs, a third of the rate" },
  more: { zh: "还有 {count} 个", en: "and {count} more" },
} satisfies Record<string, Text | Record<string, Text>>;
