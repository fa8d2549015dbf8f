import { effect } from "@preact/signals";

/** Milliseconds of one frame that drawing may take. */
const budget = 5;

/** What is to be drawn, and whether it wants a frame to itself. */
const waiting = new Map<() => void, boolean>();
let awaited = false;

/** The next frame shows what else was changed, and no drawing holds it up. */
let free = false;
/** Frames without drawing so far; a key that is held down does not put off the drawing for ever. */
let freed = 0;
const mostFreed = 2;

/** Keeps the drawing out of the next frame, for which all of the page is laid out anew. */
export function freeFrame(): void {
  free = true;
}

/**
 * Draws in the next frame or, where that is full, in one after. What changes elements of the page is given a frame of
 * its own (`alone`): rendering and laying them out comes after the call, where no clock here sees it.
 */
export function inFrame(draw: () => void, alone = false): void {
  waiting.set(draw, alone);
  if (awaited) return;
  awaited = true;
  requestAnimationFrame(() => {
    awaited = false;
    const begin = performance.now();
    freed = free && freed < mostFreed ? freed + 1 : 0;
    free = false;
    let full = freed > 0;
    let empty = true;
    for (const [next, wholeFrame] of waiting) {
      if (full || performance.now() - begin > budget || (wholeFrame && !empty)) return inFrame(next, wholeFrame);
      waiting.delete(next);
      next();
      empty = false;
      full = wholeFrame;
    }
  });
}

/** Draws all that waits now, a hidden page's too, one thing after another so that none holds up the page. */
export async function drawWaiting(): Promise<void> {
  for (const next of waiting.keys()) {
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
