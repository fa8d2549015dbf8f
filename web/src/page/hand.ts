import { freeFrame } from "./frame";

/** Frames after a key or a click in which the workers get nothing new: the second shows what it did, the third is spare. */
const frames = 3;
/** Milliseconds after which they go on in any case; a hidden page has no frames. */
const longest = 250;

let touched = false;
let answered: Promise<void> | undefined;

function answer(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longest);
    let left = frames;
    const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve());
    next();
  });
}

function touch(): void {
  touched = true;
  freeFrame();
  const mine = answer();
  answered = mine;
  mine.then(() => {
    if (answered === mine) answered = undefined;
  });
}

if (typeof addEventListener === "function")
  for (const type of ["pointerdown", "pointerup", "click", "keydown"])
    addEventListener(type, touch, { capture: true, passive: true });

/** Whether the visitor has done anything yet. */
export const isTouched = () => touched;

/** Whether the page has yet to show what a key or a click did. */
export const isAnswering = () => answered !== undefined;

/**
 * The visitor goes first: while the page answers a key or a click, the workers leave it the processors, of which there
 * are no more than workers. One wait only, so that whoever goes on typing does not stop the race.
 */
export async function giveWay(): Promise<void> {
  await answered;
}
