import { signal } from "@preact/signals";
import type { DatasetConfig } from "playground-core";

/** The visitor's own data. They stay in this tab: neither a link nor a request carries them. */
export interface OwnData {
  /** Says how they came: drawn, or the file's name. */
  name: string;
  config: DatasetConfig;
  samples: number;
  columns: number;
  classes: number;
  names: readonly string[];
  classNames: readonly string[];
}

export const ownData = signal<OwnData | null>(null);
