import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Failed } from "../controls/Failed";
import { dismiss, notice } from "../controls/notice";
import { part } from "../controls/part";
import { Explore } from "../explore/Explore";
import { common } from "../i18n/common";
import { t } from "../i18n/text";
import { link } from "../state/address";
import { state } from "../state/state";
import { Header } from "./Header";

export type Stage = { name: "loading" } | { name: "ready" } | { name: "failed"; reason: string; again: () => void };

/** What is not seen first is not loaded first. */
const views = {
  explore: Explore,
  train: part(() => import("../train/Train")),
  lessons: part(() => import("../lessons/Lessons")),
};

const StageView = part(() => import("../stage/Stage"));

const Dock = part(() => import("../lessons/Dock"), { quiet: true });

function Notice() {
  const shown = notice.value;
  return (
    <div class="notice" role="status" data-shown={shown !== null}>
      {shown && (
        <>
          <span>{t(shown.text, shown.values)}</span>
          {shown.offer && (
            <button
              type="button"
              data-action="undo"
              onClick={() => {
                shown.offer?.act();
                dismiss();
              }}
            >
              {t(shown.offer.text)}
            </button>
          )}
          <button type="button" class="plain" aria-label={t(common.close)} onClick={dismiss}>
            ✕
          </button>
        </>
      )}
    </div>
  );
}

/** All that is left of the header where the page is embedded. */
function WholePage() {
  return (
    <header class="whole-page">
      <h1 class="unseen">{t(common.brand)}</h1>
      <a href={link("full")} target="_blank" rel="noopener">
        {t(common.wholePage)} ↗
      </a>
    </header>
  );
}

export function App({ stage }: { stage: Stage }) {
  useEffect(
    () =>
      effect(() => {
        document.title = `${t(common[state.view.value])} · ${t(common.brand)}`;
      }),
    [],
  );
  const isBare = state.frame.value === "bare";
  const View = views[state.view.value];
  const onStage = stage.name === "ready" && state.stage.value !== "";
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById("main")?.focus()}>
        {t(common.skip)}
      </button>
      {onStage ? null : isBare ? <WholePage /> : <Header />}
      <main id="main" tabIndex={-1} data-stage={stage.name}>
        {stage.name === "ready" && (onStage ? <StageView /> : <View />)}
        {stage.name === "loading" && <p class="wait">{t(common.loading)}</p>}
        {stage.name === "failed" && (
          <Failed isStubborn onAgain={stage.again}>
            {t(common.failed, { reason: stage.reason })}
          </Failed>
        )}
      </main>
      {stage.name === "ready" && state.lesson.value !== "" && <Dock />}
      <Notice />
    </>
  );
}
