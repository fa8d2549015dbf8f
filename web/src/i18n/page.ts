import type { Text } from "./text";

/** The words of index.html itself; both languages are written there, as nothing is known of the reader yet. */
export const page = {
  title: { zh: "激活函数实验室", en: "Activation Playground" },
  description: {
    zh: "看见每一个神经网络激活函数：曲线、导数，以及它对训练的影响",
    en: "See every neural-network activation function: its curve, its derivatives and what it does to training",
  },
  noscript: { zh: "本页需要 JavaScript 与 WebAssembly。", en: "This page needs JavaScript and WebAssembly." },
  old: {
    zh: "本页需要 JavaScript 模块、WebAssembly 与 Web Worker：请用 2021 年以后的 Chrome、Edge、Firefox 或 Safari。",
    en: "This page needs JavaScript modules, WebAssembly and workers: a Chrome, Edge, Firefox or Safari of 2021 or newer.",
  },
  notLoaded: {
    zh: "页面的一部分没有加载成功，请检查网络。",
    en: "A part of the page could not be loaded. Please check the network.",
  },
  again: { zh: "重试", en: "Try again" },
  tooOld: {
    zh: "这个浏览器太旧，打不开单文件版：需要 2023 年以后的 Chrome、Edge、Firefox 或 Safari。",
    en: "This browser is too old for the single file: it takes a Chrome, Edge, Firefox or Safari of 2023 or newer.",
  },
} satisfies Record<string, Text>;
