import { computed } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { LineChart } from "../../charts/LineChart";
import type { Model } from "../../charts/model";
import { colorOf } from "../../charts/palette";
import { Terms } from "../../controls/Term";
import type { Look } from "../../core/training";
import { Both } from "../../i18n/Both";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import type { Live } from "../../page/live";
import { useLive } from "../../page/use-live";
import { type Bars, bars } from "../charts/bars";
import { tidy } from "../charts/models";
import { SavePicture } from "../charts/SavePicture";
import { live } from "../race/live";
import { looks } from "../race/looks";
import { layerName, nameOf } from "../race/names";
import { shownRacer } from "../race/shown";
import { Sentence } from "../results/Results";
import { choiceOf, curveModel, reach } from "./neuron-charts";
import "./neurons.css";

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** The newest look at the racer on show, taken up anew with `shower`. */
const lookOf = (shower: Live) =>
  computed(() => {
    shower.version.value;
    return shownRacer.value && looks.get(shownRacer.value);
  });

const drawn = lookOf(live.neurons);
const written = lookOf(live.numbers);

/** As far as all layers' axes reach. */
const bound = computed(() => reach(drawn.value?.layers ?? []));

/** What a layer has learned for its activation: one slope, as the page's networks learn none for each neuron. */
const slopeOf = (look: Look, index: number) => look.weights?.[index]?.slope?.[0];

const blank: Model = { x: {}, y: {}, series: [] };

/** The pre-activations of one layer, on the curve that they are put through. */
export function Layer({ index }: { index: number }) {
  const { model, plugins } = useMemo(() => {
    let histogram: Bars | undefined;
    return {
      plugins: [bars(() => histogram)],
      model: computed<Model>(() => {
        const look = drawn.value;
        const layer = look?.layers?.[index];
        const racer = shownRacer.value;
        if (!look?.layers || !layer || !racer) return blank;
        histogram = { ...layer.histogram, color: colorOf(racer.index) };
        // A new object, lest the histogram on the same curves is not drawn.
        return { ...curveModel(choiceOf(layer.activation, racer.entrant, slopeOf(look, index)), bound.value) };
      }),
    };
  }, [index]);
  const look = written.value;
  const layer = look?.layers?.[index];
  if (!look?.layers || !layer) return null;
  const name = layerName(index, look.layers.length);
  const slope = slopeOf(look, index);
  const dead = percent(layer.dead);
  const saturated = percent(layer.saturated);
  const label = t(words.histogramOf, {
    layer: name,
    mean: tidy(layer.mean),
    deviation: tidy(layer.deviation),
    dead,
    saturated,
  });
  return (
    <figure class="stratum" data-layer={index}>
      <figcaption>
        <b>{name}</b>
        {slope !== undefined && <span class="soft">{t(words.slope, { slope: tidy(slope) })}</span>}
        <span class={layer.dead > 0 ? "alarm" : "soft"}>{t(words.dead, { share: dead })}</span>
        <span class={layer.saturated > layer.dead ? "alarm" : "soft"}>{t(words.saturated, { share: saturated })}</span>
        <span class="soft">{t(words.flat, { share: percent(layer.flat) })}</span>
      </figcaption>
      <LineChart name={`neurons-${index}`} label={label} model={model} plugins={plugins} />
    </figure>
  );
}

const stated = ["dead", "saturated", "flat"] as const;

/** Where on the activation's curve the neurons of the racer on show live, layer by layer. */
export function Neurons() {
  const card = useRef<HTMLElement>(null);
  useLive(card, live.neurons, live.numbers, live.look);
  const racer = shownRacer.value;
  const look = written.value;
  const { layers = [] } = look ?? {};
  return (
    <section ref={card} class="card neurons" data-epoch={look?.epoch}>
      <div class="head">
        <h2>
          <Both text={words.neurons} />{" "}
          <small>
            {t(words.neuronsNote)} · {racer && nameOf(racer.entrant)}
          </small>
        </h2>
        <SavePicture name="neurons" title={words.neurons} />
      </div>
      {layers.length === 0 && <p class="quiet">{t(words.neuronsWait)}</p>}
      <div class="layers">
        {layers.map((_, index) => (
          <Layer key={index} index={index} />
        ))}
      </div>
      <Terms names={stated} />
      <Sentence place="neurons" />
    </section>
  );
}
