/** Activations whose slope PyTorch takes from their output, and what it calls that step. All others keep their input. */
export const savesOutput: Readonly<Record<string, string>> = { relu: "Relu", sigmoid: "Sigmoid", tanh: "Tanh" };

/** What backward() says once such an output, of `shape`, has been changed in place. */
export const complaint = (step: string, shape: readonly number[]): string =>
  "RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: " +
  `[torch.FloatTensor [${shape.join(", ")}]], which is output 0 of ${step}, is at version 1; expected version 0 instead.`;
