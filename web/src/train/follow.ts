import { keepGhost } from "./charts/ghost";
import { followSetup } from "./race/actions";

let following = false;

/** The race follows the set-up from the moment that a view first shows it, whichever that is. */
export function followTraining(): void {
  if (following) return;
  following = true;
  followSetup(keepGhost);
}
