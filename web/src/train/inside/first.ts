import { lookAround } from "../race/looks";
import { race } from "../race/race";
import { shownRacer } from "../race/shown";

/** Opens the racer on show before any training, to see what it starts with. */
export async function lookAtFirst(): Promise<void> {
  const racer = shownRacer.peek();
  if (!racer) return;
  await race.peek().ensureOpen(racer.first);
  lookAround();
}
