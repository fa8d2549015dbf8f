import type { Text } from "./text";

/** Words of the shell and of what all views share. */
export const common = {
  brand: { zh: "激活函数实验室", en: "Activation Playground" },
  skip: { zh: "跳到正文", en: "Skip to content" },
  views: { zh: "视图", en: "Views" },
  explore: { zh: "探索", en: "Explore" },
  train: { zh: "训练", en: "Train" },
  lessons: { zh: "课程", en: "Lessons" },
  switchLanguage: { zh: "EN", en: "中文" },
  switchLanguageHint: { zh: "Switch to English", en: "切换到中文" },
  dark: { zh: "深色", en: "Dark" },
  light: { zh: "浅色", en: "Light" },
  projector: { zh: "演示", en: "Projector" },
  projectorHint: { zh: "演示模式：大字、高对比", en: "Projector mode: large type, high contrast" },
  share: { zh: "分享", en: "Share" },
  shared: { zh: "链接已复制。", en: "Link copied." },
  shareByHand: { zh: "复制此链接：{link}", en: "Copy this link: {link}" },
  sharedWithoutData: { zh: "链接已复制，其中不含自己的数据。", en: "Link copied. Your own data are not in it." },
  shareByHandWithoutData: {
    zh: "复制此链接（其中不含自己的数据）：{link}",
    en: "Copy this link (your own data are not in it): {link}",
  },
  brokenLink: {
    zh: "链接中有看不懂的部分，已用默认值代替。",
    en: "Part of the link could not be understood; defaults are shown instead.",
  },
  close: { zh: "关闭", en: "Close" },
  undo: { zh: "撤销", en: "Undo" },
  remove: { zh: "移除 {name}", en: "Remove {name}" },
  reset: { zh: "重置", en: "Reset" },
  newVersion: { zh: "新版本已就绪。", en: "A new version is ready." },
  loadNewVersion: { zh: "现在换上", en: "Load it now" },
  partFailed: {
    zh: "这一部分没有加载成功（网络断了？）。网络恢复后会自动重试。",
    en: "This part could not be loaded (is the network gone?). It is tried again as soon as the network is back.",
  },
  again: { zh: "重试", en: "Try again" },
  reload: { zh: "重新加载页面", en: "Reload the page" },
  loading: { zh: "正在加载核心…", en: "Loading the core…" },
  failed: {
    zh: "核心无法启动：{reason}",
    en: "The core could not start: {reason}",
  },
  from: { zh: "从", en: "from" },
  to: { zh: "到", en: "to" },
  table: { zh: "数值表", en: "Table of values" },
  scalar: {
    zh: "此浏览器没有 WebAssembly SIMD，正在使用标量版本；数值逐位相同，只是慢些。",
    en: "This browser has no WebAssembly SIMD; the scalar build runs instead: same bits, slower.",
  },
} satisfies Record<string, Text>;
