import type { Text } from "./text";

/** Words of the stage: one figure that fills the screen of a lecture hall. */
export const stageWords = {
  leave: { zh: "离开大屏（Esc）", en: "Leave the stage (Esc)" },
  previous: { zh: "上一幅图（←）", en: "Previous figure (←)" },
  next: { zh: "下一幅图（→）", en: "Next figure (→)" },
  up: { zh: "上一个（↑）", en: "Previous one (↑)" },
  down: { zh: "下一个（↓）", en: "Next one (↓)" },
  play: { zh: "开始（空格）", en: "Play (Space)" },
  pause: { zh: "暂停（空格）", en: "Pause (Space)" },
  laser: { zh: "激光点（L）", en: "Laser dot (L)" },
  full: { zh: "全屏（F）", en: "Full screen (F)" },
  controls: { zh: "大屏的控制", en: "Controls of the stage" },
  figures: {
    curve: { zh: "曲线", en: "Curve" },
    race: { zh: "比赛", en: "Race" },
    boundary: { zh: "决策边界", en: "Decision boundary" },
    gradient: { zh: "每层梯度", en: "Gradient per layer" },
    neurons: { zh: "神经元在曲线上", en: "Units on the curve" },
    sample: { zh: "一个样本", en: "One sample" },
  },
  invite: { zh: "按空格键开始训练。", en: "Press Space to train." },
  going: { zh: "第 {epoch} 轮，共 {epochs} 轮", en: "Epoch {epoch} of {epochs}" },
  accuracy: { zh: "{name}：准确率 {score}", en: "{name}: accuracy {score}" },
  fit: { zh: "{name}：R² = {score}", en: "{name}: R² = {score}" },
  prediction: {
    zh: "样本 {row}：预测 {prediction}，目标 {target}",
    en: "Sample {row}: predicted {prediction}, target {target}",
  },
  slopes: {
    zero: {
      zh: "x = {x}：斜率是 0，梯度在这里过不去。",
      en: "At x = {x} the slope is 0: no gradient gets through here.",
    },
    small: {
      zh: "x = {x}：斜率只有 {slope}，十层这样的斜率相乘只剩 {ten}。",
      en: "At x = {x} the slope is only {slope}: ten such layers leave {ten} of the gradient.",
    },
    middle: {
      zh: "x = {x}：斜率 {slope}，梯度每过一层变为原来的 {slope} 倍。",
      en: "At x = {x} the slope is {slope}: each layer multiplies the gradient by it.",
    },
    one: {
      zh: "x = {x}：斜率约为 1，梯度几乎原样通过。",
      en: "At x = {x} the slope is about 1: the gradient passes almost unchanged.",
    },
    large: {
      zh: "x = {x}：斜率 {slope}，大于 1，梯度被放大。",
      en: "At x = {x} the slope is {slope}, more than 1: the gradient grows.",
    },
    negative: {
      zh: "x = {x}：斜率是负的（{slope}），函数在这里下降。",
      en: "At x = {x} the slope is negative ({slope}): the function falls here.",
    },
  },
} satisfies Record<string, Text | Record<string, Text>>;
