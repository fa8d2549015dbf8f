import formulas from "virtual:formulas";
import { useLayoutEffect, useRef } from "preact/hooks";
import "./formula.css";

/** A long formula is set smaller, down to what can still be read, rather than cut off. */
function shrink(place: HTMLElement): void {
  place.style.fontSize = "";
  const share = place.clientWidth / place.scrollWidth;
  if (share < 1) place.style.fontSize = `${Math.max(share, 0.6) * 0.97}em`;
}

/** One of the core's formulas as MathML, which the browser draws and a screen reader reads. */
export function Formula({ tex }: { tex: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!place.current) return;
    const { body } = new DOMParser().parseFromString(formulas[tex] ?? "", "text/html");
    place.current.replaceChildren(...body.childNodes);
    shrink(place.current);
  }, [tex]);
  // A Chinese font's braces do not grow.
  return <div class="formula" lang="en" ref={place} />;
}
