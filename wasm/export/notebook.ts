import type { Model } from "./model.js";

export type NotebookLanguage = "zh" | "en";

interface Text {
  zh: string;
  en: string;
}

const texts = {
  title: {
    zh: "# 激活函数实验室的一次训练\n\n同样的数据、同样的初始权重、同样的批次：从头运行到尾，PyTorch 给出与网页上相同的训练曲线。",
    en: "# A run of the Activation Playground\n\nThe same data, the same initial weights, the same batches: run it from top to bottom, and PyTorch gives the curves that the page has drawn.",
  },
  imports: { zh: "## 1. 导入", en: "## 1. Imports" },
  data: { zh: "## 2. 数据", en: "## 2. Data" },
  model: {
    zh: "## 3. 网络、损失函数与优化器\n\n换一个激活函数，再运行一遍，看看会怎样。",
    en: "## 3. Network, loss and optimiser\n\nPut another activation in and run it again.",
  },
  training: {
    zh: "## 4. 训练\n\n每轮之后在全部训练数据上求值；`gradient` 是每个线性层 |∂L/∂W| 的均值，再对各批次取平均。",
    en: "## 4. Training\n\nAfter each epoch all training data are evaluated; `gradient` is the mean of |∂L/∂W| of each linear layer, averaged over the batches.",
  },
  charts: { zh: "## 5. 作图", en: "## 5. Charts" },
} satisfies Record<string, Text>;

const charts = `import matplotlib.pyplot as plt

table = dict(zip(columns, numpy.array(history).T))
figure, (left, middle, right) = plt.subplots(1, 3, figsize=(15, 4))
for name, label in (("loss", "training"), ("testLoss", "held out")):
    if name in table:
        left.plot(range(1, len(history) + 1), table[name], label=label)
left.set(title="Loss", xlabel="epoch", yscale="log")
for name, label in (("accuracy", "training"), ("testAccuracy", "held out")):
    if name in table:
        middle.plot(range(1, len(history) + 1), table[name], label=label)
middle.set(title=METRIC, xlabel="epoch")
for i in range(len(linear)):
    right.plot(range(1, len(history) + 1), table[f"gradient{i}"], label=f"layer {i + 1}")
right.set(title="Mean |gradient| of the weights", xlabel="epoch", yscale="log")
for axis in (left, middle, right):
    axis.legend()
plt.show()`;

/** The answer over the plane of two columns, or over one. */
const answers: Record<"plane" | "line", string> = {
  plane: `low, high = x.min(dim=0).values - 0.5, x.max(dim=0).values + 0.5
grid = torch.cartesian_prod(torch.linspace(low[0], high[0], 200), torch.linspace(low[1], high[1], 200))
with torch.no_grad():
    answer = model(grid)
answer = answer.argmax(dim=1) if answer.shape[1] > 1 else answer[:, 0]
plt.pcolormesh(grid[:, 0].reshape(200, 200), grid[:, 1].reshape(200, 200), answer.reshape(200, 200), alpha=0.5)
plt.scatter(x[:, 0], x[:, 1], c=y.flatten(), s=8, edgecolors="black", linewidths=0.3)
plt.show()`,
  line: `grid = torch.linspace(x.min().item(), x.max().item(), 400).reshape(-1, 1)
with torch.no_grad():
    plt.plot(grid, model(grid), color="black")
plt.scatter(x, y, s=8)
plt.show()`,
};

const lines = (text: string) => text.trim().split(/(?<=\n)/);

/** nbformat 4.5: the script in cells, and the page's charts by matplotlib. */
export function toNotebook(cells: readonly string[], { layers }: Model, classes: number, language: NotebookLanguage) {
  const columns = layers[0]?.inputs;
  const [imports = "", data = "", model = "", training = ""] = cells;
  const plots = [charts.replace("METRIC", classes > 0 ? '"Accuracy"' : '"R²"')];
  if (columns === 1 || columns === 2) plots.push(answers[columns === 2 ? "plane" : "line"]);
  const parts: [keyof typeof texts, readonly string[]][] = [
    ["title", []],
    ["imports", [imports]],
    ["data", [data]],
    ["model", [model]],
    ["training", [training]],
    ["charts", plots],
  ];
  const written = parts.flatMap(([name, code]) => [
    { cell_type: "markdown", id: name, metadata: {}, source: lines(texts[name][language]) },
    ...code.map((source, i) => ({
      cell_type: "code",
      id: `${name}-${i + 1}`,
      metadata: {},
      execution_count: null,
      outputs: [],
      source: lines(source),
    })),
  ]);
  const kernel = { display_name: "Python 3", language: "python", name: "python3" };
  const metadata = { kernelspec: kernel, language_info: { name: "python" } };
  return JSON.stringify({ cells: written, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1);
}
