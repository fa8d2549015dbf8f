import type { ReadonlySignal } from "@preact/signals";
import type { Chart, Plugin } from "chart.js";
import { useMemo, useRef } from "preact/hooks";
import { LineChart } from "../../charts/LineChart";
import type { Model } from "../../charts/model";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { markedEpoch, past, pointed, reached, seeNewest, seePast } from "../race/epoch";
import { reading, spoken } from "./reading";

interface EpochChartProps {
  name: string;
  label: string;
  model: ReadonlySignal<Model>;
  plugins?: readonly Plugin<"line">[];
  format: (value: number) => string;
}

const point = (epoch: number): void => {
  pointed.value = Math.max(0, Math.min(reached(), Math.round(epoch)));
};

/** A key that stands for an epoch; undefined if it does not. */
function epochOf(key: string, now: number): number | undefined {
  const leap = Math.max(1, Math.round(reached() / 10));
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -leap, PageUp: leap };
  if (key === "Home") return 0;
  if (key === "End") return reached();
  const step = steps[key];
  return step === undefined ? undefined : now + step;
}

function press(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const epoch = epochOf(event.key, markedEpoch.peek() ?? reached());
  if (epoch !== undefined) point(epoch);
  else if (event.key === "Enter" && pointed.peek() !== null) seePast(pointed.peek() as number);
  else if (event.key === "Escape") {
    pointed.value = null;
    seeNewest();
  } else return;
  event.preventDefault();
}

const leave = (): void => {
  pointed.value = null;
};

/**
 * A chart over epochs. Pointed at, with the mouse or by arrow keys, it and all others are read at that epoch; a click or
 * Enter sees everything as it was then.
 */
export function EpochChart({ name, label, model, plugins = [], format }: EpochChartProps) {
  const chart = useRef<Chart<"line"> | undefined>(undefined);
  const all = useMemo(() => [...plugins, reading(() => model.peek(), format)], [model]);
  const epoch = markedEpoch.value ?? reached();
  const under = ({ offsetX }: MouseEvent) => chart.current?.scales.x?.getValueForPixel(offsetX) ?? 0;
  return (
    <div
      class="epoch-chart"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-description={t(words.readHint)}
      aria-valuemin={0}
      aria-valuemax={Math.max(1, reached())}
      aria-valuenow={epoch}
      aria-valuetext={spoken(model.peek(), epoch, format)}
      onPointerMove={(event) => point(under(event))}
      onPointerLeave={leave}
      onBlur={leave}
      onKeyDown={press}
      onClick={(event) => reached() > 0 && seePast(under(event))}
    >
      <LineChart
        name={name}
        label={label}
        model={model}
        plugins={all}
        follow={() => [pointed.value, past.value]}
        onChart={(made) => {
          chart.current = made;
        }}
      />
    </div>
  );
}
