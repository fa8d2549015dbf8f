import { useEffect, useRef } from "preact/hooks";
import { useDiscard } from "../../charts/discard";
import { colorOf, dashOf, theme } from "../../charts/palette";
import { paintPlane, paintPoints, prepare } from "../../charts/plane";
import { Swatch } from "../../controls/Swatch";
import { Both } from "../../i18n/Both";
import { typeset } from "../../i18n/number";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { drawing } from "../../page/frame";
import { useLive } from "../../page/use-live";
import type { Racer } from "../../race/run";
import { state } from "../../state/state";
import { tidy } from "../charts/models";
import { SavePicture } from "../charts/SavePicture";
import { isRegression } from "../race/config";
import { seen } from "../race/epoch";
import { live } from "../race/live";
import { axesOf, followLooks, looks, survey } from "../race/looks";
import { nameOf } from "../race/names";
import { ownAxes } from "../race/own-data";
import { race, racers } from "../race/race";
import { shownRacer } from "../race/shown";
import { paintFit } from "./fit";
import "./boundaries.css";

export const score = (value: number | undefined): string => {
  if (value === undefined || Number.isNaN(value)) return "—";
  if (!isRegression()) return `${(value * 100).toFixed(1)}%`;
  return value < -99 ? tidy(value) : typeset(value.toFixed(3));
};

/** One racer's picture of the plane, with the data on it. */
export function Picture({ racer }: { racer: Racer }) {
  const plane = useRef<HTMLCanvasElement>(null);
  const points = useRef<HTMLCanvasElement>(null);
  useDiscard(plane);
  useDiscard(points);
  useEffect(() => {
    const drawPlane = () => {
      const boundary = looks.get(racer)?.boundary;
      const data = survey.peek();
      if (!plane.current || !points.current) return;
      if (boundary && data && data.columns > 1) paintPlane(plane.current, boundary);
      else prepare(plane.current);
      if (!data) prepare(points.current);
      else if (data.columns === 1) paintFit(points.current, data, boundary, axesOf(data).x, colorOf(racer.index));
    };
    const drawPoints = () => {
      const data = survey.peek();
      if (!data || data.columns === 1 || !points.current) return;
      paintPoints(points.current, data, axesOf(data));
    };
    const stopPlane = drawing(() => [live.boundary.version.value, survey.value, theme.value], drawPlane);
    const stopPoints = drawing(() => [survey.value, ownAxes.value, theme.value], drawPoints);
    return () => {
      stopPlane();
      stopPoints();
    };
  }, [racer]);
  return (
    <span class="picture" aria-hidden="true">
      <canvas ref={plane} width="44" height="44" />
      <canvas ref={points} data-points={racer.index} />
    </span>
  );
}

function Small({ racer }: { racer: Racer }) {
  live.captions.version.value;
  const { first, index, entrant } = racer;
  const name = nameOf(entrant);
  const result = score(seen(first.epoch.accuracy));
  return (
    <li>
      <button
        type="button"
        class="small"
        aria-pressed={index === shownRacer.value?.index}
        onClick={() => {
          state.shown.value = index;
        }}
      >
        <Picture racer={racer} />
        <span class="caption">
          <Swatch color={colorOf(index)} dash={dashOf(index)} />
          <b>{name}</b> <span>{result}</span>
          {racer.runs.length > 1 && <small>{t(words.ofSeed, { seed: first.seed })}</small>}
        </span>
      </button>
    </li>
  );
}

/** What each racer makes of the plane: its decision boundary, or the curve it has fitted. */
export function Boundaries() {
  const card = useRef<HTMLElement>(null);
  useEffect(() => followLooks(), []);
  useLive(card, live.boundary, live.captions, live.look);
  live.captions.version.value;
  const all = racers.peek();
  const title = isRegression() ? words.fit : words.boundary;
  return (
    <section ref={card} class="card boundaries">
      <div class="head">
        <h2>
          <Both text={title} />
        </h2>
        <SavePicture name={isRegression() ? "fits" : "boundaries"} title={title} />
      </div>
      {state.seeds.value > 2 && (
        <p class="quiet">{t(race.value.finished && all.length > 0 ? words.ofMedianSeed : words.ofFirstSeed)}</p>
      )}
      <ul
        class={all.length > 9 ? "smalls many" : "smalls"}
        aria-label={t(isRegression() ? words.fits : words.boundaries)}
      >
        {all.map((racer) => (
          <Small key={racer.index} racer={racer} />
        ))}
      </ul>
    </section>
  );
}
