import { effect } from "@preact/signals";

/** Milliseconds of one frame that drawing may take. */
const budget = 5;

interface Wish {
  /** It wants a frame to itself. */
  alone: boolean;
  /** It waits until this is true of the time; the others do not wait for it. */
  ready: (time: number) => boolean;
}

/** What is to be drawn, in the order in which it was asked for. */
const waiting = new Map<() => void, Wish>();
let awaited = false;

const always = () => true;

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
export function inFrame(draw: () => void, alone = false, ready: Wish["ready"] = always): void {
  waiting.set(draw, { alone, ready });
  awaitFrame();
}

/** It is drawn no more, unless it is asked for again. */
export function outOfFrame(draw: () => void): void {
  waiting.delete(draw);
}

function awaitFrame(): void {
  if (awaited || waiting.size === 0) return;
  awaited = true;
  requestAnimationFrame(frame);
}

function frame(): void {
  awaited = false;
  const begin = performance.now();
  freed = free && freed < mostFreed ? freed + 1 : 0;
  free = false;
  let empty = true;
  if (freed === 0) {
    for (const [draw, { alone, ready }] of waiting) {
      if (!ready(begin)) continue;
      if (performance.now() - begin > budget || (alone && !empty)) break;
      waiting.delete(draw);
      draw();
      empty = false;
      if (alone) break;
    }
  }
  awaitFrame();
}

/** Draws all that waits now, a hidden page's too, one thing after another so that none holds up the page. */
export async function drawWaiting(): Promise<void> {
  for (const next of waiting.keys()) {
    waiting.delete(next);
    next();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Rounds of drawing what drawing has asked for. */
const mostRounds = 8;

/** Draws all that waits, and what follows from it, before it returns: a print-out waits for no frame. */
export function drawAll(): void {
  for (let round = 0; waiting.size > 0 && round < mostRounds; round++)
    for (const next of [...waiting.keys()]) {
      waiting.delete(next);
      next();
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
