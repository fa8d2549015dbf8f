import { useRef } from "preact/hooks";
import { Both } from "../../i18n/Both";
import { inside as words } from "../../i18n/inside";
import { t } from "../../i18n/text";
import { SavePicture } from "../out/SavePicture";
import { lossChosen } from "../race/config";
import { live } from "../race/frames";
import { nameOf } from "../race/names";
import { shownRacer } from "../race/shown";
import { useLive } from "../race/use-live";
import { draw, type Edge } from "./drawing";
import { lookAtFirst } from "./first";
import { choose, edge as chosenEdge, digits, type Inside, networkShown, stage, stageAt, unit } from "./inside";
import "./inside.css";

const width = 420;
const height = 236;

function Line({ edge, most, on, onPick }: { edge: Edge; most: number; on: boolean; onPick: () => void }) {
  const { from, to, weight } = edge;
  const share = Math.abs(weight) / most;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the lists beside the drawing do the same by keys
    <line
      onClick={onPick}
      x1={from.x}
      y1={from.y}
      x2={to.x}
      y2={to.y}
      class={on ? "edge on" : "edge"}
      stroke={weight < 0 ? "var(--c2)" : "var(--c1)"}
      stroke-width={0.3 + 3.2 * share}
      stroke-dasharray={weight < 0 ? "5 3" : undefined}
      opacity={on ? 1 : 0.15 + 0.6 * share}
    />
  );
}

function Picture({ shown }: { shown: Inside }) {
  const { units, edges, left, columns, most } = draw(shown.weights, width, height);
  const layers = shown.weights.length;
  const chosen = unit.value;
  const { kind, layer: now } = stageAt(stage.value, layers);
  const outputs = units.filter(({ layer }) => layer === layers - 1);
  const label = (column: number) =>
    column === 0 ? t(words.input) : column === layers ? t(words.output) : String(column);
  const isOn = ({ from, to }: Edge) =>
    to.layer === chosen.layer &&
    to.index === chosen.index &&
    (chosenEdge.value === null || chosenEdge.value === from.index);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      class="network"
      role="img"
      aria-label={t(words.networkOf, {
        name: shownRacer.value ? nameOf(shownRacer.value.entrant) : "",
        layers,
        most: digits(most),
      })}
    >
      {columns.map((x, column) => (
        <g key={x}>
          {kind !== "loss" && column - 1 === now && (
            <rect x={x - 17} y={2} width={34} height={height - 22} class="now" rx={8} />
          )}
          <text x={x} y={height - 3}>
            {label(column)}
            {(left[column] ?? 0) > 0 && ` +${left[column]}`}
          </text>
        </g>
      ))}
      {edges.map((edge) => (
        <Line
          key={`${edge.to.layer} ${edge.to.index} ${edge.from.index}`}
          edge={edge}
          most={most}
          on={isOn(edge)}
          onPick={() => choose(edge.to.layer, edge.to.index, shown, edge.from.index)}
        />
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
          onClick={() => layer >= 0 && choose(layer, index, shown)}
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
  useLive(card, live.network, live.look);
  const shown = networkShown.value;
  return (
    <section ref={card} class="card network-card">
      <div class="head">
        <h2>
          <Both text={words.network} /> <small>{t(words.networkNote)}</small>
        </h2>
        <SavePicture name="network" title={words.network} />
      </div>
      {shown ? (
        <Picture shown={shown} />
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
