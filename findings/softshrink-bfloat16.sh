#!/bin/bash
# PyTorch 2.13, 16 bits: Softshrink's value and gradient have different thresholds.
#
# Guess before the run: lambd is rounded to the tensor's type once, or not at all, and value and gradient agree.
# Seen: the value takes lambd as a float32 number, the gradient rounds it to the type. At the first bfloat16 number above
# 0.3 the output is x - lambd, not 0, and its gradient is 0, not 1; Hardshrink rounds lambd in both and gives 0 and 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet torch==2.13.0 numpy==2.4.6
"$folder/bin/python" - <<'PYTHON'
import torch

print("torch", torch.__version__)
seen = {}
for name in ("Softshrink", "Hardshrink"):
    for dtype in (torch.bfloat16, torch.float16, torch.float32):
        x = torch.tensor([0.3]).to(dtype).repeat(64)  # the number of the type next to 0.3
        x.requires_grad_()
        y = getattr(torch.nn, name)(0.3)(x)
        y.backward(torch.ones_like(y))
        seen[name, dtype] = (y[0].item() != 0, x.grad[0].item())
        print(f"{name}(0.3), {dtype}: x {x[0].item():.9g}, value {y[0].item():.9g}, gradient {x.grad[0].item():g}")
for dtype in (torch.bfloat16, torch.float16):
    assert seen["Softshrink", dtype] == (True, 0.0), "value and gradient agree now"
    assert seen["Hardshrink", dtype] == (False, 0.0)
PYTHON
echo "As seen: the value is not 0 where the gradient says that nothing passes."
