import { batch, effect } from "@preact/signals";
import { openCompiler } from "../core/core";
import { mentionsFormula } from "./formula";
import { read, write } from "./link";
import { shellFields } from "./shell";
import { restore, type State, snapshot, state, table } from "./state";

/** Browsers refuse more than some 100 changes of the address in 30 seconds. */
const pause = 350;

/** The theme and language of the link, before the core is there to check the rest. */
export function readShell(): void {
  const text = location.hash
    .slice(1)
    .split("&")
    .filter((part) => Object.hasOwn(shellFields, part.split("=")[0] ?? ""))
    .join("&");
  restore(read(shellFields, text).values);
}

/** What a step of the browser's history is: a view, in Explore its panel, a figure on the stage. */
type Place = Pick<State, "view" | "panel" | "stage">;

const differs = (one: Place, other: Place) =>
  one.view !== other.view || one.panel !== other.panel || one.stage !== other.stage;

const placeNow = (): Place => ({
  view: state.view.peek(),
  panel: state.panel.peek(),
  stage: state.stage.peek(),
});

/** Has what it takes to read this link: where the compiler cannot be loaded, its formulas count as broken. */
export async function prepare(link: string): Promise<void> {
  if (mentionsFormula(link)) await openCompiler().catch(() => undefined);
}

/** Takes the state from the address, which has been prepared for, and keeps the address up to date from then on. */
export function followAddress(onBroken: () => void): void {
  let written = location.hash;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = () => {
    const { values, broken } = read(table, location.hash);
    batch(() => restore(values));
    if (broken) onBroken();
    written = location.hash;
  };
  take();
  addEventListener("hashchange", async () => {
    if (location.hash === written) return;
    await prepare(location.hash);
    if (location.hash !== written) take();
  });

  let place = placeNow();
  const put = () => {
    if (location.hash !== written) return; // another link, whose event is still to come
    const text = write(table, snapshot());
    const hash = text === "" ? "" : `#${text}`;
    const now = placeNow();
    const step = differs(now, place);
    place = now;
    if (hash === location.hash) return;
    const address = `${location.pathname}${location.search}${hash}`;
    if (step) history.pushState(now, "", address);
    else history.replaceState(now, "", address);
    written = location.hash;
  };
  history.replaceState(place, "");
  // Back and forward change the place alone: what was set up, and the race, stay as they are now.
  addEventListener("popstate", ({ state: step }: { state: Place | null }) => {
    if (!step || !table.view.options.includes(step.view) || !table.panel.options.includes(step.panel)) return;
    if (!table.stage.options.includes(step.stage)) return;
    written = location.hash;
    place = step;
    batch(() => restore(step));
    put();
  });
  effect(() => {
    const now = snapshot();
    clearTimeout(timer);
    if (differs(now, place)) put();
    else timer = setTimeout(put, pause);
  });
}

/** The link that restores the page as it is now, whole or, to be embedded, bare. */
export function link(frame: State["frame"] = state.frame.value): string {
  const text = write(table, { ...snapshot(), frame });
  return `${location.href.split("#")[0]}${text === "" ? "" : `#${text}`}`;
}
