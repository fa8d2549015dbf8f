import type { Native } from "./native.js";

/** What wasm/trainer_bindings.cpp gives. */
export type NativeTrainer = unknown;

export type TrainerApi = object;

export function trainerApi(_native: Native): TrainerApi {
  return {};
}
