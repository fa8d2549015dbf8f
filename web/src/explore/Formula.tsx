import { useEffect, useRef } from "preact/hooks";

/** A long formula is set smaller, down to what can still be read, rather than cut off. */
function shrink(place: HTMLElement): void {
  place.style.fontSize = "";
  const share = place.clientWidth / place.scrollWidth;
  if (share < 1) place.style.fontSize = `${Math.max(share, 0.6) * 0.97}em`;
}

/** TeX as MathML, which the browser draws and a screen reader reads. */
export function Formula({ tex }: { tex: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let wanted = true;
    void import("temml").then(({ default: temml }) => {
      if (!wanted || !place.current) return;
      temml.render(tex, place.current, { displayMode: true });
      shrink(place.current);
    });
    return () => {
      wanted = false;
    };
  }, [tex]);
  return <div class="formula" ref={place} />;
}
