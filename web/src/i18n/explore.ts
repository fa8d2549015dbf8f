import type { Text } from "./text";

/** Words of the Explore view. */
export const explore = {
  f: { zh: "激活值", en: "value" },
  f1: { zh: "一阶导数", en: "first derivative" },
  f2: { zh: "二阶导数", en: "second derivative" },
  functions: { zh: "函数", en: "Functions" },
  search: { zh: "搜索 {count} 个函数…", en: "Search {count} functions…" },
  searchLabel: { zh: "搜索函数", en: "Search functions" },
  found: { zh: "找到 {count} 个", en: "{count} found" },
  nothing: { zh: "没有找到。换个名字试试。", en: "Nothing found. Try another name." },
  show: { zh: "显示 {name}", en: "Show {name}" },
  overlay: { zh: "叠加 {name}", en: "Overlay {name}" },
  full: { zh: "最多叠加 {count} 条曲线。", en: "Up to {count} curves at once." },
  onShow: { zh: "正在显示的曲线", en: "Curves on show" },
  chartOf: { zh: "{name} 的图像", en: "Chart of {name}" },
  probeOn: { zh: "{name} 上的探针", en: "Probe on {name}" },
  probe: { zh: "探针", en: "Probe" },
  hint: {
    zh: "拖动或按 ← → 移动探针，Shift 加速，K 跳到折点；Ctrl + 滚轮缩放，Shift + 拖动平移",
    en: "Drag or press ← → to move the probe, Shift for larger steps, K to jump to kinks; Ctrl + wheel zooms, Shift + drag pans",
  },
  /** {order} is how often the function has been derived, plus one. */
  spoken: { zh: "第 {order} 图，x = {x}：{values}", en: "Chart {order}, x = {x}: {values}" },
  dead: { zh: "死区 f′ = 0", en: "dead: f′ = 0" },
  saturated: { zh: "饱和区 |f′| < 0.05", en: "saturated: |f′| < 0.05" },
  range: { zh: "x 轴范围", en: "Range of x" },
  zoomIn: { zh: "放大", en: "Zoom in" },
  zoomOut: { zh: "缩小", en: "Zoom out" },
  panLeft: { zh: "左移", en: "Pan left" },
  panRight: { zh: "右移", en: "Pan right" },
  zones: { zh: "饱和与死区", en: "Zones" },
  tangent: { zh: "切线", en: "Tangent" },
  parameters: { zh: "参数", en: "Parameters" },
  defaults: { zh: "恢复 torch 默认值", en: "Reset to torch's defaults" },
  refused: { zh: "{name} 不接受这些参数。", en: "{name} does not take these parameters." },
  learnable: { zh: "可学习", en: "learnable" },
  code: { zh: "代码", en: "Code" },
  numerics: { zh: "数值误差", en: "Numerics" },
  use: { zh: "用途", en: "Use" },
  drawback: { zh: "不足", en: "Drawback" },
  paper: { zh: "论文", en: "Paper" },
} satisfies Record<string, Text>;

/** Names of the catalogue's families. */
export const families: Record<string, Text> = {
  linear: { zh: "线性", en: "Linear" },
  rectifier: { zh: "整流", en: "Rectifiers" },
  exponential: { zh: "指数线性", en: "Exponential" },
  gated: { zh: "自门控", en: "Self-gated" },
  smooth: { zh: "光滑", en: "Smooth" },
  sigmoidal: { zh: "S 形", en: "Sigmoidal" },
  shrink: { zh: "收缩", en: "Shrinkage" },
  row: { zh: "整行（softmax 一族）", en: "Whole rows (softmax family)" },
};
