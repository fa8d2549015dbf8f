import { batch, signal } from "@preact/signals";
import { proxy } from "comlink";
import type { DatasetConfig } from "playground-core";
import type { Refusal } from "../../core/refusal";
import { trainWorkers } from "../../core/train-worker";
import type { Survey } from "../../core/training";
import { state } from "../../state/state";

/** The visitor's own data. They stay in this tab: neither a link nor a request carries them. */
export interface OwnData {
  /** Another number for other data: their text may be long. */
  serial: number;
  /** Says how they came: drawn, pasted, or the file's name. */
  name: string;
  config: DatasetConfig;
  samples: number;
  columns: number;
  /** 0 for regression. */
  classes: number;
  names: readonly string[];
}

export const ownData = signal<OwnData | null>(null);
/** Why data were not taken. */
export const ownProblem = signal<Refusal | null>(null);
/** The two features that the boundary's axes show. */
export const ownAxes = signal<readonly [number, number]>([0, 1]);

let serials = 0;
export const nextSerial = (): number => ++serials;

export interface Surveyed {
  found?: Survey;
  refused?: Refusal;
}

/** What the core makes of own data, or why it refuses them. */
export async function survey(config: DatasetConfig, progress?: (share: number) => void): Promise<Surveyed> {
  const [worker] = trainWorkers();
  if (!worker) return {};
  const told = progress && proxy(progress);
  return worker
    .ask((service) => service.survey({ ...config, name: "custom" }, told), 120_000)
    .catch((error: Error) => ({ refused: { message: error.message } }));
}

/** Takes data if the core has taken them; what is wrong is said, and the previous data stay. */
export function adopt(name: string, config: DatasetConfig, { found, refused }: Surveyed): boolean {
  ownProblem.value = refused ?? null;
  if (!found || refused) return false;
  const { samples, columns, classes, names } = found;
  batch(() => {
    ownAxes.value = [0, Math.min(1, columns - 1)];
    ownData.value = { serial: nextSerial(), name, config, samples, columns, classes, names };
    state.dataset.value = "custom";
    state.loss.value = null;
  });
  return true;
}

export const offer = async (name: string, config: DatasetConfig): Promise<boolean> =>
  adopt(name, config, await survey(config));

/** Whether a file's data are what this page saves; their contents are the core's to judge. */
export function isOwnData(value: unknown): value is OwnData {
  const { name, config, samples, columns, classes, names } = (value ?? {}) as Partial<OwnData>;
  const numbers = [samples, columns, classes].every((number) => Number.isInteger(number));
  const texts = Array.isArray(names) && names.every((text) => typeof text === "string");
  return typeof name === "string" && typeof config === "object" && config !== null && numbers && texts;
}
