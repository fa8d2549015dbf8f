import { batch } from "@preact/signals";
import { Both } from "../../i18n/Both";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { state, table } from "../../state/state";
import { datasets } from "../../state/train";
import { NumberRow, SelectRow } from "./Rows";

/** The noise that each data set starts with, and the most that its slider offers. */
const noises: Record<(typeof datasets)[number], { start: number; most: number }> = {
  circles: { start: 0.1, most: 0.5 },
  moons: { start: 0.1, most: 0.5 },
  blobs: { start: 1, most: 4 },
  xor: { start: 0.05, most: 0.5 },
  spiral: { start: 0.03, most: 0.2 },
  curve: { start: 2, most: 10 },
  custom: { start: 0, most: 1 },
};

function choose(name: (typeof datasets)[number]): void {
  batch(() => {
    state.dataset.value = name;
    state.noise.value = noises[name].start;
    state.loss.value = null;
  });
}

export function DataPanel() {
  const name = state.dataset.value;
  const { most } = noises[name];
  return (
    <>
      <h2>
        <Both text={words.data} />
      </h2>
      <SelectRow
        id="dataset"
        text={words.dataset}
        value={name}
        options={datasets.map((value) => ({ value, label: t(words.datasets[value]) }))}
        onValue={(value) => choose(value as typeof name)}
      />
      {name === "curve" && (
        <SelectRow
          id="function"
          text={words.function}
          value={state.function.value}
          options={table.function.options.map((value) => ({ value, label: t(words.curves[value]) }))}
          onValue={(value) => {
            state.function.value = value as typeof state.function.value;
          }}
        />
      )}
      {name !== "custom" && (
        <>
          <NumberRow name="samples" text={words.samples} slider={{ low: 50, high: 5000, step: 50 }} />
          <NumberRow name="noise" text={words.noise} slider={{ low: 0, high: most, step: most / 50 }} />
        </>
      )}
      {name === "circles" && (
        <NumberRow name="factor" text={words.factor} slider={{ low: 0.1, high: 0.9, step: 0.05 }} />
      )}
      {name === "blobs" && <NumberRow name="centers" text={words.centers} slider={{ low: 2, high: 5, step: 1 }} />}
      {name === "spiral" && (
        <>
          <NumberRow name="arms" text={words.arms} slider={{ low: 2, high: 5, step: 1 }} />
          <NumberRow name="turns" text={words.turns} slider={{ low: 0.25, high: 3, step: 0.25 }} />
        </>
      )}
      <NumberRow name="held" text={words.held} slider={{ low: 0, high: 0.9, step: 0.05 }} />
    </>
  );
}
