import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { stageWords as words } from "../i18n/stage";
import { t } from "../i18n/text";
import { state } from "../state/state";
import { followTraining } from "../train/follow";
import { followLooks } from "../train/race/looks";
import { pause, play, running } from "../train/race/race";
import { warmUp } from "../train/race/warm-up";
import { type FigureName, figures, subject } from "./figures";
import { followPointer, laser } from "./laser";
import "./stage.css";

followTraining();

const names = Object.keys(figures) as FigureName[];

function turn(by: number): void {
  if (state.controls.peek() === "locked") return;
  const at = names.indexOf(state.stage.peek() as FigureName);
  state.stage.value = names[(at + by + names.length) % names.length] as FigureName;
}

function choose(by: number): void {
  const { choices } = figures[state.stage.peek() as FigureName];
  if (!choices || state.controls.peek() === "locked") return;
  const count = Math.max(1, choices.count());
  choices.choose((choices.at() + by + count) % count);
}

const playOrPause = () => (running.peek() ? pause() : void play());

function leave(): void {
  if (state.controls.peek() === "locked") return;
  if (document.fullscreenElement) void document.exitFullscreen();
  state.stage.value = "";
}

function fill(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch(() => {}); // a frame that may not fill the screen stays as it is
}

const keys: Readonly<Record<string, () => void>> = {
  ArrowRight: () => turn(1),
  ArrowLeft: () => turn(-1),
  PageDown: () => turn(1), // a presenter's remote control
  PageUp: () => turn(-1),
  ArrowDown: () => choose(1),
  ArrowUp: () => choose(-1),
  " ": playOrPause,
  l: () => {
    laser.value = !laser.peek();
  },
  f: fill,
  Escape: leave,
};

/** What has the focus and uses the key itself: the probe its arrows, a button the space bar. */
function isUsed(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (!(target instanceof HTMLElement)) return false;
  return event.key === " "
    ? target.closest("button, input, select") !== null
    : target.closest("input, select") !== null;
}

interface ButtonProps {
  label: string;
  sign: ComponentChildren;
  onClick(): void;
  pressed?: boolean;
}

const corners = (
  <svg class="corners" aria-hidden="true" viewBox="0 0 24 24">
    <path d="M3 9V3h6M15 3h6v6M21 15v6h-6M9 21H3v-6" fill="none" stroke="currentColor" stroke-width="2.5" />
  </svg>
);

function Button({ label, sign, onClick, pressed }: ButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} aria-pressed={pressed} onClick={onClick}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

function Controls({ name }: { name: FigureName }) {
  const several = (figures[name].choices?.count() ?? 1) > 1;
  const isOn = running.value;
  return (
    <nav class="strip" aria-label={t(words.controls)}>
      <Button label={t(words.previous)} sign="←" onClick={() => turn(-1)} />
      <Button label={t(words.next)} sign="→" onClick={() => turn(1)} />
      {several && <Button label={t(words.up)} sign="↑" onClick={() => choose(-1)} />}
      {several && <Button label={t(words.down)} sign="↓" onClick={() => choose(1)} />}
      {name !== "curve" && (
        <Button label={t(isOn ? words.pause : words.play)} sign={isOn ? "❚❚" : "▶"} onClick={playOrPause} />
      )}
      <Button
        label={t(words.laser)}
        sign="●"
        pressed={laser.value}
        onClick={() => {
          laser.value = !laser.peek();
        }}
      />
      <Button label={t(words.full)} sign={corners} onClick={fill} />
      <Button label={t(words.leave)} sign="✕" onClick={leave} />
    </nav>
  );
}

/** One figure at a time, for the whole hall. */
export default function Stage() {
  const dot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    warmUp();
    const onKey = (event: KeyboardEvent) => {
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act || isUsed(event)) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", onKey);
    const stops = [followLooks(), followPointer(dot.current as HTMLElement)];
    return () => {
      removeEventListener("keydown", onKey);
      for (const stop of stops) stop();
    };
  }, []);
  const name = state.stage.value as FigureName;
  const { Head, Drawing, sentence } = figures[name] ?? figures.curve;
  return (
    <div class="screen" data-figure={name}>
      <div class="top">
        <h1>
          {t(words.figures[name])} <b>{subject(name)}</b>
        </h1>
        {Head && <Head />}
      </div>
      <div class="drawing-area">
        <Drawing key={name} />
      </div>
      <p class="says" aria-live="polite">
        {sentence()}
      </p>
      {state.controls.value === "shown" && <Controls name={name} />}
      <div ref={dot} class="laser" hidden={!laser.value} aria-hidden="true" />
    </div>
  );
}
