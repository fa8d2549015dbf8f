import { batch, effect } from "@preact/signals";
import { read, write } from "./link";
import { shellFields } from "./shell";
import { restore, snapshot, state, table } from "./state";

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

/** Takes the state from the address and keeps the address up to date from then on. */
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
  addEventListener("hashchange", () => {
    if (location.hash !== written) take();
  });

  let view = state.view.value;
  const put = () => {
    if (location.hash !== written) return; // another link, whose event is still to come
    const text = write(table, snapshot());
    const hash = text === "" ? "" : `#${text}`;
    if (hash === location.hash) return;
    const address = `${location.pathname}${location.search}${hash}`;
    if (state.view.value === view) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    view = state.view.value;
    written = location.hash;
  };
  effect(() => {
    snapshot();
    clearTimeout(timer);
    timer = setTimeout(put, pause);
  });
}

/** The link that restores the page as it is now. */
export function link(): string {
  const text = write(table, snapshot());
  return `${location.href.split("#")[0]}${text === "" ? "" : `#${text}`}`;
}
