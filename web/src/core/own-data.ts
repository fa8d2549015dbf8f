import type { DatasetConfig } from "playground-core";
import type { Core } from "./types";

/**
 * Own data as numbers, on which a trainer trains to the same bits: a text is read once, not for every trainer. What the
 * core refuses stays as it is, for a trainer to refuse.
 */
export function parsed(loaded: Core, config: DatasetConfig): DatasetConfig {
  try {
    const { features, labels, columns, classes, names, classNames } = loaded.dataset(config);
    const task = classes > 0 ? "classification" : "regression";
    return { name: "custom", features, labels, columns, names, classNames, task };
  } catch {
    return config;
  }
}
