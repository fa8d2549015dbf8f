import { lookAround } from "../race/looks";
import { ensureOpen } from "../race/race";
import { shownRacer } from "../race/shown";

/** Opens the racer on show before any training, to see what it starts with. */
export async function lookAtFirst(): Promise<void> {
  const racer = shownRacer.peek();
  if (!racer) return;
  await ensureOpen(racer.first);
  lookAround();
}
