import type { Text } from "./text";

/** The words of index.html itself; both languages are written there, as nothing is known of the reader yet. */
export const page = {
  title: { zh: "激活函数实验室", en: "Activation Playground" },
  description: {
    zh: "看见每一个神经网络激活函数：曲线、导数，以及它对训练的影响",
    en: "See every neural-network activation function: its curve, its derivatives and what it does to training",
  },
  noscript: { zh: "本页需要 JavaScript 与 WebAssembly。", en: "This page needs JavaScript and WebAssembly." },
} satisfies Record<string, Text>;
