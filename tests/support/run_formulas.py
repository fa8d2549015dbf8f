"""Runs exported formulas: {x, cases: [{code: {module, function, numpy, jax}}]} from stdin, for each case the values by
torch's module, NumPy and JAX and the gradient of torch's function, as a JSON list."""

import json
import sys

import numpy
import torch


def names_of(code):
    names = {}
    exec(code, names)
    return names


def results(code, x):
    point = torch.from_numpy(x).requires_grad_()
    names_of(code["function"])["own"](point).sum().backward()
    return {
        "module": names_of(code["module"])["Own"]()(torch.from_numpy(x)).detach().numpy().tolist(),
        "function": point.grad.numpy().tolist(),
        "numpy": names_of(code["numpy"])["own"](x).tolist(),
        "jax": numpy.asarray(names_of(code["jax"])["own"](x)).tolist(),
    }


given = json.load(sys.stdin)
x = numpy.array(given["x"], dtype=numpy.float32)
json.dump([results(case["code"], x.copy()) for case in given["cases"]], sys.stdout)
