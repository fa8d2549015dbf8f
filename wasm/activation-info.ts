export interface ParameterInfo {
  /** torch's keyword. */
  name: string;
  default: number | string;
  /** What a slider offers. */
  min: number;
  max: number;
  step: number;
  /** Trained like a weight (PReLU). */
  learnable: boolean;
  /** torch has no default for it. */
  required?: true;
  /** If present, the value is one of these words, not a number. */
  choices?: string[];
}

/** Facts that depend on the parameters. */
export interface Description {
  /** Infimum and supremum of f. */
  range: [low: number, high: number];
  /** Where f′ jumps. */
  kinks: number[];
}

/** An operator of ONNX, version 20. */
export interface Operator {
  name: string;
  attributes: Record<string, number | string>;
  /** The learned parameter, its input after x. */
  learned?: string;
}

/**
 * How other libraries write an activation: code in which {name} stands for a parameter's value. NumPy's is an expression
 * of x, Keras's a layer or a function, JAX's a function; or, where the activation says nothing, functions of several
 * lines, made from its formula.
 */
export interface Spelling {
  numpy?: string;
  keras?: string;
  jax?: string;
  /** A class, where torch.nn has none. */
  torch?: string;
  onnx?: Operator;
}

/** Facts about an activation; range and kinks are those of the default parameters. */
export interface ActivationInfo extends Description {
  /** Its name in torch.nn.functional, where it has one there. */
  id: string;
  name: string;
  family: string;
  /** Element by element (`evaluate`), or over whole rows (`evaluateRows`). */
  kind: "elementwise" | "vector";
  /** f in the language of `compile`; "" where it is of whole rows. */
  expression: string;
  /** TeX. */
  formula: string;
  derivativeFormula: string;
  parameters: ParameterInfo[];
  /** Its names in torch.nn and torch.nn.functional; "" where torch has no such thing. */
  torch: { module: string; functional: string };
  paper: { citation: string; year: number; url: string };
  /** Largest error over all float32 inputs with default parameters, in units in the last place. */
  maxUlp: { value: number; derivative: number };
}
