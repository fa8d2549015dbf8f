import { activation } from "../../core/catalogue";
import type { Choice } from "../../core/types";
import { torchCode } from "../facts/torch-code";

/** The activation as a module of PyTorch; a formula of one's own has none there. */
function moduleOf(choice: Choice): string {
  const info = activation(choice.id);
  return (info && torchCode(choice, info)?.lines[0]?.replace("torch.", "")) ?? `...  # ${info?.name ?? choice.id}`;
}

/** PyTorch's code for the same numbers, printed as they are here. */
export function scriptOf(
  seed: number,
  sizes: readonly number[],
  between: readonly Choice[],
  vector: readonly number[] | null,
): string[] {
  const last = sizes.length - 1;
  const forward = sizes.slice(1).flatMap((_, index) => {
    const layer = index + 1;
    const from = index === 0 ? "x" : `a${index}`;
    const choice = between[index];
    return [
      `z${layer} = fc${layer}(${from})`,
      ...(choice && layer < last ? [`a${layer} = ${moduleOf(choice)}(z${layer})`] : []),
    ];
  });
  const names = ["x", ...forward.map((line) => line.split(" ")[0] as string), "p"];
  return [
    "import torch",
    "from torch import nn",
    `torch.manual_seed(${seed})`,
    vector ? `x = torch.tensor([[${vector.join(", ")}]], dtype=torch.float32)` : `x = torch.randn(1, ${sizes[0]})`,
    ...sizes.slice(1).map((outputs, index) => `fc${index + 1} = nn.Linear(${sizes[index]}, ${outputs})`),
    ...forward,
    `p = nn.Softmax(dim=1)(z${last})`,
    `for v in (${names.join(", ")}):`,
    "    print(tuple(v.shape), v[0, :5].tolist())",
  ];
}
