import type { ReadonlySignal } from "@preact/signals";
import type { Plugin } from "chart.js";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { Model } from "../../charts/model";
import { Both } from "../../i18n/Both";
import { type Text, t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import type { Live } from "../../page/live";
import { useLive } from "../../page/use-live";
import { EpochChart } from "./EpochChart";
import { tidy } from "./models";
import { SavePicture } from "./SavePicture";
import "./chart-card.css";

interface ChartCardProps {
  name: string;
  title: Text;
  note?: string;
  model: ReadonlySignal<Model>;
  live: Live;
  plugins?: readonly Plugin<"line">[];
  /** How a value is written where the chart is read. */
  format?: (value: number) => string;
  children?: ComponentChildren;
  /** What is written below the chart. */
  below?: ComponentChildren;
}

/** A chart that is drawn anew while the race is on, as long as it is in sight. */
export function ChartCard({
  name,
  title,
  note,
  model,
  live,
  plugins = [],
  format = tidy,
  children,
  below,
}: ChartCardProps) {
  const card = useRef<HTMLElement>(null);
  useLive(card, live);
  return (
    <section ref={card} class={`card chart-card ${name}`}>
      <div class="head">
        <h2>
          <Both text={title} /> {note && <small>{note}</small>}
        </h2>
        {children}
        <SavePicture name={name} title={title} />
      </div>
      <EpochChart
        name={name}
        label={t(words.chartOf, { name: t(title) })}
        model={model}
        plugins={plugins}
        format={format}
      />
      {below}
    </section>
  );
}
