"""Opens what was exported into each folder given: model.onnx, model.safetensors and run.ipynb; writes answer.json."""

import json
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import numpy
import onnx
import onnxruntime
import torch
from nbclient import NotebookClient
from safetensors.torch import load_file

warnings.filterwarnings("ignore")


def onnx_answers(folder, rows):
    """What the last output is for the rows, [rows x outputs]."""
    model = onnx.load(folder / "model.onnx")
    onnx.checker.check_model(model, full_check=True)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    return session.run(None, {"input": rows})[-1]


def loss_of(folder, notebook):
    """The loss of the notebook's network with the weights of the safetensors file."""
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    names = {}
    for source in code[:3]:  # imports, data, model
        exec(source, names)
    names["model"].load_state_dict(load_file(folder / "model.safetensors"), strict=True)
    names["model"].eval()
    with torch.no_grad():
        return names["criterion"](names["model"](names["x"]), names["y"]).item()


def history_of(notebook):
    """What the notebook prints when it is run from top to bottom: a row for each epoch."""
    NotebookClient(notebook, timeout=240).execute()
    printed = [
        output.text
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stdout"
    ]
    lines = "".join(printed).strip().split("\n")[1:]
    return [[float(value) for value in line.split(",")[1:]] for line in lines]


def opened(folder):
    table = json.loads((folder / "rows.json").read_text())
    rows = numpy.array(table["features"], dtype=numpy.float32).reshape(-1, table["columns"])
    notebook = nbformat.read(folder / "run.ipynb", as_version=4)
    nbformat.validate(notebook)
    answer = {"answers": onnx_answers(folder, rows).ravel().tolist(), "loss": loss_of(folder, notebook)}
    answer["history"] = history_of(notebook)
    (folder / "answer.json").write_text(json.dumps(answer))


with ThreadPoolExecutor(2) as pool:
    list(pool.map(opened, map(Path, sys.argv[1:])))
