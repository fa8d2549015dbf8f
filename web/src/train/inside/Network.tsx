import { useRef } from "preact/hooks";
import { Both } from "../../i18n/Both";
import { inside as words } from "../../i18n/inside";
import { t } from "../../i18n/text";
import { useLive } from "../../page/use-live";
import { SavePicture } from "../charts/SavePicture";
import { lossChosen } from "../race/config";
import { live } from "../race/live";
import { nameOf } from "../race/names";
import { shownRacer } from "../race/shown";
import { box, draw, type Edge, edgeAt } from "./drawing";
import { Edges } from "./Edges";
import { lookAtFirst } from "./first";
import { choose, digits, type Inside, networkDrawn, numbersShown, stage, stageAt, unit } from "./inside";
import "./inside.css";

/** The edge under the pointer. */
function edgeUnder(event: MouseEvent): Edge | undefined {
  const picture = event.currentTarget as SVGSVGElement;
  const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM()?.inverse());
  return edgeAt(networkDrawn.peek()?.edges ?? [], place.x, place.y);
}

/** All but what is painted below it. */
function Picture({ shown }: { shown: Inside }) {
  const { units, left, columns, most } = draw(shown.weights);
  const { width, height } = box;
  const layers = shown.weights.length;
  const chosen = unit.value;
  const { kind } = stageAt(stage.value, layers);
  const outputs = units.filter(({ layer }) => layer === layers - 1);
  const label = (column: number) =>
    column === 0 ? t(words.input) : column === layers ? t(words.output) : String(column);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the lists beside the drawing do the same by keys
    <svg
      viewBox={`0 0 ${width} ${height}`}
      class="network"
      onPointerMove={(event) => {
        event.currentTarget.style.cursor = edgeUnder(event) ? "pointer" : "";
      }}
      onClick={(event) => {
        const under = edgeUnder(event);
        if (under) choose(under.to.layer, under.to.index, shown, under.from.index);
      }}
      role="img"
      aria-label={t(words.networkOf, {
        name: shownRacer.value ? nameOf(shownRacer.value.entrant) : "",
        layers,
        most: digits(most),
      })}
    >
      {columns.map((x, column) => (
        <g key={x}>
          <text x={x} y={height - 3}>
            {label(column)}
            {(left[column] ?? 0) > 0 && ` +${left[column]}`}
          </text>
        </g>
      ))}
      {outputs.map(({ x, y, index }) => (
        <line
          key={index}
          x1={x}
          y1={y}
          x2={width - 34}
          y2={height / 2 - 9}
          stroke="var(--axis)"
          stroke-dasharray="1 3"
        />
      ))}
      {units.map(({ x, y, layer, index }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the lists beside the drawing do the same by keys
        <circle
          key={`${layer} ${index}`}
          cx={x}
          cy={y}
          r={units.length > 60 ? 6 : 9}
          class={layer === chosen.layer && index === chosen.index ? "unit on" : layer < 0 ? "unit input" : "unit"}
          data-unit={`${layer} ${index}`}
          onClick={(event) => {
            event.stopPropagation();
            if (layer >= 0) choose(layer, index, shown);
          }}
        />
      ))}
      <rect
        x={width - 52}
        y={height / 2 - 22}
        width={46}
        height={26}
        rx={7}
        class={kind === "loss" ? "loss-box on" : "loss-box"}
      />
      <text x={width - 29} y={height / 2 - 5}>
        {t(words.loss)}
      </text>
      <text x={width - 29} y={height / 2 + 20} class="soft">
        {lossChosen().split("_")[0]}
      </text>
    </svg>
  );
}

/** The network of the racer on show: every weight's size and sign, output unit and loss included. */
export function Network() {
  const card = useRef<HTMLElement>(null);
  useLive(card, live.network, live.numbers, live.look);
  const shown = numbersShown.value;
  return (
    <section ref={card} class="card network-card">
      <div class="head">
        <h2>
          <Both text={words.network} /> <small>{t(words.networkNote)}</small>
        </h2>
        <SavePicture name="network" title={words.network} />
      </div>
      {shown ? (
        <div class="drawing">
          <Edges />
          <Picture shown={shown} />
        </div>
      ) : (
        <p class="quiet">
          {t(words.wait)}{" "}
          <button type="button" class="link" onClick={() => void lookAtFirst()}>
            {t(words.look)}
          </button>
        </p>
      )}
    </section>
  );
}
