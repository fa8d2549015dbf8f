import type { TrainerField } from "playground-core";
import fields from "./trainer-fields.json";

export type FieldName = keyof typeof fields;

/** A field of the trainer's configuration as the core has it: the build writes the file, for the page is there first. */
export function fieldOf(name: FieldName): Omit<TrainerField, "name"> {
  return fields[name] as Omit<TrainerField, "name">;
}
