import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** A button that unfolds a small card; Escape or a click elsewhere folds it again. */
export function Popover({ label, children }: { label: ComponentChildren; children: ComponentChildren }) {
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const fold = (event: Event) => {
      const details = place.current;
      if (details?.open && !details.contains(event.target as Node)) details.open = false;
    };
    document.addEventListener("pointerdown", fold);
    return () => document.removeEventListener("pointerdown", fold);
  }, []);
  return (
    <details
      class="popover"
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !place.current?.open) return;
        place.current.open = false;
        place.current.querySelector("summary")?.focus();
      }}
    >
      <summary>{label}</summary>
      <div class="card">{children}</div>
    </details>
  );
}
