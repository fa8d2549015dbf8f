import { type ComponentChildren, toChildArray } from "preact";
import { useEffect, useState } from "preact/hooks";
import { inFrame } from "../page/frame";
import { isTouched } from "../page/hand";

/**
 * Shows its children from the first on, one a frame: a view as a whole would hold up the page while a race is on. Before
 * the visitor has done anything, none can be, and all of it comes at once.
 */
export function InTurn({ children }: { children: ComponentChildren }) {
  const parts = toChildArray(children);
  const [shown, setShown] = useState(isTouched() ? 1 : parts.length);
  useEffect(() => {
    if (shown < parts.length) inFrame(() => setShown(shown + 1), true);
  }, [shown, parts.length]);
  return <>{parts.slice(0, shown)}</>;
}
