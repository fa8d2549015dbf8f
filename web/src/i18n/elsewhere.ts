import type { Text } from "./text";

/** Words about what other libraries mean by the same names. */
export const elsewhere = {
  title: { zh: "同名，不同函数", en: "Same name, another function" },
  about: {
    zh: "{versions} 都用各自的默认值运行，在 −10 到 10 之间比较值和导数。没有列出的都一致。",
    en: "{versions}, each with its own defaults, run and compared from −10 to 10 in value and slope. What is not listed agrees.",
  },
  same: { zh: "这个函数没有发现不同。", en: "No difference was found for this one." },
  inTorch: { zh: "（PyTorch：{value}）", en: "(PyTorch: {value})" },
  default: { zh: "参数默认值不同", en: "another default" },
  formula: { zh: "公式不同", en: "another formula" },
  kink: { zh: "折点处斜率不同", en: "another slope at the kink" },
} satisfies Record<string, Text>;
