import { effect } from "@preact/signals";

/** Milliseconds of one frame that drawing may take. */
const budget = 5;

const waiting = new Set<() => void>();
let awaited = false;

/** Whether the next frame is the first since a key or a click: it shows what else these did, and no drawing holds it up. */
let first = false;
/** Whether the last frame was such a one; a key that is held down does not put off the drawing for ever. */
let late = false;

if (typeof addEventListener === "function") {
  for (const type of ["pointerdown", "click", "keydown"])
    addEventListener(type, () => (first = true), { capture: true, passive: true });
}

/** Draws in the next frame or, where that is full, in the one after. */
function inFrame(draw: () => void): void {
  waiting.add(draw);
  if (awaited) return;
  awaited = true;
  requestAnimationFrame(() => {
    awaited = false;
    const begin = performance.now();
    late = first && !late;
    first = false;
    for (const next of waiting) {
      if (late || performance.now() - begin > budget) return inFrame(next);
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
