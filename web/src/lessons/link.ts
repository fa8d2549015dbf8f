import type { LessonFile } from "../../lessons/build/schema";
import { trainFields } from "../state/train";

/** The link of what the page shows at a step: all that the steps up to it have set. */
export function linkAt({ steps, races }: Pick<LessonFile, "steps" | "races">, index: number): string {
  const fields = new Map<string, string>();
  const set = (link: string) => {
    for (const part of link.split("&")) fields.set(part.slice(0, part.indexOf("=")), part);
  };
  for (const step of steps.slice(0, index + 1)) {
    if (step.race !== undefined) {
      for (const name of Object.keys(trainFields)) fields.delete(name);
      set(`view=train&${races[step.race]}`);
    }
    if (step.set !== undefined) set(step.set);
  }
  return [...fields.values()].join("&");
}
