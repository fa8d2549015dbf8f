import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { inFrame } from "../page/frame";

/**
 * Frees the pixels of a canvas that is not needed any more when a frame has room for it. Left to the garbage collector,
 * those of a whole view are freed at once, and that takes as long as two frames.
 */
export function discard(canvas: HTMLCanvasElement | OffscreenCanvas): void {
  inFrame(() => {
    canvas.width = 0;
  });
}

/** Discards the canvas with the component that shows it. */
export function useDiscard(canvas: RefObject<HTMLCanvasElement | null>): void {
  useEffect(() => {
    const { current } = canvas;
    return () => current && discard(current);
  }, []);
}
