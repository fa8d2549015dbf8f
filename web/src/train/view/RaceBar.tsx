import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { state } from "../../state/state";
import { speeds } from "../../state/train";
import { tidy } from "../charts/models";
import { newSeed, replay } from "../race/actions";
import { live } from "../race/live";
import { allRuns, pause, play, race, racers, running, step } from "../race/race";
import { Presets } from "../setup/Presets";
import { rowOf, sorted } from "./league-rows";
import "./race-bar.css";

const spaced = (value: number) => Math.round(value).toLocaleString("en").replaceAll(",", " ");

/** How far the race is: the epoch that all have, the pace of all together, what is left. */
function Progress() {
  live.bar.version.value;
  const { done, total } = race.value.progress();
  const runs = allRuns().filter(({ stage }) => stage !== "refused");
  const epoch =
    runs.length > 0 ? Math.min(...runs.filter(({ stage }) => stage !== "diverged").map(({ epochs }) => epochs)) : 0;
  const batch = racers.value[0]?.runs[0]?.batch ?? 0;
  const rate = race.value.pace.rate.value;
  const seconds = running.value && rate > 0 ? (total - done) / rate : 0;
  const time = (value: number) => value.toFixed(value < 10 ? 1 : 0);
  return (
    <>
      <progress max={Math.max(1, total)} value={done} aria-label={t(words.progress)} />
      <span class="pace" data-done={Number.isFinite(epoch) ? epoch : 0} data-running={running.value}>
        {t(words.at, { epoch: Number.isFinite(epoch) ? epoch : 0, total: state.epochs.value })}
        {batch > 0 && !running.value && ` · ${t(words.batchAt, { batch })}`}
        {rate > 0 && ` · ${t(words.rate, { rate: spaced(rate / Math.max(1, runs.length)) })}`}
        {seconds > 0.05 && ` · ${t(words.left, { seconds: time(seconds) })}`}
        {!running.value &&
          done > 0 &&
          race.value.pace.seconds.value > 0 &&
          ` · ${t(words.took, { seconds: time(race.value.pace.seconds.value) })}`}
      </span>
    </>
  );
}

/** Tells those who do not see the charts when the race starts and how it ends. */
function Spoken() {
  const best = running.value
    ? undefined
    : sorted(racers.value.filter(({ first }) => first.epochs > 0).map(rowOf), "loss", false)[0];
  const said = running.value
    ? t(words.started)
    : best
      ? t(words.ended, { name: best.name, loss: tidy(best.values.loss ?? 0) })
      : "";
  return (
    <p class="unseen" role="status">
      {said}
    </p>
  );
}

function PlayButton() {
  live.bar.version.value;
  const { done, total } = race.value.progress();
  const begun = done > 0 && done < total;
  return (
    <button type="button" class="go" data-action="play" onClick={() => (running.value ? pause() : void play())}>
      {running.value ? `❙❙ ${t(words.pause)}` : `▶ ${t(begun ? words.resume : words.play)}`}
    </button>
  );
}

/** On a phone the set-up stands below what the race shows. */
function toSetup(): void {
  const setup = document.querySelector<HTMLElement>(".setup");
  setup?.scrollIntoView({ block: "start", behavior: "instant" });
  setup?.querySelector<HTMLElement>("select, button, input")?.focus({ preventScroll: true });
}

export function RaceBar() {
  return (
    <section class="card race-bar" aria-label={t(words.race)}>
      <Presets />
      <PlayButton />
      <button type="button" data-action="epoch" disabled={running.value} onClick={() => void step("epoch")}>
        {t(words.epochStep)}
      </button>
      <button type="button" data-action="batch" disabled={running.value} onClick={() => void step("batch")}>
        {t(words.batchStep)}
      </button>
      <button type="button" data-action="replay" title={t(words.replayHint)} onClick={replay}>
        ↺ {t(words.replay)}
      </button>
      <button type="button" data-action="seed" onClick={newSeed}>
        {t(words.newSeed)}
      </button>
      <select
        aria-label={t(words.speed)}
        value={state.speed.value}
        onChange={({ currentTarget }) => {
          state.speed.value = currentTarget.value as (typeof speeds)[number];
        }}
      >
        {speeds.map((speed) => (
          <option key={speed} value={speed}>
            {t(words.speeds[speed])}
          </option>
        ))}
      </select>
      <button type="button" class="to-setup" data-action="to-setup" onClick={toSetup}>
        {t(words.toSetup)}
      </button>
      <Progress />
      <Spoken />
    </section>
  );
}
