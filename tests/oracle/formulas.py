"""Every activation as its paper writes it, naively: at 400 digits nothing cancels, and derivatives come from jets.py.
Written from the paper, not from the C++, which is held to what these give: the two share nothing but the names.

A new activation is one line of ACTIVATIONS, or of ROWS. There are + - * /, exp, log, sqrt, tanh, erf, sin and cos, and
`pick(condition, then, else)` for pieces, where x.v is x as a plain number.
"""

from mpmath import mp, mpf

from jets import FAR, cos, erf, exp, float32, log, pick, sin, sqrt, tanh  # all, for the next line of the table


def gelu(x, approximate):
    if approximate == "tanh":
        return x / 2 * (1 + tanh(mp.sqrt(2 / mp.pi) * (x + mpf("0.044715") * x * x * x)))
    return x / 2 * (1 + erf(x / mp.sqrt(2)))


SELU_ALPHA, SELU_SCALE = mpf("1.6732632423543772848170429916717"), mpf("1.0507009873554804934193349852946")


def elu(x, alpha):
    return pick(x.v > 0, lambda: x, lambda: alpha * (exp(x) - 1))


def softplus(x, beta, threshold):
    # The switch to the identity is torch's: the product is rounded to float before it is compared.
    linear = x.v > FAR / 2 or float32(x.v * beta) > threshold
    return pick(linear, lambda: x, lambda: log(1 + exp(beta * x)) / beta)


THIRD = 1.0 / 3

# id: f of x and the parameters, sets of parameters (the first: the defaults).
ACTIVATIONS = {
    "identity": (lambda x: x, [{}]),
    "relu": (lambda x: pick(x.v > 0, lambda: x, lambda: 0), [{}]),
    "relu6": (lambda x: pick(x.v >= 6, lambda: 6, lambda: pick(x.v > 0, lambda: x, lambda: 0)), [{}]),
    "leaky_relu": (
        lambda x, negative_slope: pick(x.v > 0, lambda: x, lambda: negative_slope * x),
        [{"negative_slope": 0.01}, {"negative_slope": 0.3}, {"negative_slope": -0.5}],
    ),
    "prelu": (lambda x, init: pick(x.v > 0, lambda: x, lambda: init * x), [{"init": 0.25}, {"init": -0.1}]),
    "rrelu": (
        lambda x, lower, upper: pick(x.v > 0, lambda: x, lambda: (lower + upper) / 2 * x),
        [{"lower": 0.125, "upper": THIRD}, {"lower": 0.1, "upper": 0.5}],
    ),
    "threshold": (
        lambda x, threshold, value: pick(x.v > threshold, lambda: x, lambda: value),
        [{"threshold": 0.0, "value": 0.0}, {"threshold": 0.5, "value": -1.0}],
    ),
    "elu": (elu, [{"alpha": 1.0}, {"alpha": 0.3}, {"alpha": 2.7}]),
    "celu": (
        lambda x, alpha: pick(x.v > 0, lambda: x, lambda: alpha * (exp(x / alpha) - 1)),
        [{"alpha": 1.0}, {"alpha": 0.3}, {"alpha": 2.7}],
    ),
    "selu": (lambda x: SELU_SCALE * elu(x, SELU_ALPHA), [{}]),
    "gelu": (gelu, [{"approximate": "none"}, {"approximate": "tanh"}]),
    "silu": (lambda x: x / (1 + exp(-x)), [{}]),
    "mish": (lambda x: x * tanh(log(1 + exp(x))), [{}]),
    "hardswish": (
        lambda x: pick(x.v <= -3, lambda: 0, lambda: pick(x.v >= 3, lambda: x, lambda: x * (x + 3) / 6)),
        [{}],
    ),
    "softplus": (
        softplus,
        [{"beta": 1.0, "threshold": 20.0}, {"beta": 2.5, "threshold": 30.0}, {"beta": 0.3, "threshold": 5.0}],
    ),
    "logsigmoid": (lambda x: -log(1 + exp(-x)), [{}]),
    "sigmoid": (lambda x: 1 / (1 + exp(-x)), [{}]),
    "tanh": (tanh, [{}]),
    "softsign": (lambda x: x / (1 + (x if x.v >= 0 else -x)), [{}]),
    "hardsigmoid": (
        lambda x: pick(x.v <= -3, lambda: 0, lambda: pick(x.v >= 3, lambda: 1, lambda: (x + 3) / 6)),
        [{}],
    ),
    "hardtanh": (
        lambda x, min_val, max_val: pick(
            x.v <= min_val, lambda: min_val, lambda: pick(x.v >= max_val, lambda: max_val, lambda: x)
        ),
        [{"min_val": -1.0, "max_val": 1.0}, {"min_val": -2.0, "max_val": 0.5}],
    ),
    "softshrink": (
        lambda x, lambd: pick(
            x.v > lambd, lambda: x - lambd, lambda: pick(x.v < -lambd, lambda: x + lambd, lambda: 0)
        ),
        [{"lambd": 0.5}, {"lambd": 1.5}, {"lambd": 0.0}],
    ),
    "hardshrink": (
        lambda x, lambd: pick(abs(x.v) > lambd, lambda: x, lambda: 0),
        [{"lambd": 0.5}, {"lambd": 1.5}],
    ),
    "tanhshrink": (lambda x: x - tanh(x), [{}]),
}

# id: the outputs, of a list x.
ROWS = {
    "softmax": lambda x: [exp(v) / sum(map(exp, x)) for v in x],
    "softmin": lambda x: [exp(-v) / sum(exp(-u) for u in x) for v in x],
    "log_softmax": lambda x: [log(exp(v) / sum(map(exp, x))) for v in x],
    "glu": lambda x: [a / (1 + exp(-b)) for a, b in zip(x[: len(x) // 2], x[len(x) // 2 :])],
}
