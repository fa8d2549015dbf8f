"""Which versions made a file: the comment that each of tests/data's files begins with."""
import importlib
import inspect
import os

NAMES = {"torch": "PyTorch", "sklearn": "scikit-learn", "numpy": "NumPy", "mpmath": "mpmath"}


def version(module: str) -> str:
    return importlib.import_module(module).__version__.split("+")[0]


def made_by(*modules: str) -> str:
    """"# Made by golden.py with PyTorch 2.13.0." and a newline."""
    used = ", ".join(f"{NAMES[module]} {version(module)}" for module in modules)
    script = os.path.basename(inspect.stack()[1].filename)
    return f"# Made by {script} with {used}.\n"
