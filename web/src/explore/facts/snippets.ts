import spellings from "virtual:spellings";
import type { ActivationInfo } from "../../core/types";
import type { Choice } from "../../state/choice";
import { type Code, valuesOf } from "./torch-code";

/** The function with its parameters in other libraries, ready to paste; and in PyTorch where torch.nn lacks it. */
export function otherCode(choice: Choice, info: ActivationInfo): Code[] {
  const values = valuesOf(choice, info);
  const word = Object.values(choice.parameters ?? {}).find((value) => typeof value === "string");
  const said = spellings[word ? `${choice.id}(${word})` : choice.id] ?? spellings[choice.id];
  const code = (library: Code["library"], text: string | undefined): Code[] => {
    if (!text) return [];
    const filled = text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
    return [{ library, lines: [filled.trimEnd()] }];
  };
  return [
    ...code("PyTorch", said?.torch),
    ...code("NumPy", said?.numpy),
    ...code("Keras", said?.keras),
    ...code("JAX", said?.jax),
  ];
}
