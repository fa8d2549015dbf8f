import type { Text } from "./text";

/** The Train view's ready-made experiments. */
export const presetNames = {
  circles: { zh: "经典：同心圆，五种激活", en: "Classic: circles, five activations" },
  deepSigmoid: { zh: "梯度消失：八层 Sigmoid", en: "Vanishing gradient: eight sigmoid layers" },
  dyingRelu: { zh: "ReLU 之死：学习率太大", en: "Dying ReLU: too large a learning rate" },
  normOrder: { zh: "Linear–BN–激活，还是 Linear–激活–BN", en: "Linear–BN–act or Linear–act–BN" },
  normOrElu: { zh: "回归曲线：BN 对 ELU", en: "Regression: batch norm against ELU" },
  spiral: { zh: "多分类：三臂螺旋", en: "Multi-class: a spiral of three arms" },
} satisfies Record<string, Text>;
