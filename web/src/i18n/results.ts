import type { Text } from "./text";

/** What a race has shown, by the kinds of race/results.ts. */
export const results = {
  diverged: {
    zh: "{name} 在第 {epoch} 轮发散：第 {layer} 层最先出现了不是有限数的值。",
    en: "{name} broke in epoch {epoch}: layer {layer} was the first to hold a value that is no finite number.",
  },
  stuckDead: {
    zh: "{name} 没有学会（准确率 {accuracy}）：第 {layer} 层的神经元全部死亡，梯度过不去。",
    en: "{name} did not learn (accuracy {accuracy}): every unit of layer {layer} is dead, so no gradient gets past it.",
  },
  stuckVanishing: {
    zh: "{name} 没有学会（准确率 {accuracy}）：第 1 层的梯度只有输出层的 1/{times}，因为反向传播每过一层都要乘一次 f′ ≤ {slope}，一共 {layers} 层。",
    en: "{name} did not learn (accuracy {accuracy}): layer 1's gradient is 1/{times} of the output layer's, since going back it is multiplied by f′ ≤ {slope} in each of {layers} layers.",
  },
  stuck: {
    zh: "{name} 没有学会：准确率 {accuracy}，与瞎猜差不多。",
    en: "{name} did not learn: its accuracy of {accuracy} is what guessing gives.",
  },
  vanishing: {
    zh: "{name} 的梯度逐层变小：第 1 层只有输出层的 1/{times}，靠近输入的层学得最慢。",
    en: "{name}'s gradient fades on the way back: layer 1 gets 1/{times} of the output layer's and learns slowest.",
  },
  exploding: {
    zh: "{name} 的梯度爆炸：第 {layer} 层从 {from} 涨到 {to}。",
    en: "{name}'s gradient exploded: in layer {layer} it grew from {from} to {to}.",
  },
  dead: {
    zh: "{name} 有 {share} 的隐藏神经元已死亡：对每个样本 f′ 都是 0，它们不再更新。",
    en: "{share} of {name}'s hidden units are dead: their f′ is 0 for every sample, and they no longer change.",
  },
  saturated: {
    zh: "{name} 有 {share} 的隐藏神经元饱和：对每个样本 f′ 都接近 0，学得很慢。",
    en: "{share} of {name}'s hidden units are saturated: their f′ is close to 0 for every sample, and they learn slowly.",
  },
  overfits: {
    zh: "{name} 从第 {epoch} 轮起过拟合：训练损失还在降，测试损失却从 {low} 回升到 {end}。",
    en: "{name} overfits from epoch {epoch} on: its training loss still falls while the held-out loss climbs from {low} to {end}.",
  },
  identical: {
    zh: "{names} 的损失在 {epochs} 轮里逐位相同：训练中没有遇到它们取值不同的地方。",
    en: "{names} have the same loss, bit for bit, in all {epochs} epochs: training never met an input at which they differ.",
  },
  unfinished: {
    zh: "{name} 还没有训练完：最后 {epochs} 轮里损失又降了 {share}，加大轮数还会更好。",
    en: "{name} was not done: its loss fell by another {share} in the last {epochs} epochs, so more of them would help.",
  },
  best: {
    zh: "{name} 最好，准确率 {best}；其次是 {other}，{second}。",
    en: "{name} comes out best with an accuracy of {best}, ahead of {other} with {second}.",
  },
  bestLoss: {
    zh: "{name} 最好，损失 {best}；其次是 {other}，{second}。",
    en: "{name} comes out best with a loss of {best}, ahead of {other} with {second}.",
  },
  tied: {
    zh: "{name} 与 {other} 不分高下（{best} 与 {second}）。",
    en: "{name} and {other} cannot be told apart ({best} and {second}).",
  },
  first90: {
    zh: "{name} 最先到 90%：第 {epoch} 轮。",
    en: "{name} is the first to reach 90 %: in epoch {epoch}.",
  },
  none90: {
    zh: "没有谁到 90%，最高 {best}。",
    en: "Nobody reaches 90 %; the highest accuracy is {best}.",
  },
  normHelps: {
    zh: "批归一化有帮助：{other} 的损失是 {without}，{name} 是 {with}。",
    en: "Batch normalisation helped: {other} ends with a loss of {without}, {name} with {with}.",
  },
  normHurts: {
    zh: "批归一化没有帮上忙：{other} 的损失是 {without}，{name} 是 {with}。",
    en: "Batch normalisation did not help: {other} ends with a loss of {without}, {name} with {with}.",
  },
} satisfies Record<string, Text>;

/** Around these sentences. */
export const resultWords = {
  title: { zh: "这场比赛说明了什么", en: "What this race shows" },
  wait: {
    zh: "按“开始”训练；结束之后，这里用一两句话说明发生了什么、为什么。",
    en: "Press Train. When the race is over, a sentence or two here will say what happened, and why.",
  },
  likewise: { zh: "{names} 也是如此。", en: "Likewise {names}." },
  seeds: { zh: "（{of} 个种子中的 {agree} 个）", en: "({agree} of {of} seeds)" },
  more: { zh: "还有 {count} 条", en: "{count} more" },
} satisfies Record<string, Text>;
