import type { ActivationInfo, Description, ParameterInfo, Spelling } from "./activation-info.js";
import { type Failure, notAllowed, unwrap, wrongType } from "./errors.js";
import {
  type CodeLanguage,
  type CompiledExpression,
  type CompileOptions,
  codeLanguages,
  type NativeExpressions,
  readOptions,
  type SyntaxProblem,
} from "./expressions.js";

export type * from "./activation-info.js";

/** Which activation: its id, and the parameters that differ from their defaults. */
export interface Activation {
  id: string;
  parameters?: { [name: string]: number | string };
  /** A formula, for what `compile` has made or would make: with it the id may be "", or no longer known. */
  source?: string;
  learnable?: readonly string[];
  asWritten?: boolean;
}

export interface Values {
  value: Float32Array;
}
export interface Slopes extends Values {
  derivative: Float32Array;
}
export interface Curves extends Slopes {
  secondDerivative: Float32Array;
}
/** The type of the tensor that PyTorch would be given. */
export type Dtype = "float32" | HalfDtype;
/** What networks are trained in; numbers of either are numbers of float32 too. */
export type HalfDtype = "bfloat16" | "float16";

export interface EvaluateOptions {
  /** Arrays of x's length to fill, and to return, instead of new ones; x may be one of them. */
  out?: Partial<Curves>;
  /**
   * With "bfloat16" or "float16", x is rounded to that type, and value and derivative are, bit for bit, what PyTorch 2.13
   * computes on the CPU for a tensor of it, in its vectorised loops (of what PyTorch lacks, our own curves, rounded once).
   * Default "float32", our own curves.
   */
  dtype?: Dtype;
}

export interface HalfOptions extends EvaluateOptions {
  dtype: HalfDtype;
}

export interface Rows extends Values {
  /** [rows × outputs × columns], where that is at most 1,048,576 numbers. */
  jacobian?: Float32Array;
}

/** What only the whole core has: the compiler of formulas, and what is said of other libraries. */
export interface ExpressionApi {
  /**
   * An activation of a formula in x, of at most 500 characters and 64 levels of nesting, or what is wrong with it. Its id
   * depends on source and options alone; `evaluate`, `describe` and trainers take it.
   */
  compile(source: string, options?: CompileOptions): CompiledExpression | { error: SyntaxProblem };
  /** Source text that computes a compiled formula elsewhere. */
  toCode(activation: Activation, language: CodeLanguage): string;
  /** How other libraries write an activation with these parameters' words. */
  spelling(activation: Activation): Spelling;
  /** The functions and activations that a formula may call. */
  functionNames(): string[];
}

export interface ActivationApi {
  /** Every activation, by family. */
  catalogue(): ActivationInfo[];
  /** Range and kinks at the given parameters. */
  describe(activation: Activation): Description;
  /** f, f′ and f″ at every x; `order` is the highest derivative wanted (in 16-bit types 1, which is the default there). */
  evaluate(activation: Activation, x: Float32Array, order: undefined | 1, options: HalfOptions): Slopes;
  evaluate(activation: Activation, x: Float32Array, order?: 2, options?: EvaluateOptions): Curves;
  evaluate(activation: Activation, x: Float32Array, order: 1, options?: EvaluateOptions): Slopes;
  evaluate(activation: Activation, x: Float32Array, order: 0, options?: EvaluateOptions): Values;
  /** f of every row of `columns` numbers, and its derivative by the row's numbers. */
  evaluateRows(activation: Activation, x: Float32Array, columns: number): Rows;
}

const maxLength = 2 ** 28;
const maxColumns = 2 ** 24;
const maxJacobian = 2 ** 20;
/** Rows go through WebAssembly memory by about so many numbers at a time. */
const rowsBlock = 2 ** 16;

/** What wasm/bindings.cpp gives. Addresses are byte offsets into HEAPF32's buffer, which a call that allocates may replace. */
export interface NativeActivations {
  HEAPF32: Float32Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
  catalogue(): ActivationInfo[];
  check(index: number): undefined | Failure;
  describe(index: number): Description;
  rowOutputs(index: number, columns: number): number;
  _blockLength(): number;
  _blockAddress(which: number): number;
  _parameterAddress(): number;
  _evaluateBlock(index: number, order: number, count: number): void;
  /** Only in the whole core; 0 where there is no 16-bit kernel. */
  _evaluateHalfBlock?(index: number, format: number, order: number, count: number): number;
  _evaluateRows(
    index: number,
    x: number,
    rows: number,
    columns: number,
    value: number,
    outputs: number,
    jacobian: number,
  ): void;
}

/** An activation as the core finds it. */
interface Indexed extends ActivationInfo {
  /** Its place in the catalogue. */
  index: number;
  /** The parameters' numbers, as the core reads them. */
  defaults: number[];
}

export function activationApi(native: NativeActivations & Partial<NativeExpressions>): ActivationApi & ExpressionApi {
  const entries = new Map<unknown, Indexed>(
    native.catalogue().map((info, index) => {
      const defaults = info.parameters.map((parameter) => parameterNumber(parameter, undefined));
      return [info.id, { ...info, index, defaults }];
    }),
  );
  const blockLength = native._blockLength();
  const parameterOffset = native._parameterAddress() / 4;
  let views = blockViews();

  /** Finds the activation and leaves its parameters where the core reads them. */
  function select(activation: Activation): Indexed {
    if (typeof activation !== "object" || activation === null) {
      throw wrongType("activation", activation, "an object {id, parameters?}");
    }
    const entry = entries.get(activation.id) ?? fromSource(activation);
    if (!entry) {
      const ids = [...entries.keys()].join(", ");
      throw (typeof activation.id === "string" ? notAllowed : wrongType)("id", activation.id, ids);
    }
    const memory = native.HEAPF32;
    for (let i = 0; i < entry.defaults.length; ++i) memory[parameterOffset + i] = entry.defaults[i] as number;
    if (activation.parameters !== undefined) {
      const given = parametersOf(activation, entry);
      entry.parameters.forEach((parameter, i) => {
        memory[parameterOffset + i] = parameterNumber(parameter, given[parameter.name]);
      });
      unwrap(native.check(entry.index), { parameters: given });
    }
    return entry;
  }

  function compile(source: string, options: CompileOptions = {}): CompiledExpression | { error: SyntaxProblem } {
    if (typeof source !== "string") throw wrongType("source", source, "a formula");
    if (!native.compile) throw notAllowed("source", source, "nothing (loadCore compiles formulas)");
    const checked = readOptions(options);
    // So much tells the core that it is too long, and does not fill its memory.
    const made = native.compile(source.slice(0, 100_000), checked);
    if ("error" in made) return made;
    // The core keeps so many: a new one may have the number of one that went.
    for (const [id, { index }] of entries) if (index === made.index && id !== made.id) entries.delete(id);
    const { index, ...info } = made;
    entries.set(info.id, { ...info, index, defaults: info.parameters.map((each) => parameterNumber(each, undefined)) });
    const learnable = info.parameters.filter((each) => each.learnable).map(({ name }) => name);
    return { ...info, source, learnable, asWritten: checked.asWritten };
  }

  function fromSource({ source, learnable, asWritten }: Activation): Indexed | undefined {
    if (source === undefined) return undefined;
    const made = compile(source, { ...(learnable && { learnable }), ...(asWritten && { asWritten }) });
    if ("error" in made) throw notAllowed("source", source, `a formula (${made.error.message})`);
    return entries.get(made.id);
  }

  function selectKind(activation: Activation, kind: Indexed["kind"], other: string): Indexed {
    const entry = select(activation);
    if (entry.kind !== kind) {
      const ids = [...entries.values()].filter((each) => each.kind === kind).map((each) => each.id);
      throw notAllowed("id", entry.id, `${ids.join(", ")} (for ${entry.id} there is ${other})`);
    }
    return entry;
  }

  function blockViews() {
    const view = (which: number) => new Float32Array(native.HEAPF32.buffer, native._blockAddress(which), blockLength);
    return { value: view(0), derivative: view(1), secondDerivative: view(2) }; // the input is where the value will be
  }

  function evaluate(activation: Activation, x: Float32Array, order?: 0 | 1 | 2, options: EvaluateOptions = {}): Curves {
    const { id, index } = selectKind(activation, "elementwise", "evaluateRows");
    checkArray(x);
    const { dtype, out } = checkOptions(options, x.length);
    const half = halfDtypes.indexOf(dtype);
    const highest = checkOrder(order, half < 0 ? 2 : 1, dtype);
    if (half >= 0 && !native._evaluateHalfBlock) throw notAllowed("dtype", dtype, "float32 (loadCore has the others)");
    if (views.value.buffer !== native.HEAPF32.buffer) views = blockViews(); // the memory has grown
    const { length } = x;
    const value = out.value ?? allocate(length);
    const derivative = highest > 0 ? (out.derivative ?? allocate(length)) : undefined;
    const secondDerivative = highest > 1 ? (out.secondDerivative ?? allocate(length)) : undefined;
    for (let start = 0; start < length; start += blockLength) {
      const count = Math.min(blockLength, length - start);
      const part = (view: Float32Array) => (count < blockLength ? view.subarray(0, count) : view);
      views.value.set(count < length ? x.subarray(start, start + count) : x);
      if (half < 0) native._evaluateBlock(index, highest, count);
      else if (!native._evaluateHalfBlock?.(index, half, highest, count))
        throw notAllowed("dtype", dtype, `float32 for ${id}`);
      value.set(part(views.value), start);
      derivative?.set(part(views.derivative), start);
      secondDerivative?.set(part(views.secondDerivative), start);
    }
    if (!derivative) return { value } as Curves; // the overloads promise no more
    return (secondDerivative ? { value, derivative, secondDerivative } : { value, derivative }) as Curves;
  }

  function evaluateRows(activation: Activation, x: Float32Array, columns: number): Rows {
    const { index } = selectKind(activation, "vector", "evaluate");
    checkArray(x);
    if (typeof columns !== "number") throw wrongType("columns", columns, "a positive integer");
    if (!Number.isInteger(columns) || columns < 1 || columns > maxColumns) {
      throw notAllowed("columns", columns, `an integer from 1 to ${maxColumns}`);
    }
    const outputs = native.rowOutputs(index, columns);
    if (outputs === 0) throw notAllowed("columns", columns, "an even number");
    const rows = x.length / columns;
    if (!Number.isInteger(rows)) throw notAllowed("x", x.length, `a multiple of ${columns} numbers (columns)`);

    const perRow = outputs * columns;
    const value = allocate(rows * outputs);
    const jacobian = rows * perRow <= maxJacobian ? allocate(rows * perRow) : undefined;
    const step = Math.max(1, Math.floor(rowsBlock / (jacobian ? perRow + columns : columns)));
    const numbers = step * (columns + outputs + (jacobian ? perRow : 0));
    const address = native._malloc(numbers * 4);
    if (address === 0) throw notAllowed("columns", columns, "a row that fits into memory");
    try {
      const valueAddress = address + step * columns * 4;
      const jacobianAddress = jacobian ? valueAddress + step * outputs * 4 : 0;
      const read = (from: number, count: number) => native.HEAPF32.subarray(from / 4, from / 4 + count);
      for (let row = 0; row < rows; row += step) {
        const count = Math.min(step, rows - row);
        native.HEAPF32.set(x.subarray(row * columns, (row + count) * columns), address / 4);
        native._evaluateRows(index, address, count, columns, valueAddress, outputs, jacobianAddress);
        value.set(read(valueAddress, count * outputs), row * outputs);
        jacobian?.set(read(jacobianAddress, count * perRow), row * perRow);
      }
    } finally {
      native._free(address);
    }
    return jacobian ? { value, jacobian } : { value };
  }

  return {
    catalogue: () => native.catalogue(),
    describe: (activation) => native.describe(select(activation).index),
    evaluate,
    evaluateRows,
    compile,
    toCode(activation, language) {
      const place = codeLanguages.indexOf(language);
      if (place < 0) throw notAllowed("language", language, codeLanguages.join(", "));
      const { id, index } = select(activation);
      const code = native.expressionCode?.(index, place);
      if (!code) throw notAllowed("id", id, "that of a compiled formula");
      return code;
    },
    spelling: (activation) => native.spelling?.(select(activation).index) ?? {},
    functionNames: () => native.expressionNames?.() ?? [],
  };
}

function parametersOf({ parameters = {} }: Activation, entry: Indexed): Record<string, unknown> {
  const known = entry.parameters.map((each) => each.name);
  const names = known.join(", ") || `none (${entry.id} has no parameters)`;
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) {
    throw wrongType("parameters", parameters, `an object with ${names}`);
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (!known.includes(name)) throw notAllowed(`parameters.${name}`, value, `only these parameters: ${names}`);
  }
  return parameters;
}

/** The number that the core reads: the value itself, or the place among the choices. */
function parameterNumber({ name, choices, default: byDefault }: ParameterInfo, given: unknown): number {
  const value = given === undefined ? byDefault : given;
  const field = `parameters.${name}`;
  if (!choices) {
    if (typeof value !== "number") throw wrongType(field, value, "a number");
    return value;
  }
  const words = choices.map((choice) => JSON.stringify(choice)).join(", ");
  if (typeof value !== "string") throw wrongType(field, value, words);
  const place = choices.indexOf(value);
  if (place < 0) throw notAllowed(field, value, words);
  return place;
}

const halfDtypes: readonly Dtype[] = ["bfloat16", "float16"];
const curveNames = ["value", "derivative", "secondDerivative"] as const;

function checkOrder(order: unknown, highest: 1 | 2, dtype: Dtype): 0 | 1 | 2 {
  if (order === undefined) return highest;
  const allowed = highest === 2 ? "0, 1, 2" : `0, 1 (in ${dtype})`;
  if (typeof order !== "number") throw wrongType("order", order, allowed);
  if (order !== 0 && order !== 1 && (order !== 2 || highest < 2)) throw notAllowed("order", order, allowed);
  return order;
}

function checkOptions(options: unknown, length: number): { dtype: Dtype; out: Partial<Curves> } {
  if (typeof options !== "object" || options === null) throw wrongType("options", options, "an object {out?, dtype?}");
  const { dtype = "float32", out = {} } = options as EvaluateOptions;
  if (dtype !== "float32" && !halfDtypes.includes(dtype)) {
    throw (typeof dtype === "string" ? notAllowed : wrongType)("dtype", dtype, ["float32", ...halfDtypes].join(", "));
  }
  if (typeof out !== "object" || out === null) throw wrongType("out", out, `an object {${curveNames.join("?, ")}?}`);
  for (const name of curveNames) {
    const array: unknown = out[name];
    if (array === undefined) continue;
    const field = `out.${name}`;
    if (typedArrayName?.call(array) !== "Float32Array") throw wrongType(field, array, "a Float32Array");
    const given = (array as Float32Array).length;
    if (given !== length) throw notAllowed(field, given, `an array of ${length} numbers, as x is`);
  }
  return { dtype, out };
}

const typedArrayName = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Float32Array.prototype),
  Symbol.toStringTag,
)?.get;

export function checkArray(x: unknown, field = "x", longest = maxLength): asserts x is Float32Array {
  // By its name, not instanceof: an array may come from another realm (a frame, a test's sandbox).
  if (typedArrayName?.call(x) !== "Float32Array") throw wrongType(field, x, "a Float32Array");
  const { length } = x as Float32Array;
  if (length > longest) throw notAllowed(field, length, `at most ${longest} numbers`);
}

function allocate(length: number): Float32Array {
  try {
    return new Float32Array(length);
  } catch {
    throw notAllowed("x", length, "as many numbers as the memory holds");
  }
}
