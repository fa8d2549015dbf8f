import type { Text } from "./text";

/** Words for the visitor's own data, and for what goes out of the page. */
export const own = {
  title: { zh: "自己的数据", en: "Your own data" },
  private: {
    zh: "数据只留在这个标签页里：不上传，分享链接也不含它们。",
    en: "The data stay in this tab: nothing is uploaded, and a share link does not carry them.",
  },
  missing: {
    zh: "还没有自己的数据：请画点、键入或打开一个文件。别人分享的链接里不含他们自己的数据。",
    en: "No data of your own yet: draw points, type them or open a file. A shared link does not carry its maker's data.",
  },
  now: {
    zh: "现在用的是“{name}”：{samples} 行，{columns} 列特征，{classes} 类",
    en: "In use: “{name}”, {samples} rows, {columns} feature columns, {classes} classes",
  },
  nowRegression: {
    zh: "现在用的是“{name}”：{samples} 行，{columns} 列特征，回归",
    en: "In use: “{name}”, {samples} rows, {columns} feature columns, regression",
  },
  drawn: { zh: "画的点", en: "drawn points" },
  classChoice: { zh: "画哪一类", en: "Class to draw" },
  pad: { zh: "画板：点击或拖动来放点", en: "Drawing pad: click or drag to place points" },
  undo: { zh: "撤销", en: "Undo" },
  clear: { zh: "清空", en: "Clear" },
  typed: { zh: "键入：每行 x, y, 类", en: "Typed: x, y, class on each line" },
  typedWrong: { zh: "第 {line} 行看不懂：应为 x, y, 类（0–4）", en: "Line {line} is not x, y, class (0–4)" },
  use: { zh: "用这些点", en: "Use these points" },
  open: { zh: "打开 CSV 文件…", en: "Open a CSV file…" },
  paste: { zh: "或粘贴 CSV", en: "or paste CSV" },
  pasted: { zh: "粘贴的表格", en: "pasted table" },
  labelColumn: { zh: "标签列", en: "label column" },
  lastColumn: { zh: "最后一列", en: "the last one" },
  column: { zh: "第 {n} 列", en: "column {n}" },
  task: { zh: "任务", en: "task" },
  tasks: {
    auto: { zh: "自动", en: "auto" },
    classification: { zh: "分类", en: "classification" },
    regression: { zh: "回归", en: "regression" },
  },
  standardize: { zh: "各列标准化", en: "standardise columns" },
  useTable: { zh: "用这张表", en: "Use this table" },
  refused: { zh: "没有采用，仍用先前的数据：{message}", en: "Not taken, the previous data stay: {message}" },
  axes: { zh: "边界图的两轴", en: "axes of the boundary" },
  export: { zh: "导出", en: "Export" },
  kinds: {
    script: { zh: "PyTorch 脚本", en: "PyTorch script" },
    notebook: { zh: "Jupyter 笔记本", en: "Jupyter notebook" },
    onnx: { zh: "ONNX 模型", en: "ONNX model" },
    safetensors: { zh: "权重（safetensors）", en: "Weights (safetensors)" },
  },
  uses: {
    script: { zh: "在 PyTorch 里重新训练，得到同一条曲线。", en: "Trains again in PyTorch, to the same curve." },
    notebook: {
      zh: "同一次训练，分成一格一格，可以边改边运行。",
      en: "The same run in cells, to be changed and run again.",
    },
    onnx: {
      zh: "现在的网络：用 Netron 看结构，用 ONNX Runtime 做预测。",
      en: "The network as it is now: look at it in Netron, run it in ONNX Runtime.",
    },
    safetensors: {
      zh: "现在的权重：PyTorch 用 load_state_dict 读入。",
      en: "Its weights, for PyTorch's load_state_dict.",
    },
  },
  notExported: { zh: "没有导出：{reason}", en: "Not exported: {reason}" },
  saveRun: { zh: "保存这场比赛", en: "Save this race" },
  openRun: { zh: "打开比赛文件…", en: "Open a race…" },
  badRun: { zh: "这个文件不是本页保存的比赛。", en: "This file is not a race that this page saved." },
} satisfies Record<string, Text | Record<string, Text>>;
