import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** A button that unfolds a small card; Escape or a click elsewhere folds it again. */
export function Popover({ label, children }: { label: ComponentChildren; children: ComponentChildren }) {
  const place = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
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
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !place.current?.open) return;
        place.current.open = false;
        place.current.querySelector("summary")?.focus();
      }}
    >
      <summary>{label}</summary>
      <div class="card">{isOpen && children}</div>
    </details>
  );
}
