#!/usr/bin/env python3
"""The same name, another function: tests/data/libraries.csv, which the page shows, and tests/LIBRARIES.md, from runs of
Keras (on JAX) and JAX beside PyTorch.

    build/oracle/bin/python tests/oracle/libraries.py            regenerate the files
    build/oracle/bin/python tests/oracle/libraries.py --check    compare the libraries with the committed file instead

Every activation of torch.nn that another library has under its own or a like name, called with that library's defaults,
in float32 over -10..10 in steps of 1/16: where value or slope differ from PyTorch's, one line with
the x where they differ most; of slopes also every kink.

  cause   default  another default of a parameter
          formula  another formula
          kink     another choice of slope where there are two
"""

import argparse
import importlib
import os
import sys
from pathlib import Path

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
import keras
import numpy as np
import torch

DATA = Path(__file__).resolve().parent.parent / "data"
VERSIONS = {"Keras": keras.__version__, "JAX": jax.__version__}

# Our id, PyTorch's module, then what other libraries have of that name.
SAME = [
    ("relu", torch.nn.ReLU(), ["keras.layers.ReLU()", "keras.activations.relu", "jax.nn.relu"]),
    ("relu6", torch.nn.ReLU6(), ["keras.activations.relu6", "jax.nn.relu6"]),
    ("leaky_relu", torch.nn.LeakyReLU(), ["keras.layers.LeakyReLU()", "keras.activations.leaky_relu", "jax.nn.leaky_relu"]),
    ("prelu", torch.nn.PReLU(), ["keras.layers.PReLU()"]),
    ("threshold", torch.nn.Threshold(0, 0), ["keras.ops.threshold"]),
    ("elu", torch.nn.ELU(), ["keras.layers.ELU()", "keras.activations.elu", "jax.nn.elu"]),
    ("celu", torch.nn.CELU(), ["keras.activations.celu", "jax.nn.celu"]),
    ("selu", torch.nn.SELU(), ["keras.activations.selu", "jax.nn.selu"]),
    ("gelu", torch.nn.GELU(), ["keras.activations.gelu", "jax.nn.gelu"]),
    ("silu", torch.nn.SiLU(), ["keras.activations.silu", "jax.nn.silu"]),
    ("mish", torch.nn.Mish(), ["keras.activations.mish", "jax.nn.mish"]),
    ("hardswish", torch.nn.Hardswish(), ["keras.activations.hard_swish", "jax.nn.hard_swish"]),
    ("softplus", torch.nn.Softplus(), ["keras.activations.softplus", "jax.nn.softplus"]),
    ("logsigmoid", torch.nn.LogSigmoid(), ["keras.activations.log_sigmoid", "jax.nn.log_sigmoid"]),
    ("sigmoid", torch.nn.Sigmoid(), ["keras.activations.sigmoid", "jax.nn.sigmoid"]),
    ("tanh", torch.nn.Tanh(), ["keras.activations.tanh", "jax.nn.tanh"]),
    ("softsign", torch.nn.Softsign(), ["keras.activations.softsign", "jax.nn.soft_sign"]),
    ("hardsigmoid", torch.nn.Hardsigmoid(), ["keras.activations.hard_sigmoid", "jax.nn.hard_sigmoid"]),
    ("hardtanh", torch.nn.Hardtanh(), ["keras.activations.hard_tanh", "jax.nn.hard_tanh"]),
    ("softshrink", torch.nn.Softshrink(), ["keras.activations.soft_shrink"]),
    ("hardshrink", torch.nn.Hardshrink(), ["keras.activations.hard_shrink"]),
    ("tanhshrink", torch.nn.Tanhshrink(), ["keras.activations.tanh_shrink"]),
]
CAUSES = {
    "keras.layers.LeakyReLU()": "default",
    "keras.activations.leaky_relu": "default",
    "keras.layers.PReLU()": "default",
    "jax.nn.gelu": "default",
}


def inputs() -> np.ndarray:
    return np.arange(-160, 161, dtype=np.float32) / 16  # all kinks are among them


def of_torch(module: torch.nn.Module, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    t = torch.from_numpy(x.copy()).requires_grad_()
    y = module(t)
    y.backward(torch.ones_like(y))
    return y.detach().numpy(), t.grad.numpy()


def of_jax(call: str, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    function = eval(call, {"keras": keras, "jax": jax})
    if isinstance(function, keras.layers.Layer):
        function.build((1, x.size))
    if call == "keras.ops.threshold":
        function = lambda t: keras.ops.threshold(t, 0, 0)
    whole = lambda t: jnp.asarray(function(t[None, :]))[0]
    y, back = jax.vjp(whole, jnp.asarray(x))
    return np.asarray(y), np.asarray(back(jnp.ones_like(y))[0])


def differing(theirs: np.ndarray, ours: np.ndarray) -> np.ndarray:
    return ~np.isclose(theirs, ours, rtol=2e-5, atol=2e-6)


def lines() -> list[str]:
    x = inputs()
    found = []
    for id, module, calls in SAME:
        for call in calls:
            library = "Keras" if call.startswith("keras") else "JAX"
            theirs = of_jax(call, x)
            for what, mine, torchs in zip(("value", "slope"), theirs, of_torch(module, x)):
                wrong = np.nonzero(differing(mine, torchs))[0]
                if len(wrong) == 0:
                    continue
                jumps = [i for i in wrong if what == "slope" and 0 < i < len(x) - 1 and abs(torchs[i + 1] - torchs[i - 1]) > 0.2]
                smooth = [i for i in wrong if i not in jumps]
                smooth = [i for i in smooth if abs(x[i]) <= 3] or smooth  # nearer is easier to see
                worst = [max(smooth, key=lambda i: abs(mine[i] - torchs[i]))] if smooth else []
                for i, cause in [(i, CAUSES.get(call, "formula")) for i in worst] + [(i, "kink") for i in jumps]:
                    numbers = ",".join(f"{v:.7g}" for v in (x[i], mine[i], torchs[i]))
                    found.append(f"{id},{library},{call},{what},{numbers},{cause}")
    return found


def document(made: str, found: list[str]) -> str:
    rows = [line.split(",") for line in found]
    table = [f"| {id} | `{call}` | {what} at {x} | {theirs} | {mine} | {cause} |" for id, _, call, what, x, theirs, mine, cause in rows]
    return f"""# The same name, another function

What other libraries give by the name, or a like name, of an activation of `torch.nn`, each with its own defaults, where
value or slope differ from PyTorch's between -10 and 10. {made[2:]}; kept in [libraries.csv](data/libraries.csv) and
compared by `libraries.py --check`. Every one of these has been called and is not listed where it agrees:
{", ".join(f"`{call}`" for _, _, calls in SAME for call in calls)}.

| here | called | where | there | PyTorch | cause |
| --- | --- | --- | --- | --- | --- |
""" + "\n".join(table) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the committed file, write nothing")
    check = parser.parse_args().check
    made = f"# Made by libraries.py with PyTorch {torch.__version__.split('+')[0]}, " + ", ".join(
        f"{name} {version}" for name, version in VERSIONS.items()
    )
    found = lines()
    content = "\n".join([made + ".", "id,library,call,what,x,theirs,torch,cause", *found]) + "\n"
    path = DATA / "libraries.csv"
    if check:
        same = path.read_text().splitlines()[1:] == content.splitlines()[1:]  # by whatever versions
        print(made, "the same" if same else "differs:\n" + content)
        return 0 if same else 1
    path.write_text(content)
    (DATA.parent / "LIBRARIES.md").write_text(document(made, found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
