import type { ActivationInfo } from "../../core/types";
import type { Choice } from "../../state/choice";

/** Whole rows go along the last dimension. */
const rowArgument = "dim=-1";

export interface Code {
  library: "PyTorch" | "NumPy" | "Keras" | "JAX";
  lines: string[];
}

/** Every parameter's value. */
export function valuesOf({ parameters }: Choice, info: ActivationInfo): Record<string, string | number> {
  return Object.fromEntries(info.parameters.map(({ name, default: initial }) => [name, parameters?.[name] ?? initial]));
}

/** The function with its parameters in PyTorch, ready to paste; nothing where torch.nn lacks it. */
export function torchCode(choice: Choice, info: ActivationInfo): Code | undefined {
  const { parameters } = choice;
  if (info.torch.module === "") return undefined;
  const values = valuesOf(choice, info);
  const vector = info.kind === "vector";
  const module = info.parameters
    .filter(({ name, required }) => required || parameters?.[name] !== undefined)
    .map(({ name, required }) => (required ? `${values[name]}` : `${name}=${JSON.stringify(values[name])}`));
  const asModule = (vector ? [rowArgument] : module).join(", ");
  const functional = info.torch.functional;
  // What is learned is taken as a tensor.
  const learned = info.parameters.filter(({ learnable }) => learnable);
  const weight = learned.length > 0 ? learned.map(({ name }) => `torch.tensor(${values[name]})`) : module;
  const asFunction = ["x", ...(vector ? [rowArgument] : weight)].join(", ");
  const lines = [`torch.nn.${info.torch.module}(${asModule})`];
  if (functional) lines.push(`torch.nn.functional.${functional}(${asFunction})`);
  return { library: "PyTorch", lines };
}
