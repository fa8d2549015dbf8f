import type { Text } from "./text";

/** Words around the claims; their own stand in web/lessons/claims.yaml. */
export const claimWords = {
  title: { zh: "论断", en: "Claims" },
  intro: {
    zh: "教程里的说法，逐条检验：涉及训练的都跑了 20 个种子。按一下就能在本机重做。",
    en: "What tutorials say, put to the test: where training is meant, over 20 seeds. One press repeats it here.",
  },
  own: { zh: "常见误解", en: "a common belief" },
  holds: { zh: "成立", en: "holds" },
  fails: { zh: "不成立", en: "does not hold" },
  depends: { zh: "看情况", en: "depends" },
  race: { zh: "▶ 跑一跑", en: "▶ Run it" },
  seeds: { zh: "▶ 跑 20 个种子", en: "▶ Run 20 seeds" },
  show: { zh: "看图", en: "See it" },
  measure: { zh: "在本机测", en: "Measure it here" },
  measuring: { zh: "正在测…", en: "Measuring…" },
  measured: {
    zh: "本机：{name} 每个元素 {time} ns，是 {first} 的 {times} 倍。",
    en: "Here {name} takes {time} ns an element, {times} times as long as {first}.",
  },
  link: { zh: "复制这一条的链接", en: "Copy a link to this claim" },
} satisfies Record<string, Text>;
