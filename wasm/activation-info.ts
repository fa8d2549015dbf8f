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

/** Facts about an activation; range and kinks are those of the default parameters. */
export interface ActivationInfo extends Description {
  /** Its name in torch.nn.functional. */
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
  torch: { module: string; functional: string };
  paper: { citation: string; year: number; url: string };
  /** Largest error over all float32 inputs with default parameters, in units in the last place. */
  maxUlp: { value: number; derivative: number };
}
