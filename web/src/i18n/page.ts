import type { Text } from "./text";

/** The words of index.html itself; both languages are written there, as nothing is known of the reader yet. */
export const page = {
  title: { zh: "激活函数实验室", en: "Activation Playground" },
  description: {
    zh: "看见每一个神经网络激活函数：曲线、导数，以及它对训练的影响",
    en: "See every neural-network activation function: its curve, its derivatives and what it does to training",
  },
  noscript: { zh: "本页需要 JavaScript 与 WebAssembly。", en: "This page needs JavaScript and WebAssembly." },
  tooOld: {
    zh: "这个浏览器太旧，打不开单文件版：需要 2023 年以后的 Chrome、Edge、Firefox 或 Safari。",
    en: "This browser is too old for the single file: it takes a Chrome, Edge, Firefox or Safari of 2023 or newer.",
  },
} satisfies Record<string, Text>;
