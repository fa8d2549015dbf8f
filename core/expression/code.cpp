#include "core/expression/code.h"

#include <algorithm>

#include "core/expression/expand.h"
#include "core/expression/lines.h"
#include "core/expression/onnx.h"

namespace playground::expression {
namespace {

using Names = std::vector<std::string>;

/// Names that mean something in Python, in a module of torch or in C++, and those that the code itself uses.
bool isTaken(const std::string& name) {
  static constexpr std::string_view kTaken[] = {
      "as",        "assert",   "async",    "await",    "break",      "class",    "continue", "def",    "del",
      "except",    "finally",  "for",      "from",     "global",     "import",   "in",       "is",     "nonlocal",
      "pass",      "raise",    "try",      "while",    "with",       "yield",    "self",     "ctx",    "gradient",
      "torch",     "nn",       "F",        "np",       "jax",        "jnp",      "math",     "own",    "Own",
      "training",  "forward",  "backward", "type",     "half",       "double",   "float",    "train",  "eval",
      "to",        "apply",    "children", "modules",  "parameters", "buffers",  "cpu",      "cuda",   "compile",
      "auto",      "bool",     "case",     "catch",    "char",       "const",    "default",  "delete", "do",
      "enum",      "explicit", "extern",   "friend",   "goto",       "inline",   "int",      "long",   "mutable",
      "namespace", "new",      "operator", "private",  "public",     "register", "short",    "signed", "sizeof",
      "static",    "struct",   "switch",   "template", "this",       "throw",    "typedef",  "union",  "unsigned",
      "using",     "virtual",  "void",     "volatile", "range",      "kinks",    "info",     "at",     "exact",
      "near",      "reach",    "simd",     "std",      "Curve",      "Exact",    "erf",      "erfc",   "sigmoid",
      "dtype",     "device",   "shape",    "size",     "slope",      "requires", "concept",  "export", "typename"};
  if (std::find(std::begin(kTaken), std::end(kTaken), name) != std::end(kTaken)) return true;
  return name[0] == 't' && name.size() > 1 && name.find_first_not_of("0123456789", 1) == std::string::npos;
}

Names safeNames(const ExpressionOptions& options) {
  Names names;
  for (const ExpressionParameter& p : options.parameters) {
    std::string name = p.name;
    while (isTaken(name) || std::find(names.begin(), names.end(), name) != names.end()) name += "_";
    names.push_back(name);
  }
  return names;
}

std::string joined(const std::vector<std::string>& items, const char* between) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : between) + item;
  return text;
}

/// ", alpha=0.25" for each parameter.
std::string defaults(const CodeInput& input, const Names& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += ", " + names[i] + "=" + decimal(input.options.parameters[i].initial);
  return text;
}

std::string block(const Lines& lines, const std::string& indent) {
  std::string text;
  for (const std::string& line : lines.lines) text += indent + line + "\n";
  return text;
}

/// A comment in a language whose comments begin so; a formula may hold what would end it.
std::string commented(const CodeInput& input, const char* begin) {
  std::string text = std::string(begin) + " f(x) = ";
  for (const char c : input.entry.info.name) text += c == '\n' || c == '\r' || c == '\\' ? ' ' : c;
  return text + "\n";
}

std::string torchModule(CodeInput& input, const Names& names) {
  Names attributes;
  for (const std::string& name : names) attributes.push_back("self." + name);
  const Id root = expand(input.graph, input.roots[0], Expand::derivatives);
  const Lines lines = writeLines(input.graph, {root}, Language::torch, attributes);
  std::string text = "import torch\nfrom torch import nn\nfrom torch.nn import functional as F\n\n\n" +
                     commented(input, "#") + "class Own(nn.Module):\n";
  if (!names.empty()) {
    text += "    def __init__(self" + defaults(input, names) + "):\n        super().__init__()\n";
    for (std::size_t i = 0; i < names.size(); ++i)
      text += input.options.parameters[i].learnable
                  ? "        self." + names[i] + " = nn.Parameter(torch.as_tensor(" + names[i] +
                        ", dtype=torch.float32).clone())\n"
                  : "        self.register_buffer(\"" + names[i] + "\", torch.as_tensor(" + names[i] +
                        ", dtype=torch.float32))\n";
    text += "\n";
  }
  return text + "    def forward(self, x):\n" + block(lines, "        ") + "        return " + lines.results[0] + "\n";
}

std::string torchFunction(CodeInput& input, const Names& names) {
  Graph& g = input.graph;
  const Lines forward = writeLines(g, {expand(g, input.roots[0], Expand::derivatives)}, Language::torch, names);
  std::vector<Id> slopes = {expand(g, input.roots[1], Expand::derivatives)};
  for (const Id slope : input.parameterSlopes)
    if (slope != kNone) slopes.push_back(expand(g, slope, Expand::derivatives));
  const Lines backward = writeLines(g, slopes, Language::torch, names);
  const std::string list = joined(names, ", "), saved = names.empty() ? "x" : "x, " + list;
  std::string gradients = "gradient * (" + backward.results[0] + ")";
  std::size_t next = 1;
  for (std::size_t i = 0; i < names.size(); ++i)
    gradients += input.parameterSlopes[i] == kNone
                     ? ", None"
                     : ", (gradient * (" + backward.results[next++] + ")).sum_to_size(" + names[i] + ".shape)";
  std::string arguments;
  for (const std::string& name : names) arguments += ", torch.as_tensor(" + name + ", dtype=x.dtype, device=x.device)";
  return "import torch\nfrom torch.nn import functional as F\n\n\n" + commented(input, "#") +
         "class OwnFunction(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, " + saved +
         "):\n        ctx.save_for_backward(" + saved + ")\n" + block(forward, "        ") + "        return " +
         forward.results[0] + "\n\n    @staticmethod\n    def backward(ctx, gradient):\n        " +
         (names.empty() ? "(x,)" : saved) + " = ctx.saved_tensors\n" + block(backward, "        ") + "        return " +
         gradients + "\n\n\ndef own(x" + defaults(input, names) + "):\n    return OwnFunction.apply(x" + arguments +
         ")\n";
}

/// f and f' as functions of arrays.
std::string arrays(CodeInput& input, const Names& names, bool jax) {
  const Language language = jax ? Language::jax : Language::numpy;
  const std::string module = jax ? "jnp" : "np";
  std::string functions;
  for (std::size_t order = 0; order < 2; ++order) {
    const Id root = expand(input.graph, input.roots[order], Expand::all);
    const Lines lines = writeLines(input.graph, {root}, language, names);
    functions.append("\n\ndef own").append(order ? "_derivative" : "").append("(x").append(defaults(input, names));
    functions.append("):\n    x = ").append(module).append(".asarray(x, dtype=").append(module).append(".float32)\n");
    const std::string indent = jax ? "    " : "        ";
    if (!jax) functions += "    with np.errstate(all=\"ignore\"):  # where() computes both branches\n";
    functions.append(block(lines, indent)).append(indent).append("return ").append(module);
    functions.append(".broadcast_to(").append(lines.results[0]).append(", x.shape)\n");
  }
  const auto uses = [&](const char* name) { return functions.find(name) != std::string::npos; };
  std::string head;
  if (jax) {
    head = "import jax\nimport jax.numpy as jnp\n";
    if (uses("erf(") || uses("erfc(")) head += "from jax.scipy.special import erf, erfc\n";
  } else {
    const bool errors = uses("erf(") || uses("erfc(");
    head = std::string(errors ? "import math\n\n" : "") + "import numpy as np\n";
    if (errors)
      head +=
          "\nerf = np.vectorize(math.erf, otypes=[np.float32])\nerfc = np.vectorize(math.erfc, otypes=[np.float32])\n";
    if (uses("sigmoid("))
      head +=
          "\n\ndef sigmoid(x):\n    e = np.exp(-np.abs(x))\n    return np.where(x < 0, e, np.float32(1)) / (1 + e)\n";
  }
  return commented(input, "#") + head + functions;
}

std::string interval(float value) {
  if (value == kInfinity || value == -kInfinity) return value > 0 ? "kInfinity" : "-kInfinity";
  const std::string text = decimal(value);
  return text + (text.find_first_of(".e") == std::string::npos ? ".0f" : "f");
}

std::string header(CodeInput& input, const Names& names) {
  Graph& g = input.graph;
  std::vector<Id> roots;
  for (const Id root : input.roots) roots.push_back(expand(g, root, Expand::learned));
  const Lines lanes = writeLines(g, roots, Language::lanes, names),
              exact = writeLines(g, roots, Language::doubles, names);
  const std::vector<bool> wanted = reach(g, roots);
  Names includes;
  for (Id id = 0; id < g.size(); ++id) {
    if (!wanted[static_cast<std::size_t>(id)] || g[id].op != Op::call) continue;
    const std::string line =
        "#include \"core/activations/" + std::string(catalogue()[static_cast<std::size_t>(g[id].index)].id) + ".h\"\n";
    if (std::find(includes.begin(), includes.end(), line) == includes.end()) includes.push_back(line);
  }
  std::sort(includes.begin(), includes.end());
  const Info& info = input.entry.info;
  std::string fields, parameters;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ExpressionParameter& p = input.options.parameters[i];
    fields += "  float " + names[i] + " = " + interval(p.initial) + ";\n";
    parameters += "{.name = \"" + names[i] + "\", .min = " + interval(p.min) + ", .max = " + interval(p.max) +
                  ", .step = " + interval(p.step) + "}, ";
  }
  if (!parameters.empty()) parameters = "      .parameters = {" + parameters.substr(0, parameters.size() - 2) + "},\n";
  const Interval range = input.entry.range(input.entry.defaults.data());
  const Kinks kinks = input.entry.kinks(input.entry.defaults.data());
  std::string kinkList;
  for (const float kink : kinks) kinkList += (kinkList.empty() ? "" : ", ") + interval(kink);
  if (!kinkList.empty()) kinkList = "  Kinks kinks() const { return {" + kinkList + "}; }\n";
  const auto results = [](const Lines& lines, const char* begin, const char* end) {
    std::string text;
    for (const std::string& result : lines.results)
      text += (text.empty() ? "" : ", ") + std::string(begin) + result + end;
    return "    return {" + text + "};\n";
  };
  return "#pragma once\n\n#include <cmath>\n\n#include \"core/activation.h\"\n" + joined(includes, "") +
         "#include \"core/simd/elementary.h\"\n\nnamespace playground::activations {\n\n" + commented(input, "///") +
         "struct own {\n  static constexpr Info info{\n      .name = \"Own\",\n      .family = Family::smooth,\n"
         "      .formula = R\"(" +
         std::string(info.formula) + ")\",\n      .derivativeFormula = R\"(" + std::string(info.derivativeFormula) +
         ")\",\n      .torch = {\"Own\", \"own\"},\n" + parameters + "  };\n\n" + fields +
         (fields.empty() ? "" : "\n") + "  Curve at(simd::Float x) const {\n" + block(lanes, "    ") +
         results(lanes, "", "") + "  }\n\n  Exact exact(double x) const {\n" + block(exact, "    ") +
         results(exact, "double(", ")") + "  }\n\n  Interval range() const { return {" + interval(range.low) + ", " +
         interval(range.high) + "}; }\n" + kinkList + "};\n\n}  // namespace playground::activations\n";
}

}  // namespace

std::string writeCode(Expression::Code code, CodeInput input) {
  const Names names = safeNames(input.options);
  switch (code) {
    case Expression::Code::module:
      return torchModule(input, names);
    case Expression::Code::function:
      return torchFunction(input, names);
    case Expression::Code::numpy:
    case Expression::Code::jax:
      return arrays(input, names, code == Expression::Code::jax);
    case Expression::Code::onnx:
      return writeOnnx(input.graph, expand(input.graph, input.roots[0], Expand::all), names);
    default:
      return header(input, names);
  }
}

}  // namespace playground::expression
