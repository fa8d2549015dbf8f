import { notAllowed, unwrap, wrongType } from "./errors.js";
import type { NativeActivations } from "./native.js";

/** Which activation: its id, and the parameters that differ from their defaults. */
export interface Activation {
  id: string;
  parameters?: { [name: string]: number | string };
}

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
  /** TeX. */
  formula: string;
  derivativeFormula: string;
  parameters: ParameterInfo[];
  torch: { module: string; functional: string };
  paper: { citation: string; year: number; url: string };
  /** Largest error over all float32 inputs with default parameters, in units in the last place. */
  maxUlp: { value: number; derivative: number };
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
export interface Rows extends Values {
  /** [rows × outputs × columns], where that is at most 1,048,576 numbers. */
  jacobian?: Float32Array;
}

export interface ActivationApi {
  /** Every activation, by family. */
  catalogue(): ActivationInfo[];
  /** Range and kinks at the given parameters. */
  describe(activation: Activation): Description;
  /** f, f′ and f″ at every x; `order` is the highest derivative wanted. */
  evaluate(activation: Activation, x: Float32Array, order?: 2): Curves;
  evaluate(activation: Activation, x: Float32Array, order: 1): Slopes;
  evaluate(activation: Activation, x: Float32Array, order: 0): Values;
  /** f of every row of `columns` numbers, and its derivative by the row's numbers. */
  evaluateRows(activation: Activation, x: Float32Array, columns: number): Rows;
}

const maxLength = 2 ** 28;
const maxColumns = 2 ** 24;
const maxJacobian = 2 ** 20;
/** Rows go through WebAssembly memory by about so many numbers at a time. */
const rowsBlock = 2 ** 16;

interface Entry extends ActivationInfo {
  /** Its place in the catalogue. */
  index: number;
  /** The parameters' numbers, as the core reads them. */
  defaults: number[];
}

export function activationApi(native: NativeActivations): ActivationApi {
  const entries = new Map<unknown, Entry>(
    native.catalogue().map((info, index) => {
      const defaults = info.parameters.map((parameter) => parameterNumber(parameter, undefined));
      return [info.id, { ...info, index, defaults }];
    }),
  );
  const blockLength = native._blockLength();
  const parameterOffset = native._parameterAddress() / 4;
  let views = blockViews();

  /** Finds the activation and leaves its parameters where the core reads them. */
  function select(activation: Activation): Entry {
    if (typeof activation !== "object" || activation === null) {
      throw wrongType("activation", activation, "an object {id, parameters?}");
    }
    const entry = entries.get(activation.id);
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

  function selectKind(activation: Activation, kind: Entry["kind"], other: string): Entry {
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

  function evaluate(activation: Activation, x: Float32Array, order: 0 | 1 | 2 = 2): Curves {
    const { index } = selectKind(activation, "elementwise", "evaluateRows");
    checkArray(x);
    if (order !== 0 && order !== 1 && order !== 2) {
      throw (typeof order === "number" ? notAllowed : wrongType)("order", order, "0, 1, 2");
    }
    if (views.value.buffer !== native.HEAPF32.buffer) views = blockViews(); // the memory has grown
    const { length } = x;
    const value = allocate(length);
    const derivative = order > 0 ? allocate(length) : undefined;
    const secondDerivative = order > 1 ? allocate(length) : undefined;
    for (let start = 0; start < length; start += blockLength) {
      const count = Math.min(blockLength, length - start);
      const part = (view: Float32Array) => (count < blockLength ? view.subarray(0, count) : view);
      views.value.set(count < length ? x.subarray(start, start + count) : x);
      native._evaluateBlock(index, order, count);
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
  };
}

function parametersOf({ parameters = {} }: Activation, entry: Entry): Record<string, unknown> {
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

const typedArrayName = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Float32Array.prototype),
  Symbol.toStringTag,
)?.get;

function checkArray(x: unknown): asserts x is Float32Array {
  // By its name, not instanceof: an array may come from another realm (a frame, a test's sandbox).
  if (typedArrayName?.call(x) !== "Float32Array") throw wrongType("x", x, "a Float32Array");
  const { length } = x as Float32Array;
  if (length > maxLength) throw notAllowed("x", length, `at most ${maxLength} numbers`);
}

function allocate(length: number): Float32Array {
  try {
    return new Float32Array(length);
  } catch {
    throw notAllowed("x", length, "as many numbers as the memory holds");
  }
}
