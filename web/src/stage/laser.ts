import { signal } from "@preact/signals";

/** Whether a red dot follows the pointer. */
export const laser = signal(false);

/** Moves the dot with the pointer; gives what ends it. */
export function followPointer(dot: HTMLElement): () => void {
  const move = ({ clientX, clientY }: PointerEvent) => {
    dot.style.transform = `translate(${clientX}px, ${clientY}px)`;
  };
  addEventListener("pointermove", move);
  return () => removeEventListener("pointermove", move);
}
