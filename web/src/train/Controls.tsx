import { colorOf, dashOf } from "../charts/palette";
import { NumberField } from "../controls/NumberField";
import { Swatch } from "../controls/Swatch";
import { activation, elementwise } from "../core/catalogue";
import { Both } from "../i18n/Both";
import { common } from "../i18n/common";
import { t } from "../i18n/text";
import { train as words } from "../i18n/train";
import { state, table } from "../state/state";
import { epochsDone, newSeed, pause, play, rate, reset, running, trainAll } from "./race";

export function RaceBar() {
  const done = epochsDone.value;
  const total = state.epochs.value;
  const started = done > 0 && done < total;
  return (
    <section class="card race-bar">
      <button type="button" class="go" onClick={() => (running.value ? pause() : void play())}>
        {running.value ? `❙❙ ${t(words.pause)}` : `▶ ${t(started ? words.resume : words.play)}`}
      </button>
      <button type="button" onClick={trainAll} data-action="train-all">
        {t(words.all)}
      </button>
      <button type="button" onClick={reset}>
        ↺ {t(words.replay)}
      </button>
      <button type="button" onClick={newSeed}>
        {t(words.newSeed)}
      </button>
      <progress max={total} value={done} aria-label={t(words.progress)} />
      <span class="pace" data-done={done}>
        {t(words.pace, { done, total, rate: Math.round(rate.value).toLocaleString("en").replaceAll(",", " ") })}
      </span>
    </section>
  );
}

const numbers = [
  { name: "samples", min: 4, max: 100000, whole: true },
  { name: "noise", min: 0, max: 1, whole: false },
  { name: "lr", min: 0, max: 10, whole: false },
  { name: "epochs", min: 1, max: 100000, whole: true },
  { name: "seed", min: 0, max: 4294967295, whole: true },
] as const;

function Racers() {
  const taken = new Set(state.racers.value.map(({ id }) => id));
  const left = elementwise().filter(({ id }) => !taken.has(id));
  return (
    <ul class="row chips">
      {state.racers.value.map(({ id }, index) => {
        const name = activation(id)?.name ?? id;
        return (
          <li class={index === state.shown.value ? "chip on" : "chip"} key={id}>
            <button
              type="button"
              aria-pressed={index === state.shown.value}
              aria-label={t(words.select, { name })}
              onClick={() => {
                state.shown.value = index;
              }}
            >
              <Swatch color={colorOf(index)} dash={dashOf(index)} />
              {name}
            </button>
            <button
              type="button"
              class="plain"
              aria-label={t(common.remove, { name })}
              disabled={state.racers.value.length === 1}
              onClick={() => {
                state.racers.value = state.racers.value.toSpliced(index, 1);
              }}
            >
              ✕
            </button>
          </li>
        );
      })}
      <li>
        <select
          aria-label={t(words.add)}
          value=""
          onChange={(event) => {
            const id = event.currentTarget.value;
            if (id) state.racers.value = [...state.racers.value, { id }];
            event.currentTarget.value = "";
          }}
        >
          <option value="">＋</option>
          {left.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </li>
    </ul>
  );
}

export function Setup() {
  return (
    <section class="card setup">
      <h2>
        <Both text={words.race} />
      </h2>
      <p class="quiet">{t(words.fair)}</p>
      <Racers />
      <h2>
        <Both text={words.settings} />
      </h2>
      <p class="quiet">{t(words.circles, { samples: state.samples.value })}</p>
      {numbers.map(({ name, min, max, whole }) => (
        <div class="field" key={name}>
          <label for={`setup-${name}`}>{t(words[name])}</label>
          <span />
          <NumberField
            id={`setup-${name}`}
            value={state[name].value}
            min={min}
            max={max}
            whole={whole}
            onValue={(value) => {
              state[name].value = value;
            }}
          />
        </div>
      ))}
      <button
        type="button"
        onClick={() => {
          for (const { name } of numbers) state[name].value = table[name].initial;
        }}
      >
        {t(common.reset)}
      </button>
      <p class="quiet">{t(words.network)}</p>
    </section>
  );
}
