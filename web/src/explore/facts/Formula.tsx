import formulas from "virtual:formulas";
import { useLayoutEffect, useRef } from "preact/hooks";
import "./formula.css";

/** A long formula is set smaller, down to what can still be read, rather than cut off. */
function shrink(place: HTMLElement): void {
  place.style.fontSize = "";
  const share = place.clientWidth / place.scrollWidth;
  if (share < 1) place.style.fontSize = `${Math.max(share, 0.6) * 0.97}em`;
}

/** A formula as MathML, which the browser draws and a screen reader reads. */
export function Formula({ tex }: { tex: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let gone = false;
    const draw = (drawn: string) => {
      if (gone || !place.current) return;
      const { body } = new DOMParser().parseFromString(drawn, "text/html");
      place.current.replaceChildren(...body.childNodes);
      shrink(place.current);
    };
    const drawn = formulas[tex];
    if (drawn !== undefined) draw(drawn);
    else
      import("../../page/mathml").then(
        ({ mathml }) => draw(mathml(tex)), // of one's own
        () => place.current?.replaceChildren(tex), // it could not be loaded
      );
    return () => {
      gone = true;
    };
  }, [tex]);
  // A Chinese font's braces do not grow.
  return <div class="formula" lang="en" ref={place} />;
}
