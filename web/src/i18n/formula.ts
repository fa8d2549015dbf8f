import type { Text } from "./text";

/** Words of the panel where one writes an activation of one's own. */
export const formula = {
  title: { zh: "自己写激活函数", en: "Your own activation" },
  source: { zh: "f(x) 的公式", en: "Formula of f(x)" },
  hint: {
    zh: "用 x、数字、+ − * / ^、比较、where 和任何激活函数的名字来写；别的名字都是带滑块的参数。PyTorch 代码可直接粘贴。",
    en: "Write it with x, numbers, + − * / ^, comparisons, where, and any activation by its name; every other name is a parameter with a slider. Lines of PyTorch can be pasted.",
  },
  keys: {
    zh: "输入字母时会提示名字：↓ 选择，Enter 填入，Esc 关闭。",
    en: "As you type, names are offered: ↓ to choose, Enter to take one, Esc to close.",
  },
  names: { zh: "可用的名字", en: "Names" },
  offered: { zh: "{count} 个名字，第一个是 {name}", en: "{count} names, the first is {name}" },
  at: { zh: "第 {n} 个字符：{what}", en: "Character {n}: {what}" },
  goThere: { zh: "跳到那里", en: "Go there" },
  lastGood: { zh: "图上仍是上一个正确的公式。", en: "The charts show the last formula that was right." },
  loading: { zh: "正在载入编译器…", en: "Loading the compiler…" },
  failed: {
    zh: "编译器没能载入（{reason}）。请检查网络，然后重试。",
    en: "The compiler could not be loaded ({reason}). Check the network, then try again.",
  },
  retry: { zh: "重试", en: "Try again" },

  examples: { zh: "例子", en: "Examples" },
  papers: { zh: "论文与模型中的", en: "From papers and models" },
  byHand: { zh: "教程中手写的", en: "Written by hand in tutorials" },

  name: { zh: "简称", en: "Short name" },
  nameHint: { zh: "图例里用它，最多 24 个字符", en: "For legends; at most 24 characters" },
  beside: { zh: "对照", en: "Compare with" },
  nothing: { zh: "（无）", en: "(nothing)" },
  computed: { zh: "怎样计算", en: "How it is computed" },
  stable: { zh: "稳定地", en: "stable" },
  written: { zh: "照写的算", en: "as written" },
  parameters: { zh: "参数", en: "Parameters" },
  learn: { zh: "训练时学习", en: "learned in training" },
  formulaOf: { zh: "f 与 f′", en: "f and f′" },

  toCurves: { zh: "加到曲线", en: "Add to Curves" },
  race: { zh: "去参赛", en: "Race it" },
  keep: { zh: "留在本机", en: "Keep on this device" },
  added: { zh: "已把 {name} 加到曲线", en: "{name} is among the curves" },
  full: { zh: "曲线已有 {count} 条，先移走一条", en: "There are {count} curves already: remove one first" },
  entered: { zh: "{name} 已加入比赛，按开始即可", en: "{name} is in the race: press start" },
  keptNow: { zh: "已把 {name} 留在本机", en: "{name} is kept on this device" },
  kept: { zh: "留在本机的公式", en: "Kept on this device" },
  noneKept: {
    zh: "还没有。它们只存在这个浏览器里，不会上传。",
    en: "None yet. They stay in this browser and go nowhere.",
  },
  open: { zh: "打开 {name}", en: "Open {name}" },
  remove: { zh: "删除 {name}", en: "Delete {name}" },
  removed: { zh: "已删除 {name}", en: "{name} is deleted" },

  chart: { zh: "{name} 的 {order}", en: "{order} of {name}" },
  probeOn: { zh: "{order} 上的探针", en: "Probe on {order}" },

  checks: { zh: "它是个好的激活函数吗？", en: "Is it a good activation?" },
  checksHint: {
    zh: "在 −40 到 40 之间算出来的，只看曲线本身；比一场才知道结果。",
    en: "Computed between −40 and 40, from the curve alone; only a race tells the rest.",
  },
  saturated: { zh: "饱和：|f′| < 0.01", en: "Saturates: |f′| < 0.01" },
  dead: { zh: "死区：f′ = 0", en: "Dead zones: f′ = 0" },
  centred: { zh: "零均值", en: "Zero-centred" },
  steep: { zh: "|f′| > 1", en: "|f′| > 1" },
  monotonic: { zh: "单调", en: "Monotonic" },
  smooth: { zh: "光滑", en: "Smooth" },
  nowhere: { zh: "没有", en: "nowhere" },
  mean: { zh: "输入为 N(0, 1) 时输出均值 {mean}", en: "mean output {mean} for inputs from N(0, 1)" },
  largest: { zh: "|f′| 最大 {slope}，在 x = {x}", en: "|f′| is at most {slope}, at x = {x}" },
  where: { zh: "{where}；{what}", en: "{where}; {what}" },
  rises: { zh: "处处不减", en: "falls nowhere" },
  falls: { zh: "在 {where} 下降", en: "falls on {where}" },
  smoothness: {
    smooth: { zh: "f、f′、f″ 都没有跳跃", en: "no jump in f, f′ or f″" },
    once: { zh: "f″ 有跳跃", en: "f″ jumps" },
    kink: { zh: "f′ 有跳跃，在 x = {where}", en: "f′ jumps at x = {where}" },
    jump: { zh: "f 有跳跃，那里没有导数", en: "f itself jumps: there is no derivative there" },
  },
  good: { zh: "好", en: "good" },
  mixed: { zh: "留意", en: "mind" },
  bad: { zh: "不利", en: "bad" },

  gradient: { zh: "梯度检验", en: "Gradient check" },
  gradientHint: {
    zh: "求导得到的 f′，与差商 (f(x + h) − f(x − h)) / 2h 比较，h = 2⁻⁷，都用 float32。",
    en: "The derived f′ beside the difference quotient (f(x + h) − f(x − h)) / 2h, h = 2⁻⁷, both in float32.",
  },
  here: { zh: "探针处", en: "At the probe" },
  worst: { zh: "相差最大处", en: "Where they differ most" },
  quotient: { zh: "差商", en: "quotient" },
  difference: { zh: "相差", en: "difference" },
  causes: {
    rounding: {
      zh: "舍入误差：f 只有 24 位有效数字，再除以 2h 被放大。",
      en: "Rounding: f has 24 bits, and dividing by 2h magnifies what is lost.",
    },
    bend: {
      zh: "截断误差：曲线在 ±h 内弯曲，差商只到 h² 阶。",
      en: "Truncation: the curve bends within ±h, and the quotient is right to order h² only.",
    },
    kink: {
      zh: "±h 内有折点：差商把两侧的斜率平均了。",
      en: "A kink lies within ±h: the quotient averages the slopes of both sides.",
    },
    jump: {
      zh: "±h 内 f 有跳跃：差商量到的是跳跃除以 2h，f′ 不存在。",
      en: "f jumps within ±h: the quotient is the jump divided by 2h; there is no f′.",
    },
    overflow: { zh: "那里 f 或 f′ 已溢出，或是 NaN。", en: "f or f′ overflows there or is NaN." },
  },

  trouble: { zh: "照写的算会怎样？", en: "What if computed as written?" },
  troubleHint: {
    zh: "每一步都像 PyTorch 那样舍入到 float32，与稳定算法比较，x 从 −128 到 128。",
    en: "Every operation rounded to float32 as PyTorch does, beside the stable form, for x from −128 to 128.",
  },
  noTrouble: {
    zh: "没有溢出、NaN，也没有丢掉一半数字的地方。",
    en: "It overflows nowhere, gives no NaN, and loses half its digits nowhere.",
  },
  kinds: {
    digits: { zh: "丢掉一半以上的数字", en: "loses half its digits or more" },
    overflow: { zh: "溢出", en: "overflows" },
    nan: { zh: "得到 NaN", en: "gives NaN" },
  },
  example: {
    zh: "{order}({x})：照写得 {written}，应为 {right}",
    en: "{order}({x}): {written} as written, {right} in truth",
  },
  look: { zh: "去看", en: "Look" },
  lookAt: { zh: "去看 {where} 这一段", en: "Look at {where}" },

  code: { zh: "代码", en: "Code" },
  language: { zh: "写给谁", en: "For" },
  languages: {
    module: { zh: "PyTorch 模块", en: "PyTorch module" },
    function: { zh: "PyTorch autograd", en: "PyTorch autograd" },
    numpy: { zh: "NumPy", en: "NumPy" },
    jax: { zh: "JAX", en: "JAX" },
    header: { zh: "本项目的 C++", en: "C++ for this project" },
  },
  uses: {
    module: {
      zh: "nn.Module，放进网络即可；可学习的参数是 nn.Parameter。",
      en: "An nn.Module for your network; what is learned is an nn.Parameter.",
    },
    function: {
      zh: "torch.autograd.Function，反向用的就是上面推导的 f′。",
      en: "A torch.autograd.Function whose backward is the f′ derived above.",
    },
    numpy: { zh: "f 与 f′ 两个函数，作用于数组。", en: "f and f′ as functions of arrays." },
    jax: { zh: "f 与 f′ 两个函数，可以 jit。", en: "f and f′ as functions that can be jitted." },
    header: {
      zh: "存为 core/activations/own.h，重新构建，它就进了目录；还要在 i18n/activations.ts 里写上中英文说明。",
      en: "Saved as core/activations/own.h it joins the catalogue with the next build; it needs its words in i18n/activations.ts.",
    },
  },
  copy: { zh: "复制", en: "Copy" },
  copied: { zh: "已复制", en: "Copied" },
  save: { zh: "存为文件", en: "Save as a file" },
} satisfies Record<string, Text | Record<string, Text>>;
