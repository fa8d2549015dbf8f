#include "core/train/pytorch_script.h"

#include <cmath>
#include <initializer_list>

#include "core/train/formula.h"

namespace playground {
namespace {

/// "nn.Linear({}, {})" with its braces filled in, one after the other.
std::string fill(std::string_view text, std::initializer_list<std::string> values) {
  std::string result;
  const std::string* next = values.begin();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{' && i + 1 < text.size() && text[i + 1] == '}' && next != values.end()) {
      result += *next++;
      ++i;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string list(const std::vector<float>& values, std::size_t from, std::size_t count) {
  std::string text = "[";
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ", ";
    text += decimal(values[from + i]);
  }
  return text + "]";
}

/// Texts as a list of Python's.
std::string list(const std::vector<std::string>& texts) {
  std::string items;
  for (const std::string& text : texts) {
    items += items.empty() ? "\"" : ", \"";
    for (const char c : text) {
      if (c == '"' || c == '\\') items += '\\';
      items += c == '\n' || c == '\r' ? ' ' : c;
    }
    items += '"';
  }
  return "[" + items + "]";
}

constexpr std::string_view kDrawn = R"(order = numpy.arange(len(points))
random.shuffle(order)
points, labels = points[order], labels[order]
points = points + random.normal(scale={}, size=points.shape)
)";

constexpr std::string_view kXor = R"(random = numpy.random.RandomState({})
points = -1 + 2 * random.random_sample(({}, 2))
labels = (points[:, 0] < 0) != (points[:, 1] < 0)
)";

constexpr std::string_view kSpiral = R"(random = numpy.random.RandomState({})
samples, arms, points, labels = {}, {}, [], []
for arm in range(arms):
    radius = numpy.linspace(0, 1, samples // arms + (arm < samples % arms))
    turn = radius * {} + arm / arms
    angle = 2 * numpy.pi * (turn - numpy.floor(turn))
    points.append(numpy.stack([radius * numpy.cos(angle), radius * numpy.sin(angle)], axis=1))
    labels.append(numpy.full(len(radius), arm))
points, labels = numpy.concatenate(points), numpy.concatenate(labels)
)";

constexpr std::string_view kCurve = R"(random = numpy.random.RandomState({})
x = numpy.linspace({}, {})
labels = {} + random.normal(scale={}, size=len(x))
points = x.reshape(-1, 1)
)";

std::string curveCode(const DatasetConfig& data, const std::string& seed, const std::string& noise) {
  const auto code = [&](const char* low, const char* high, const char* formula) {
    return fill(kCurve, {seed, std::string(low), std::string(high) + ", " + numberText(data.samples), formula, noise});
  };
  switch (data.function) {
    case CurveFunction::square:
      return code("-7", "10", "x * x - 5");
    case CurveFunction::sine:
      return code("-2 * numpy.pi", "2 * numpy.pi", "numpy.sin(x)");
    case CurveFunction::step:
      break;
  }
  return code("-3", "3", "numpy.where(x < 0, -1.0, 1.0)");
}

/// `points` and `labels` as NumPy arrays.
std::string dataCode(const Trainer& trainer) {
  const DatasetConfig& data = trainer.config().dataset;
  const std::string seed = numberText(trainer.config().dataSeed()), samples = numberText(data.samples);
  const std::string noise = numberText(data.noiseOrDefault());
  switch (data.name) {
    case DatasetName::circles:
      return fill("points, labels = make_circles(n_samples={}, noise={}, factor={}, random_state={})\n",
                  {samples, noise, numberText(data.factor), seed});
    case DatasetName::moons:
      return fill("points, labels = make_moons(n_samples={}, noise={}, random_state={})\n", {samples, noise, seed});
    case DatasetName::blobs:
      return fill("points, labels = make_blobs(n_samples={}, cluster_std={}, centers={}, random_state={})\n",
                  {samples, noise, numberText(data.centers), seed});
    case DatasetName::xor_:
      return fill(kXor, {seed, samples}) + fill(kDrawn, {noise});
    case DatasetName::spiral:
      return fill(kSpiral, {seed, samples, numberText(data.arms), numberText(data.turns)}) + fill(kDrawn, {noise});
    case DatasetName::curve:
      return curveCode(data, seed, noise);
    case DatasetName::custom:
      break;
  }
  const Dataset& own = trainer.dataset();
  std::string text = "points = numpy.array([\n";
  const auto columns = static_cast<std::size_t>(own.columns);
  for (std::size_t i = 0; i < own.labels.size(); ++i) text += "    " + list(own.features, i * columns, columns) + ",\n";
  text += "])\nlabels = numpy.array(" + list(own.labels, 0, own.labels.size()) + ")\n";
  if (!own.names.empty()) text += "feature_names = " + list(own.names) + "\n";
  if (own.classes > 0) text += "class_names = " + list(own.classNames) + "\n";
  return text;
}

std::string importCode(const Trainer& trainer) {
  std::string text = "import math\n\nimport numpy\nimport torch\n";
  const std::string name(kDatasetNames[static_cast<std::size_t>(trainer.config().dataset.name)]);
  if (name == "circles" || name == "moons" || name == "blobs")
    text += "from sklearn.datasets import make_" + name + "\n";
  if (trainer.hasHeldOut()) text += "from sklearn.model_selection import train_test_split\n";
  return text + "from torch import nn\n\ntorch.set_num_threads(1)  # one thread adds up in one order\n\n";
}

/// Points and labels as tensors x and y, those held out as held_x and held_y.
std::string splitCode(const Trainer& trainer) {
  const TrainerConfig& config = trainer.config();
  const bool multiclass = isMulticlass(config.loss);
  std::string text = fill(R"(

def tensors(points, labels):
    return torch.tensor(points, dtype=torch.float32), {}


)",
                          {multiclass ? "torch.tensor(labels, dtype=torch.int64)"
                                      : "torch.tensor(labels, dtype=torch.float32).reshape(-1, 1)"});
  if (!trainer.hasHeldOut()) return text + "x, y = tensors(points, labels)\n\n";
  return text + fill(R"(points, held_points, labels, held_labels = train_test_split(
    points, labels, train_size={}, random_state={})
x, y = tensors(points, labels)
held_x, held_y = tensors(held_points, held_labels)

)",
                     {numberText(config.trainFraction), numberText(config.dataSeed())});
}

/// Has the script to define this activation's class? torch has no users' formulas, nor all of the catalogue.
bool isWrittenOut(const Entry& entry) { return entry.info.torch.module.empty(); }

/// That class's name, made of the id: "Own_1f3a", "Squareplus".
std::string className(const Entry& entry) {
  const std::string id(entry.id);
  if (entry.expression) return "Own" + id.substr(id.find('_'));
  return std::string(1, static_cast<char>(id[0] - 'a' + 'A')) + id.substr(1);
}

/// Those classes, each once.
std::string formulaCode(const Trainer& trainer) {
  std::string text;
  for (const LayerPlan& layer : trainer.plan().layers) {
    if (!layer.activation || !isWrittenOut(*layer.activation)) continue;
    const std::string head = "class " + className(*layer.activation) + "(";
    if (text.find(head) != std::string::npos) continue;
    const std::string code = formulaOf(*layer.activation)->code(Expression::Code::module);
    const std::size_t begin = code.find("\n\n\n") + 3, name = code.find("class Own(", begin);
    if (text.empty()) text = "from torch.nn import functional as F\n\n\n";
    text += code.substr(begin, name - begin) + head + code.substr(name + 10) + "\n\n";
  }
  return text;
}

std::string ownCode(const LayerPlan& layer) {
  std::string arguments;
  const auto formula = formulaOf(*layer.activation);
  for (const ExpressionParameter& parameter : formula->options().parameters) {  // in the order of the class's
    std::size_t i = 0;
    while (layer.activation->info.parameters[i].name != parameter.name) ++i;
    const std::string value = decimal(layer.activationParameters[i]);
    const bool each = layer.perNeuron && parameter.learnable;
    if (!arguments.empty()) arguments += ", ";
    arguments += each ? fill("torch.full(({},), {})", {numberText(layer.outputs), value}) : value;
  }
  return className(*layer.activation) + "(" + arguments + ")";
}

std::string activationCode(const LayerPlan& layer) {
  const Info& info = layer.activation->info;
  if (isWrittenOut(*layer.activation)) return ownCode(layer);
  std::string arguments = layer.perNeuron ? "num_parameters=" + numberText(layer.outputs) : "";
  for (std::size_t i = 0; i < info.parameters.size(); ++i) {
    const Parameter& parameter = info.parameters[i];
    const float value = layer.activationParameters[i];
    if (!arguments.empty()) arguments += ", ";
    arguments += std::string(parameter.name) + "=";
    if (parameter.choices.size() > 0) {
      arguments += fill("\"{}\"", {std::string(parameter.choices[static_cast<std::size_t>(value)])});
    } else {
      arguments += std::isfinite(value) ? decimal(value) : "math.inf";
    }
  }
  return fill("nn.{}({})", {std::string(info.torch.module), arguments});
}

std::string modelCode(const Trainer& trainer) {
  const TrainerConfig& config = trainer.config();
  std::string text =
      formulaCode(trainer) + fill("torch.manual_seed({})\nmodel = nn.Sequential(\n", {numberText(config.seed)});
  const auto line = [&text](const std::string& code) { text += "    " + code + ",\n"; };
  const auto& layers = trainer.plan().layers;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const LayerPlan& layer = layers[i];
    const std::string width = numberText(layer.outputs), norm = "nn.BatchNorm1d(" + width + ")";
    line(fill("nn.Linear({}, {})", {numberText(layer.inputs), width}));
    if (i + 1 == layers.size()) break;
    if (layer.batchNorm == BatchNorm::before) line(norm);
    line(activationCode(layer));
    if (layer.batchNorm == BatchNorm::after) line(norm);
    if (layer.dropout > 0) line(fill("nn.Dropout({})", {numberText(layer.dropout)}));
  }
  if (config.loss == Loss::bce) line("nn.Sigmoid()");
  if (config.loss == Loss::nll) line("nn.LogSoftmax(dim=1)");
  text += ")\nlinear = [module for module in model if isinstance(module, nn.Linear)]\n";
  if (config.batchNorm == BatchNorm::before) {
    text +=
        "for layer in linear[:-1]:  # batch norm takes these biases away again: their gradient is rounding alone\n"
        "    layer.bias.requires_grad_(False)\n";
  }
  return text;
}

std::string initialiserCode(Initialiser initialiser) {
  if (initialiser == Initialiser::standard) return "";
  constexpr std::array<std::string_view, kInitialiserNames.size()> calls = {
      "",
      "kaiming_normal_(layer.weight, nonlinearity=\"relu\")",
      "kaiming_uniform_(layer.weight, nonlinearity=\"relu\")",
      "xavier_normal_(layer.weight)",
      "xavier_uniform_(layer.weight)",
      "normal_(layer.weight, std=math.sqrt(1 / layer.in_features))",
      "normal_(layer.weight, std=0.1)",
      "zeros_(layer.weight)"};
  return fill("for layer in linear:\n    nn.init.{}\n    nn.init.zeros_(layer.bias)\n",
              {std::string(calls[static_cast<std::size_t>(initialiser)])});
}

std::string optimizerCode(const OptimizerConfig& config) {
  const std::string lr = numberText(config.lr), momentum = numberText(config.momentum), eps = numberText(config.eps);
  const std::string betas = fill("({}, {})", {numberText(config.betas[0]), numberText(config.betas[1])});
  const std::string decay = numberText(config.decay());
  const auto code = [&](std::string_view name, const std::string& arguments) {
    return fill("optimizer = torch.optim.{}(model.parameters(), lr={}, {}, weight_decay={})\n",
                {std::string(name), lr, arguments, decay});
  };
  switch (config.name) {
    case OptimizerName::adam:
      return code("Adam", fill("betas={}, eps={}", {betas, eps}));
    case OptimizerName::adamw:
      return code("AdamW", fill("betas={}, eps={}", {betas, eps}));
    case OptimizerName::sgd:
      return code("SGD", fill("momentum={}, nesterov={}", {momentum, config.nesterov ? "True" : "False"}));
    case OptimizerName::rmsprop:
      break;
  }
  return code("RMSprop", fill("alpha={}, eps={}, momentum={}", {numberText(config.alpha), eps, momentum}));
}

std::string lossCode(Loss loss) {
  constexpr std::array<std::string_view, kLossNames.size()> modules = {
      "BCELoss", "BCEWithLogitsLoss", "CrossEntropyLoss", "NLLLoss", "MSELoss", "HuberLoss"};
  return fill("criterion = nn.{}()\n", {std::string(modules[static_cast<std::size_t>(loss)])});
}

std::string metricCode(Loss loss, int classes) {
  if (classes == 0) return "r2_score(answer, y)";
  if (isMulticlass(loss)) return "(answer.argmax(dim=1) == y).double().mean()";
  if (isRegression(loss))  // the class whose number is nearest
    return fill("((answer - 0.5).ceil().clamp(0, {}) == y).double().mean()", {numberText(classes - 1)});
  return fill("((answer > {}) == (y > 0.5)).double().mean()", {loss == Loss::bce ? "0.5" : "0"});
}

constexpr std::string_view kR2Score = R"(

def r2_score(answer, y):
    """As scikit-learn's: for constant targets 1 if every answer is right, else 0."""
    answer, y = answer.double(), y.double()
    error = ((answer - y) ** 2).sum()
    if (y == y[0]).all():
        return (error == 0).double()
    return 1 - error / ((y - y.mean()) ** 2).sum()

)";

constexpr std::string_view kTraining = R"(

def evaluate(x, y):
    """Loss and {}, without batches, dropout and batch statistics."""
    model.eval()
    with torch.no_grad():
        answer = model(x)
        return [criterion(answer, y).item(), {}.item()]


columns = ["loss", "accuracy", {}*(f"gradient{i}" for i in range(len(linear)))]
print("epoch", *columns, sep=",")
history = []
{}for epoch in range(1, {} + 1):
    model.train()
{}{}    gradients, batches = [0.0] * len(linear), 0
    for start in range(0, len(x), {}):
        batch = {}
        optimizer.zero_grad()
        loss = criterion(model(x[batch]), y[batch])
{}        loss.backward()
        optimizer.step()
        gradients = [sum + layer.weight.grad.abs().mean().item() for sum, layer in zip(gradients, linear)]
        batches += 1
    values = evaluate(x, y){} + [sum / batches for sum in gradients]
    history.append(values)
    print(epoch, *("%.9g" % value for value in values), sep=",")
)";

constexpr std::string_view kChangeRate = R"(    if epoch in rates:
        for group in optimizer.param_groups:
            group["lr"] = rates[epoch]
)";

/// "{6: 0.01, 9: 0.001}": the epochs, counted from 1, from which on a rate holds.
std::string dictionary(std::span<const RateChange> rates) {
  std::string text;
  for (const RateChange& rate : rates)
    text += (text.empty() ? "" : ", ") + numberText(rate.from + 1) + ": " + numberText(rate.lr);
  return "{" + text + "}";
}

std::string trainingCode(const Trainer& trainer, std::span<const RateChange> rates) {
  const TrainerConfig& config = trainer.config();
  const int epochs = trainer.status().epoch > 0 ? trainer.status().epoch : config.epochs;
  const std::string size = numberText(config.batchSize);
  std::string penalty;
  if (config.l1 > 0)
    penalty +=
        "        loss = loss + " + numberText(config.l1) + " * sum(layer.weight.abs().sum() for layer in linear)\n";
  if (config.l2 > 0)
    penalty +=
        "        loss = loss + " + numberText(config.l2) + " * sum((layer.weight ** 2).sum() for layer in linear)\n";
  const int classes = trainer.dataset().classes;
  const std::string score = classes == 0 ? std::string(kR2Score) : "";
  return score + fill(kTraining, {classes == 0 ? "R^2" : "accuracy", metricCode(config.loss, classes),
                                  trainer.hasHeldOut() ? "\"testLoss\", \"testAccuracy\", " : "",
                                  rates.empty() ? "" : "rates = " + dictionary(rates) + "  # from these epochs on\n",
                                  numberText(epochs), rates.empty() ? "" : std::string(kChangeRate),
                                  config.shuffle ? "    order = torch.randperm(len(x))\n" : "", size,
                                  (config.shuffle ? "order[start : start + " : "slice(start, start + ") + size +
                                      (config.shuffle ? "]" : ")"),
                                  penalty, trainer.hasHeldOut() ? " + evaluate(held_x, held_y)" : ""});
}

}  // namespace

std::array<std::string, 4> toPyTorch(const Trainer& trainer, std::span<const RateChange> rates) {
  const TrainerConfig& config = trainer.config();
  return {"# A run of the Activation Playground as a PyTorch script: the same data, weights, batches and history.\n" +
              importCode(trainer),
          dataCode(trainer) + splitCode(trainer),
          modelCode(trainer) + initialiserCode(config.init) + lossCode(config.loss) + optimizerCode(config.optimizer),
          trainingCode(trainer, rates)};
}

}  // namespace playground
