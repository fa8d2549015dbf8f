import "./lessons.css";
import { effect, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Failed } from "../controls/Failed";
import { lessonWords as words } from "../i18n/lessons";
import { t } from "../i18n/text";
import { followLessons, leave, lesson, opened, retry, stepIndex } from "./player";
import { type Point, points } from "./points";
import { Questions } from "./Questions";
import { Step } from "./Step";

followLessons();

/** Marks the parts of the page that a step points at, as soon as they are there. */
function usePointing(names: readonly string[], folded: boolean): void {
  useEffect(() => {
    const marked = new Set<Element>();
    const mark = () => {
      for (const name of names) {
        const found = document.querySelector(points[name as Point]);
        const part = found?.tagName === "CANVAS" ? found.parentElement : found;
        if (!part || marked.has(part)) continue;
        if (marked.size === 0) part.scrollIntoView({ block: "center", behavior: "instant" });
        part.setAttribute("data-pointed", "");
        marked.add(part);
      }
      if (marked.size >= names.length) watcher.disconnect();
    };
    const watcher = new MutationObserver(mark);
    watcher.observe(document.getElementById("main") as HTMLElement, { childList: true, subtree: true });
    mark();
    return () => {
      watcher.disconnect();
      for (const part of marked) part.removeAttribute("data-pointed");
    };
  }, [names.join(), folded]);
}

/** The page keeps as much room below as the dock takes. */
function useRoom(folded: boolean) {
  const dock = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = dock.current as HTMLElement;
    const root = document.documentElement;
    const observer = new ResizeObserver(() => root.style.setProperty("--dock", `${element.offsetHeight}px`));
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.style.removeProperty("--dock");
    };
  }, [folded]);
  return dock;
}

/** A lesson over the page that it works with. */
export default function Dock() {
  const folded = useSignal(false);
  const dock = useRoom(folded.value);
  const { value } = lesson;
  const step = value?.steps[stepIndex.value];
  usePointing(step?.point ?? [], folded.value);
  useEffect(
    () =>
      effect(() => {
        stepIndex.value;
        folded.value = false;
      }),
    [],
  );
  const state = opened.value;
  return (
    <aside ref={dock} class="dock" aria-label={value ? t(value.title) : t(words.title)} data-folded={folded.value}>
      <div class="dock-head">
        {value && (
          <>
            <h2>{t(value.title)}</h2>
            <span class="quiet">{t(words.step, { step: stepIndex.value + 1, steps: value.steps.length })}</span>
            <progress value={stepIndex.value + 1} max={value.steps.length} aria-hidden="true" />
          </>
        )}
        <button
          type="button"
          class="plain"
          aria-expanded={!folded.value}
          onClick={() => {
            folded.value = !folded.value;
          }}
        >
          {t(folded.value ? words.unfold : words.fold)}
        </button>
        <button type="button" class="plain" onClick={() => leave()}>
          {t(words.leave)}
        </button>
      </div>
      {!folded.value && (
        <div class="dock-body">
          {state?.state === "failed" && (
            <Failed isStubborn onAgain={retry}>
              {t(words.broken, { reason: state.reason })}
            </Failed>
          )}
          {value && <Step lesson={value} />}
          {value && stepIndex.value === value.steps.length - 1 && <Questions lesson={value} />}
        </div>
      )}
    </aside>
  );
}
