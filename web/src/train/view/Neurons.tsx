import { computed } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { LineChart } from "../../charts/LineChart";
import type { Model } from "../../charts/model";
import { colorOf } from "../../charts/palette";
import { Both } from "../../i18n/Both";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { type Bars, bars } from "../charts/bars";
import { tidy } from "../charts/models";
import { live } from "../race/frames";
import { nameOf } from "../race/names";
import { shownRacer } from "../race/shown";
import { useLive } from "../race/use-live";
import { looks } from "./looks";
import { curveModel, reach } from "./neurons";
import "./neurons.css";

const percent = (share: number) => `${Math.round(share * 100)}%`;

const layersShown = computed(() => {
  live.neurons.version.value;
  const racer = shownRacer.value;
  return racer ? (looks.get(racer)?.layers ?? []) : [];
});

const blank: Model = { x: {}, y: {}, series: [] };

/** The pre-activations of one layer, on the curve that they are put through. */
function Layer({ index }: { index: number }) {
  const { model, plugins } = useMemo(() => {
    let histogram: Bars | undefined;
    return {
      plugins: [bars(() => histogram)],
      model: computed<Model>(() => {
        const layers = layersShown.value;
        const layer = layers[index];
        const racer = shownRacer.value;
        if (!layer || !racer) return blank;
        histogram = { ...layer.histogram, color: colorOf(racer.index) };
        const { id, parameters } = racer.entrant;
        const choice = layer.activation === id && parameters ? { id, parameters } : { id: layer.activation };
        return curveModel(choice, reach(layers));
      }),
    };
  }, [index]);
  const layers = layersShown.value;
  const layer = layers[index];
  if (!layer) return null;
  const name = index === layers.length - 1 ? t(words.output) : t(words.layer, { n: index + 1 });
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
        <span class={layer.dead > 0 ? "alarm" : "soft"}>{t(words.dead, { share: dead })}</span>
        <span class={layer.saturated > layer.dead ? "alarm" : "soft"}>{t(words.saturated, { share: saturated })}</span>
        <span class="soft">{t(words.flat, { share: percent(layer.flat) })}</span>
      </figcaption>
      <LineChart name={`neurons-${index}`} label={label} model={model} plugins={plugins} />
    </figure>
  );
}

/** Where on the activation's curve the neurons of the racer on show live, layer by layer. */
export function Neurons() {
  const card = useRef<HTMLElement>(null);
  useLive(card, live.neurons, live.look);
  const racer = shownRacer.value;
  const epoch = racer ? looks.get(racer)?.epoch : undefined;
  const layers = layersShown.value;
  return (
    <section ref={card} class="card neurons" data-epoch={epoch}>
      <h2>
        <Both text={words.neurons} />{" "}
        <small>
          {t(words.neuronsNote)} · {racer && nameOf(racer.entrant)}
        </small>
      </h2>
      {layers.length === 0 && <p class="quiet">{t(words.neuronsWait)}</p>}
      <div class="layers">
        {layers.map((_, index) => (
          <Layer key={index} index={index} />
        ))}
      </div>
    </section>
  );
}
