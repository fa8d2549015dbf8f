import { batch } from "@preact/signals";
import { type EpochSeries, type LayerSeries, unpackInto } from "../../core/train-pack";
import { trouble } from "../../i18n/trouble";
import type { Run } from "../../race/run";
import { prepare } from "../../state/address";
import { read, write } from "../../state/link";
import { restore, snapshot, table } from "../../state/state";
import { requestAll } from "../race/live";
import { isOwnData, nextSerial, type OwnData, ownData } from "../race/own-data";
import { racers, reset } from "../race/race";

const format = "activation-playground race 1";

interface SavedRun {
  stage: Run["stage"];
  milliseconds: number;
  /** Learning rates after rewinds, with the epochs from which they hold. */
  rates: [from: number, lr: number][];
  diverged?: Run["diverged"];
  epochs: number;
  epoch: Record<EpochSeries, string>;
  layer: Record<LayerSeries, string[]>;
}

interface Saved {
  format: string;
  link: string;
  own: OwnData | null;
  /** [racer][seed]. */
  runs: SavedRun[][];
}

function encode(values: Float64Array): string {
  const bytes = new Uint8Array(values.slice().buffer);
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}

function decode(text: string, length: number): Float64Array {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  if (bytes.length !== length * 8 && bytes.length !== 0) throw new Error("length");
  return new Float64Array(bytes.buffer);
}

const mapValues = <K extends string, A, B>(record: Record<K, A>, change: (value: A) => B) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value as A)])) as Record<K, B>;

function saveRun(run: Run): SavedRun {
  return {
    stage: run.stage,
    milliseconds: run.milliseconds,
    rates: run.segments.map(({ from, config }) => [from, config.optimizer?.lr ?? 0]),
    ...(run.diverged ? { diverged: run.diverged } : {}),
    epochs: run.epochs,
    epoch: mapValues(run.epoch, (track) => encode(track.values())),
    layer: mapValues(run.layer, (tracks) => tracks.map((track) => encode(track.values()))),
  };
}

/** The race with its set-up, its histories and the visitor's own data, as a file's text. */
export function saveRace(): string {
  const runs = racers.peek().map((racer) => racer.runs.map(saveRun));
  const saved: Saved = { format, link: write(table, snapshot()), own: ownData.peek(), runs };
  return JSON.stringify(saved);
}

function fill(run: Run, saved: SavedRun): void {
  unpackInto(run, {
    epoch: mapValues(saved.epoch, (text) => decode(text, saved.epochs)),
    layer: mapValues(saved.layer, (list) => list.map((text) => decode(text, saved.epochs))),
  });
  run.milliseconds = Number(saved.milliseconds) || 0;
  const { config } = run;
  run.segments.splice(0);
  for (const [from, lr] of saved.rates)
    run.segments.push({ from, config: { ...config, optimizer: { ...config.optimizer, lr } } });
  // All others go on from here; one that was refused is asked again, and says why anew.
  run.stage = saved.stage === "done" || saved.stage === "diverged" ? saved.stage : "waiting";
  if (run.stage !== "diverged") return;
  if (!Object.hasOwn(trouble.quantities, saved.diverged?.quantity ?? "")) throw new Error("diverged");
  run.diverged = saved.diverged;
}

/** Opens what saveRace wrote. False if the text is something else; then nothing has changed. */
export async function openRace(text: string): Promise<boolean> {
  const before = { state: snapshot(), own: ownData.peek() };
  try {
    const saved = JSON.parse(text) as Saved;
    if (saved.format !== format) return false;
    await prepare(String(saved.link));
    const { values, broken } = read(table, saved.link);
    if (broken || (saved.own !== null && !isOwnData(saved.own))) return false;
    const { language, theme, ...rest } = values;
    batch(() => {
      ownData.value = saved.own && { ...saved.own, serial: nextSerial() };
      restore(rest);
    });
    reset();
    if (saved.runs.length !== racers.peek().length) throw new Error("racers");
    for (const racer of racers.peek()) {
      for (const [index, run] of racer.runs.entries()) fill(run, saved.runs[racer.index]?.[index] as SavedRun);
    }
    requestAll();
    return true;
  } catch {
    batch(() => {
      ownData.value = before.own;
      restore(before.state);
    });
    reset();
    return false;
  }
}
