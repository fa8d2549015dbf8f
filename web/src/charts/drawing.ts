import { effect } from "@preact/signals";

/** Milliseconds of one frame that drawing may take. */
const budget = 5;

const waiting = new Set<() => void>();
let awaited = false;

/** Draws in the next frame or, where that is full, in the one after: what a visitor did is answered before all is redrawn. */
function inFrame(draw: () => void): void {
  waiting.add(draw);
  if (awaited) return;
  awaited = true;
  requestAnimationFrame(() => {
    awaited = false;
    const begin = performance.now();
    for (const next of waiting) {
      if (performance.now() - begin > budget) return inFrame(next);
      waiting.delete(next);
      next();
    }
  });
}

/** Draws all that waits now, a hidden page's too, one thing after another so that none holds up the page. */
export async function drawWaiting(): Promise<void> {
  for (const next of waiting) {
    waiting.delete(next);
    next();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Runs `draw` in a frame soon after whenever a signal that `follow` reads has changed, the first time too. */
export function drawing(follow: () => void, draw: () => void): () => void {
  const stop = effect(() => {
    follow();
    inFrame(draw);
  });
  return () => {
    stop();
    waiting.delete(draw);
  };
}
