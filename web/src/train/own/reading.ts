import { batch, computed, signal } from "@preact/signals";
import type { DatasetConfig, TableReport } from "playground-core";
import type { Refusal } from "../../core/refusal";
import type { Survey } from "../../core/training";
import { adopt, survey } from "../race/own-data";

/** What was opened or pasted. */
interface Source {
  name: string | null;
  content: string | Uint8Array;
}

/** What the visitor has said of it; all else is found. */
export type Options = Pick<
  DatasetConfig,
  "labelColumn" | "columns" | "header" | "decimal" | "encoding" | "task" | "standardize"
>;

export const source = signal<Source>({ name: null, content: "" });
export const options = signal<Options>({});
export const found = signal<Survey | null>(null);
/** What it was last taken for, also where it was refused: something else can then be said of it. */
export const table = signal<TableReport | null>(null);
/** The first column of those that are shown. */
export const firstColumn = signal(0);
export const problem = signal<Refusal | null>(null);
/** What share has been read; null when nothing is being read. */
export const progress = signal<number | null>(null);

/** Up to so many characters of a text can be edited. */
const mostEdited = 20_000;

export const text = computed(() => {
  const { content } = source.value;
  const whole =
    typeof content === "string"
      ? content
      : new TextDecoder(table.value?.encoding ?? "utf-8").decode(content.subarray(0, 4 * mostEdited));
  return { shown: whole.slice(0, mostEdited), isWhole: content.length <= mostEdited };
});

const config = (): DatasetConfig => ({ csv: source.peek().content, ...options.peek() });

let reading = Promise.resolve();
let latest = 0;

async function read(): Promise<void> {
  const turn = ++latest;
  progress.value = 0;
  const surveyed = await survey(config(), (share) => {
    if (turn === latest) progress.value = share;
  });
  if (turn !== latest) return; // of what was there before
  batch(() => {
    progress.value = null;
    found.value = surveyed.found ?? null;
    table.value = surveyed.found?.table ?? surveyed.refused?.table ?? table.peek();
    problem.value = surveyed.refused ?? null;
  });
}

/** Takes another text or file, of which nothing has been said yet. */
export function bring(name: string | null, content: string | Uint8Array): void {
  source.value = { name, content };
  const { standardize } = options.peek();
  options.value = standardize ? { standardize } : {};
  found.value = null;
  table.value = null;
  firstColumn.value = 0;
  problem.value = null;
  if (content.length > 0) reading = read();
}

/** Reads it again with what the visitor says; undefined takes a word back. */
export function say(change: { [K in keyof Options]: Options[K] | undefined }): void {
  const said = Object.entries({ ...options.peek(), ...change }).filter(([, value]) => value !== undefined);
  options.value = Object.fromEntries(said);
  reading = read();
}

/** Makes the table, as it is read now, the data to train on. */
export async function use(name: string): Promise<void> {
  await reading;
  const { content } = source.peek();
  const { encoding, ...rest } = config();
  // A saved race holds a text.
  const csv =
    typeof content === "string" ? content : new TextDecoder(table.peek()?.encoding ?? encoding).decode(content);
  const [kept, refused] = [found.peek(), problem.peek()];
  adopt(source.peek().name ?? name, { ...rest, csv }, { ...(kept && { found: kept }), ...(refused && { refused }) });
}
