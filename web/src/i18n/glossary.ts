import type { TermName } from "./terms";
import type { Text } from "./text";

interface Entry {
  /** Two sentences. */
  means: Text;
  /** The lesson that treats it. */
  lesson?: string;
}

export const glossary: Record<TermName, Entry> = {
  dead: {
    means: {
      zh: "对每个样本 f′ 都是 0 的神经元叫死亡的神经元。梯度过不去，它的权重不再更新。",
      en: "A unit whose f′ is 0 for every sample is dead. No gradient passes, and its weights are never updated again.",
    },
    lesson: "dying",
  },
  saturated: {
    means: {
      zh: "对每个样本 f′ 都不到其最大值百分之一的神经元叫饱和。它还会变，但慢得几乎看不出。",
      en: "A unit is saturated where its f′ is below a hundredth of its maximum for every sample. It still moves, but hardly.",
    },
    lesson: "vanishing",
  },
  flat: {
    means: {
      zh: "f′ 不到其最大值百分之一的（神经元，样本）对所占的比例。它高而死亡少，说明多数神经元只对少数样本有反应。",
      en: "The share of pairs of a unit and a sample for which f′ is below a hundredth of its maximum. High with few dead units, it means that most units answer to few samples.",
    },
    lesson: "vanishing",
  },
  kink: {
    means: {
      zh: "导数在折点处左右不同：“左 0，取 0，右 1”依次是左极限、实际取的值、右极限。PyTorch 取哪个值，这里就取哪个。",
      en: "At a kink the derivative differs on its two sides: “left 0, taken 0, right 1” are the limit from the left, the value that is used and the limit from the right. The value is PyTorch's.",
    },
    lesson: "hard",
  },
  ulp: {
    means: {
      zh: "ULP 是相邻两个浮点数的间隔。误差 1 ULP 就是差一个最末位。",
      en: "An ULP is the distance between two neighbouring floating-point numbers. An error of one is one unit in the last place.",
    },
    lesson: "own",
  },
  gradient: {
    means: {
      zh: "梯度说明每个权重往哪边动，损失下降得最快。图上是每层 |∂L/∂W| 的平均值。",
      en: "The gradient says which way each weight must move to lower the loss fastest. The charts show the mean |∂L/∂W| of each layer.",
    },
    lesson: "vanishing",
  },
  median: {
    means: {
      zh: "把各个种子的结果从小到大排好，中间的那个就是中位数。一次特别好或特别坏的运行动不了它。",
      en: "Put the results of all seeds in order: the middle one is the median. One very good or very bad run does not move it.",
    },
    lesson: "classic",
  },
  epoch: {
    means: {
      zh: "把全部训练数据过一遍叫一轮。一轮里每一批更新一次权重。",
      en: "An epoch is one pass over all training data. In it the weights are updated once for each batch.",
    },
  },
  batch: {
    means: {
      zh: "一批是同时算梯度的几个样本。批小则更新多而晃动大，批大则稳而慢。",
      en: "A batch is the samples whose gradients are computed together. Small ones give many wavering updates, large ones few steady ones.",
    },
  },
  heldOut: {
    means: {
      zh: "留出的样本不参加训练，只用来检验。训练上好、留出上差，就是过拟合。",
      en: "What is held out is not trained on, only tested with. Good on the training data and bad on these is overfitting.",
    },
  },
  seed: {
    means: {
      zh: "种子决定数据、初始权重和打乱的顺序。种子相同，每一位数字都相同，与 PyTorch 也相同。",
      en: "The seed decides data, first weights and the order of shuffling. The same seed gives the same digits, and PyTorch's.",
    },
    lesson: "classic",
  },
  rate: {
    means: {
      zh: "学习率是每一步迈多大。太小学不动，太大则发散或让 ReLU 死亡。",
      en: "The learning rate is how long each step is. Too small a one learns nothing, too large a one diverges or kills ReLU's units.",
    },
    lesson: "dying",
  },
  initialiser: {
    means: {
      zh: "初始化决定第一步之前的权重。Kaiming 为 ReLU 保持方差，Xavier 为 Tanh，LeCun 为 SELU；default 是 PyTorch 线性层自己的。",
      en: "The initialiser draws the weights before the first step. Kaiming keeps the variance for ReLU, Xavier for tanh, LeCun for SELU; default is that of PyTorch's linear layer.",
    },
    lesson: "selu",
  },
  batchNorm: {
    means: {
      zh: "批归一化把每个神经元在一批里的值变成均值 0、方差 1，再学一个缩放和平移。它让深层网络的梯度不再逐层变小。",
      en: "Batch normalisation gives each unit's values in a batch mean 0 and variance 1, then learns a scale and a shift. It keeps gradients from shrinking with depth.",
    },
    lesson: "batchnorm",
  },
  dropout: {
    means: {
      zh: "训练时随机把一部分隐藏层的值置零，推理时不置。它防止网络过分依赖某几个神经元。",
      en: "In training a random share of the hidden values is set to zero, afterwards none. It keeps the network from leaning on a few units.",
    },
  },
  loss: {
    means: {
      zh: "损失是预测错得多远的一个数，训练就是让它变小。bce 用于两类，cross_entropy 用于多类，mse 和 huber 用于数值。",
      en: "The loss is one number for how wrong the predictions are, and training lowers it. bce is for two classes, cross_entropy for several, mse and huber for values.",
    },
    lesson: "outputs",
  },
};
