import { render } from "preact";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/shell.css";
import "./styles/print.css";
import { followTheme } from "./charts/palette";
import { notify } from "./controls/notice";
import { openCore } from "./core/core";
import { common } from "./i18n/common";
import { followLanguage } from "./i18n/language";
import { App, type Stage } from "./shell/App";
import { workOffline } from "./shell/offline";
import { followAddress, prepare, readShell } from "./state/address";
import { openKept } from "./state/kept";

const root = document.getElementById("app") as HTMLElement;
const show = (stage: Stage) => render(<App stage={stage} />, root);

async function start(): Promise<void> {
  readShell();
  followTheme();
  followLanguage();
  show({ name: "loading" });
  await open();
}

async function open(): Promise<void> {
  try {
    const { simd } = await openCore();
    await prepare(location.hash);
    followAddress(() => notify(common.brokenLink));
    show({ name: "ready" });
    openKept();
    if (!simd) notify(common.scalar);
    workOffline();
  } catch (error) {
    show({ name: "failed", reason: error instanceof Error ? error.message : String(error), again: open });
  }
}

// A task of its own: all that was loaded has just been evaluated in this one.
setTimeout(start);
