import { useEffect, useRef } from "preact/hooks";

/** TeX as MathML, which the browser draws and a screen reader reads. */
export function Formula({ tex }: { tex: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let wanted = true;
    void import("temml").then(({ default: temml }) => {
      if (wanted && place.current) temml.render(tex, place.current, { displayMode: true });
    });
    return () => {
      wanted = false;
    };
  }, [tex]);
  return <div class="formula" ref={place} />;
}
