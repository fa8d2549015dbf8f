import { readFileSync } from "node:fs";
import { type DatasetConfig, type InputError, loadCore, type TrainerConfig, type TrainerField } from "playground-core";
import { describe, expect, it } from "vitest";

const core = await loadCore();
const fields = core.trainerFields();
const field = (name: string) => fields.find((each) => each.name === name) as TrainerField;

/** {optimizer: {lr: 1}} of "optimizer.lr" and 1. */
function configOf(entries: readonly (readonly [string, unknown])[]): TrainerConfig {
  const config: Record<string, Record<string, unknown> | unknown> = {};
  for (const [name, value] of entries) {
    const [first = "", second] = name.split(".");
    if (second === undefined) config[first] = value;
    else config[first] = { ...(config[first] as object), [second]: value };
  }
  return config as TrainerConfig;
}

function refused(name: string, value: unknown): string | undefined {
  try {
    core.createTrainer(configOf([[name, value]])).dispose();
    return undefined;
  } catch (error) {
    return (error as InputError).field;
  }
}

describe("the trainer's fields", () => {
  it("have defaults that are the trainer's", () => {
    const spelled = fields.flatMap(({ name, kind, default: value }) =>
      value === undefined ? [] : [[name, kind === "activations" ? { id: value } : value] as const],
    );
    expect(spelled.length).toBeGreaterThan(25);
    const [plain, full] = [{}, configOf(spelled)].map((config) => core.createTrainer(config));
    plain?.run(2);
    full?.run(2);
    expect(full?.history()).toEqual(plain?.history());
  });

  const bounded = fields.filter(({ min, max }) => min !== undefined || max !== undefined);
  it("are many", () => expect(bounded.length).toBeGreaterThan(15));

  it.each(bounded)("$name is refused outside of its bounds alone", ({ name, kind, min, max, aboveMin, belowMax }) => {
    const step = kind.startsWith("integer") ? 1 : 1e-9;
    const given = (value: number) => (kind === "numbers" ? [value, value] : kind === "integers" ? [value] : value);
    const place = kind.endsWith("s") ? `${name}[0]` : name;
    if (min !== undefined) expect(refused(name, given(aboveMin ? min : min - step))).toBe(place);
    if (max !== undefined) expect(refused(name, given(belowMax ? max : max + step * max))).toBe(place);
    if (min !== undefined && !aboveMin) expect(refused(name, given(min))).not.toBe(place);
    if (max !== undefined && !belowMax) expect(refused(name, given(max))).not.toBe(place);
  });

  it("have the words that the types have", () => {
    // TypeScript asks for every word of a type here, and for no other.
    type Words<T extends string | undefined> = Record<NonNullable<T>, true>;
    const name: Words<DatasetConfig["name"]> = {
      circles: true,
      moons: true,
      blobs: true,
      xor: true,
      spiral: true,
      curve: true,
      custom: true,
    };
    const curve: Words<DatasetConfig["function"]> = { square: true, sine: true, step: true };
    const task: Words<DatasetConfig["task"]> = { auto: true, classification: true, regression: true };
    const loss: Words<TrainerConfig["loss"]> = {
      bce: true,
      bce_with_logits: true,
      cross_entropy: true,
      nll: true,
      mse: true,
      huber: true,
    };
    const optimizer: Words<NonNullable<TrainerConfig["optimizer"]>["name"]> = {
      adam: true,
      adamw: true,
      sgd: true,
      rmsprop: true,
    };
    const init: Words<TrainerConfig["init"]> = {
      default: true,
      kaiming_normal: true,
      kaiming_uniform: true,
      xavier_normal: true,
      xavier_uniform: true,
      lecun_normal: true,
      normal: true,
      zeros: true,
    };
    const batchNorm: Words<TrainerConfig["batchNorm"]> = { none: true, before: true, after: true };
    const typed = {
      "dataset.name": name,
      "dataset.function": curve,
      "dataset.task": task,
      loss,
      "optimizer.name": optimizer,
      init,
      batchNorm,
    };
    expect(fields.filter(({ choices }) => choices).map((each) => each.name)).toEqual(Object.keys(typed));
    for (const [each, words] of Object.entries(typed)) expect(field(each).choices).toEqual(Object.keys(words));
  });

  it("are what the page was built with", () => {
    const file = new URL("../../web/src/core/trainer-fields.json", import.meta.url);
    const built = Object.fromEntries(fields.map(({ name, ...rest }) => [name, rest]));
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(built);
  });
});
