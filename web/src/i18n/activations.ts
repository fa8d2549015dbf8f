import type { Text } from "./text";

/** What the page says of an activation beyond what the core knows: its name in words, its use, its drawback. */
interface ActivationWords {
  name: Text;
  use: Text;
  drawback: Text;
}

/** One entry for each of the catalogue's; a test asks for them. */
export const activationWords: Record<string, ActivationWords> = {
  identity: {
    name: { zh: "恒等", en: "identity" },
    use: { zh: "回归的输出层；做对照的基准。", en: "Output of a regression; the baseline to compare with." },
    drawback: {
      zh: "没有非线性：再多层叠起来也只是一层。",
      en: "No non-linearity: however many layers, they collapse into one.",
    },
  },
  relu: {
    name: { zh: "修正线性单元", en: "rectified linear unit" },
    use: {
      zh: "隐藏层的首选：便宜，正半轴梯度恒为 1。",
      en: "First choice for hidden layers: cheap, slope 1 wherever positive.",
    },
    drawback: { zh: "负半轴梯度为 0，神经元可能“死亡”。", en: "No gradient where negative: units can die." },
  },
  relu6: {
    name: { zh: "截顶修正线性单元", en: "ReLU capped at 6" },
    use: {
      zh: "移动端与低精度量化：输出有界。",
      en: "Mobile nets and low-precision arithmetic: the output is bounded.",
    },
    drawback: { zh: "两侧都没有梯度。", en: "No gradient on either side." },
  },
  leaky_relu: {
    name: { zh: "带泄漏的修正线性单元", en: "leaky rectified linear unit" },
    use: { zh: "负半轴留一点坡度，神经元不会死亡。", en: "A small slope where negative keeps units alive." },
    drawback: {
      zh: "坡度要靠人来选；负半轴不饱和，噪声照样通过。",
      en: "The slope is yours to choose; noise passes where negative.",
    },
  },
  prelu: {
    name: { zh: "参数化修正线性单元", en: "parametric rectified linear unit" },
    use: {
      zh: "负半轴的坡度由训练学出，可每通道一个。",
      en: "The negative slope is learnt, one for all or one per channel.",
    },
    drawback: {
      zh: "数据少时容易过拟合；不要对它做权重衰减。",
      en: "Can overfit small data; keep weight decay away from it.",
    },
  },
  rrelu: {
    name: { zh: "随机修正线性单元", en: "randomized rectified linear unit" },
    use: {
      zh: "训练时随机取坡度，起正则作用；评估时取平均。",
      en: "A random slope while training regularises; its mean is used afterwards.",
    },
    drawback: { zh: "训练有随机性，难以逐位复现。", en: "Training becomes random and hard to reproduce." },
  },
  threshold: {
    name: { zh: "阈值", en: "threshold" },
    use: {
      zh: "低于阈值者换成定值，稀疏编码时用。",
      en: "Replaces all below a threshold by a constant; for sparse codes.",
    },
    drawback: {
      zh: "函数本身有跳变，替换处没有梯度。",
      en: "The function itself jumps, with no gradient where it replaces.",
    },
  },
  elu: {
    name: { zh: "指数线性单元", en: "exponential linear unit" },
    use: { zh: "负值平滑饱和到 −α，输出均值更接近 0。", en: "Saturates smoothly at −α: mean outputs closer to zero." },
    drawback: { zh: "要算指数；深负处梯度趋于 0。", en: "Needs an exponential; the gradient fades far below zero." },
  },
  celu: {
    name: { zh: "连续可微指数线性单元", en: "continuously differentiable ELU" },
    use: { zh: "任何 α 下导数都连续的 ELU。", en: "An ELU whose derivative is continuous for every α." },
    drawback: { zh: "要算指数；与 ELU 相比收益不大。", en: "Needs an exponential; gains little over ELU." },
  },
  selu: {
    name: { zh: "自归一化指数线性单元", en: "scaled ELU" },
    use: {
      zh: "配合 LeCun 正态初始化，各层保持均值 0、方差 1。",
      en: "With LeCun-normal weights keeps mean 0 and variance 1 through depth.",
    },
    drawback: {
      zh: "条件苛刻：只适合全连接，且要用 AlphaDropout。",
      en: "Demanding: dense layers only, and AlphaDropout instead of dropout.",
    },
  },
  gelu: {
    name: { zh: "高斯误差线性单元", en: "Gaussian error linear unit" },
    use: {
      zh: "Transformer 的常客（BERT、GPT）：按高斯概率开门。",
      en: "The Transformer's choice (BERT, GPT): gated by a Gaussian's probability.",
    },
    drawback: {
      zh: "非单调，要算 erf；常用 tanh 近似代替。",
      en: "Not monotonic; needs erf, often replaced by a tanh form.",
    },
  },
  silu: {
    name: { zh: "Swish，自门控线性单元", en: "Swish, sigmoid linear unit" },
    use: {
      zh: "EfficientNet 等深层卷积网，光滑且不易死亡。",
      en: "Deep convolutional nets such as EfficientNet: smooth, rarely dead.",
    },
    drawback: { zh: "比 ReLU 贵；非单调。", en: "Dearer than ReLU; not monotonic." },
  },
  mish: {
    name: { zh: "自正则非单调函数", en: "self-regularized non-monotonic" },
    use: { zh: "负半轴保留少量梯度；YOLOv4 采用。", en: "Keeps a little gradient where negative; used by YOLOv4." },
    drawback: {
      zh: "要算 softplus 与 tanh，是这里最贵的之一。",
      en: "Needs softplus and tanh: among the dearest here.",
    },
  },
  hardswish: {
    name: { zh: "分段 Swish", en: "piecewise Swish" },
    use: { zh: "用折线近似 SiLU，MobileNetV3 采用。", en: "SiLU from straight pieces, used by MobileNetV3." },
    drawback: { zh: "在 ±3 处有折点，深负处没有梯度。", en: "Kinks at ±3 and no gradient below −3." },
  },
  softplus: {
    name: { zh: "光滑的 ReLU", en: "smooth ReLU" },
    use: { zh: "输出恒正：预测方差、速率时用。", en: "Always positive: for predicting a variance or a rate." },
    drawback: {
      zh: "要算指数与对数；输出不以 0 为中心。",
      en: "Needs an exponential and a logarithm; never centred on zero.",
    },
  },
  logsigmoid: {
    name: { zh: "对数 Sigmoid", en: "logarithm of the sigmoid" },
    use: { zh: "写损失函数时用：直接得到稳定的对数概率。", en: "For losses: a log-probability, stably and at once." },
    drawback: { zh: "恒负，一般不做隐藏层。", en: "Always negative; rarely used in hidden layers." },
  },
  sigmoid: {
    name: { zh: "S 形函数（逻辑函数）", en: "logistic function" },
    use: { zh: "二分类的输出，以及 LSTM 等的门。", en: "Output of a binary classifier, and the gates of an LSTM." },
    drawback: {
      zh: "两端饱和，导数至多 0.25：层一深，梯度就消失。",
      en: "Saturates at both ends; slope at most 0.25, so gradients vanish with depth.",
    },
  },
  tanh: {
    name: { zh: "双曲正切", en: "hyperbolic tangent" },
    use: { zh: "循环网络与小网络：以 0 为中心。", en: "Recurrent and small nets: centred on zero." },
    drawback: { zh: "两端饱和，深层仍会梯度消失。", en: "Saturates at both ends: gradients still vanish with depth." },
  },
  softsign: {
    name: { zh: "软符号函数", en: "soft sign" },
    use: { zh: "tanh 的替代：不用指数，尾巴更缓。", en: "In place of tanh: no exponential, gentler tails." },
    drawback: {
      zh: "收敛到 ±1 很慢；中段也较平。",
      en: "Approaches ±1 slowly and bends away from the identity early.",
    },
  },
  hardsigmoid: {
    name: { zh: "分段 Sigmoid", en: "piecewise sigmoid" },
    use: { zh: "移动端的门：只用加、乘、比较。", en: "Gates on small devices: additions and comparisons only." },
    drawback: { zh: "±3 之外没有梯度。", en: "No gradient beyond ±3." },
  },
  hardtanh: {
    name: { zh: "分段 Tanh", en: "piecewise tanh" },
    use: { zh: "把数值夹在区间里，量化与循环网络用。", en: "Clamps to an interval, for quantised and recurrent nets." },
    drawback: { zh: "区间之外没有梯度。", en: "No gradient outside the interval." },
  },
  softshrink: {
    name: { zh: "软收缩", en: "soft shrinkage" },
    use: {
      zh: "稀疏编码、去噪：把小值归零，其余向 0 收。",
      en: "Sparse coding and denoising: small values to zero, the rest towards it.",
    },
    drawback: { zh: "大值也被减去 λ，有偏差。", en: "Large values lose λ too: a bias." },
  },
  hardshrink: {
    name: { zh: "硬收缩", en: "hard shrinkage" },
    use: { zh: "只留下绝对值大于 λ 的值。", en: "Keeps only what is larger than λ." },
    drawback: { zh: "在 ±λ 处跳变。", en: "Jumps at ±λ." },
  },
  tanhshrink: {
    name: { zh: "Tanh 收缩", en: "tanh shrinkage" },
    use: {
      zh: "x − tanh x：小值几乎归零，大值几乎不变。",
      en: "x − tanh x: small values nearly vanish, large ones hardly change.",
    },
    drawback: {
      zh: "0 附近几乎没有梯度，直接相减还会丢精度。",
      en: "Hardly any gradient near zero, where plain subtraction also loses digits.",
    },
  },
  softmax: {
    name: { zh: "归一化指数", en: "normalised exponential" },
    use: {
      zh: "多分类的输出：一行概率，和为 1。",
      en: "Output of a classifier: a row of probabilities that sums to 1.",
    },
    drawback: {
      zh: "训练时交给交叉熵，不要先做一遍。",
      en: "Leave it to the cross-entropy loss while training; do not apply it twice.",
    },
  },
  softmin: {
    name: { zh: "归一化负指数", en: "softmax of the negated" },
    use: { zh: "越小越可能：把距离变成概率。", en: "The smaller the likelier: distances into probabilities." },
    drawback: {
      zh: "与 softmax 只差一个负号，易混淆。",
      en: "A mere sign away from softmax, and easily confused with it.",
    },
  },
  log_softmax: {
    name: { zh: "对数 Softmax", en: "logarithm of softmax" },
    use: { zh: "与 NLLLoss 配对，数值稳定。", en: "Goes with NLLLoss, numerically stable." },
    drawback: {
      zh: "输出是对数概率，需取指数才能读。",
      en: "Gives log-probabilities: take the exponential to read them.",
    },
  },
  glu: {
    name: { zh: "门控线性单元", en: "gated linear unit" },
    use: {
      zh: "一半值给另一半当门：卷积语言模型、Transformer。",
      en: "One half gates the other: convolutional language models, Transformers.",
    },
    drawback: { zh: "输出只有输入的一半宽。", en: "The output is half as wide as the input." },
  },
};
