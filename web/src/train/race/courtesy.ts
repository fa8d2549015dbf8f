/** How long the workers get nothing new after a key or a click, in milliseconds. */
const rest = 80;

let until = 0;

if (typeof addEventListener === "function") {
  for (const type of ["pointerdown", "pointerup", "keydown"])
    addEventListener(type, () => (until = performance.now() + rest), { capture: true, passive: true });
}

/**
 * The visitor goes first: while the page answers a key or a click, the workers leave it the processors, of which there
 * are no more than workers. One wait only, so that whoever goes on typing does not stop the race.
 */
export async function giveWay(): Promise<void> {
  const left = until - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
