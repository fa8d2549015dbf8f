import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { Live } from "./live";

/** Draws the given things only while the element is in sight. */
export function useLive(element: RefObject<HTMLElement | null>, ...lives: readonly Live[]): void {
  useEffect(() => {
    const stops = lives.map((live) => live.watch(element.current as HTMLElement));
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}
