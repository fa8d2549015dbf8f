import type { ActivationInfo, Spelling } from "./activation-info.js";
import { notAllowed, wrongType } from "./errors.js";

/** A parameter of a formula: its start, or that and what a slider offers. */
export type ExpressionParameter = number | { default?: number; min?: number; max?: number; step?: number };

export interface CompileOptions {
  /** By name; those that are not here start at 1, from −5 to 5. */
  parameters?: { [name: string]: ExpressionParameter };
  /** Which of them are trained like weights. */
  learnable?: readonly string[];
  /**
   * Every operation rounded as it is written, as a line of PyTorch is, overflow and cancellation included. Default false:
   * what counts is the formula's value, log(1 + exp(x)) is computed as softplus(x).
   */
  asWritten?: boolean;
}

export interface SyntaxProblem {
  /** In English. */
  message: string;
  /** Where, in UTF-16 units. */
  position: number;
  length: number;
  /** One word for each kind of mistake, for translations. */
  code: string;
  /** The name or number that the message is about, or "". */
  found: string;
}

/** A formula's activation; a configuration carries it as {id, source, learnable?, asWritten?, parameters?}. */
export interface CompiledExpression extends ActivationInfo {
  source: string;
  learnable: string[];
  asWritten: boolean;
}

/** A torch.nn.Module, a torch.autograd.Function, NumPy, JAX, a file for core/activations/, a function of ONNX as text. */
export type CodeLanguage = "module" | "function" | "numpy" | "jax" | "header" | "onnx";
export const codeLanguages: readonly CodeLanguage[] = ["module", "function", "numpy", "jax", "header", "onnx"];

/** What wasm/expression_bindings.cpp gives. */
export interface NativeExpressions {
  compile(source: string, options: NativeOptions): (ActivationInfo & { index: number }) | { error: SyntaxProblem };
  expressionCode(index: number, language: number): string;
  expressionNames(): string[];
  spelling(index: number): Spelling;
}
interface NativeOptions {
  parameters: Required<NativeParameter>[];
  asWritten: boolean;
}
interface NativeParameter {
  name: string;
  default: number;
  min: number;
  max: number;
  step: number;
  learnable: boolean;
}

/** Checks the options, and completes them. */
export function readOptions(options: CompileOptions): NativeOptions {
  if (typeof options !== "object" || options === null) {
    throw wrongType("options", options, "an object {parameters?, learnable?, asWritten?}");
  }
  const { parameters = {}, learnable = [], asWritten = false } = options;
  if (typeof parameters !== "object" || parameters === null) throw wrongType("parameters", parameters, "an object");
  if (!Array.isArray(learnable) || learnable.some((name) => typeof name !== "string")) {
    throw wrongType("learnable", learnable, "a list of parameters' names");
  }
  if (typeof asWritten !== "boolean") throw wrongType("asWritten", asWritten, "true, false");
  const names = [...new Set([...Object.keys(parameters), ...learnable])];
  if (names.length > 64) throw notAllowed("parameters", names.length, "at most 64 parameters");
  return {
    asWritten,
    parameters: names.map((name) => ({
      ...readParameter(name, parameters[name]),
      learnable: learnable.includes(name),
    })),
  };
}

function readParameter(name: string, given: ExpressionParameter | undefined): Omit<NativeParameter, "learnable"> {
  const fields = typeof given === "number" ? { default: given } : (given ?? {});
  if (typeof fields !== "object")
    throw wrongType(`parameters.${name}`, given, "a number, or {default, min, max, step}");
  const read = (field: "default" | "min" | "max" | "step", otherwise: number) => {
    const value = fields[field] ?? otherwise;
    if (typeof value !== "number") throw wrongType(`parameters.${name}.${field}`, value, "a number");
    if (!Number.isFinite(Math.fround(value))) throw notAllowed(`parameters.${name}.${field}`, value, "a finite number");
    return value;
  };
  const initial = read("default", 1);
  const min = read("min", Math.min(-5, initial));
  const max = read("max", Math.max(5, initial));
  if (!(min < max)) throw notAllowed(`parameters.${name}.max`, max, `a number above ${min}`);
  return { name, default: initial, min, max, step: read("step", 0.1) };
}
