import { signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { colorOf, dashOf } from "../../charts/palette";
import { Swatch } from "../../controls/Swatch";
import { Both } from "../../i18n/Both";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { useLive } from "../../page/use-live";
import { state } from "../../state/state";
import { tidy } from "../charts/models";
import { isRegression } from "../race/config";
import { live } from "../race/live";
import { racers } from "../race/race";
import { shownRacer } from "../race/shown";
import { score } from "./Boundaries";
import { type Column, columns, type Row, rowOf, sorted } from "./league-rows";
import "./league.css";

/** What the table is sorted by; a second click turns it round. */
const order = signal<{ column: Column; descending: boolean }>({ column: "loss", descending: false });

const titleOf = (column: Column) => (column === "accuracy" && isRegression() ? words.r2 : words[column]);

function Head({ column }: { column: Column }) {
  const { column: by, descending } = order.value;
  const sort = by === column ? (descending ? "descending" : "ascending") : "none";
  return (
    <th scope="col" aria-sort={sort}>
      <button
        type="button"
        class="plain"
        title={t(words.sortBy, { column: t(titleOf(column)) })}
        onClick={() => {
          order.value = {
            column,
            descending: by === column ? !descending : column === "accuracy" || column === "test",
          };
        }}
      >
        {t(titleOf(column))}
        <span aria-hidden="true">{sort === "none" ? "" : descending ? " ↓" : " ↑"}</span>
      </button>
    </th>
  );
}

function text(row: Row, column: Exclude<Column, "racer">): string {
  const value = row.values[column];
  if (value === undefined) return "—";
  if (column === "loss") return value >= 1e4 || value < 1e-3 ? tidy(value) : value.toPrecision(4);
  if (column === "epochTo90") return t(words.epochNumber, { n: value });
  if (column === "time") return value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
  if (column === "deadUnits") return `${Math.round(value * 100)}%`;
  return score(value);
}

function LeagueRow({ row, shown }: { row: Row; shown: readonly Column[] }) {
  const { racer, name } = row;
  const { index, first } = racer;
  return (
    <tr data-racer={racer.entrant.id} data-epochs={first.epochs} data-stage={racer.stage}>
      <th scope="row">
        <button
          type="button"
          class="plain name"
          aria-label={t(words.select, { name })}
          aria-pressed={index === shownRacer.value?.index}
          onClick={() => {
            state.shown.value = index;
          }}
        >
          <Swatch color={colorOf(index)} dash={dashOf(index)} /> {name}
          {(racer.stage === "diverged" || racer.stage === "refused") && <em>{t(words.stages[racer.stage])}</em>}
        </button>
      </th>
      {shown.map((column) => column !== "racer" && <td key={column}>{text(row, column)}</td>)}
    </tr>
  );
}

/** Every racer's result so far. */
export function League() {
  const card = useRef<HTMLElement>(null);
  useLive(card, live.league);
  live.league.version.value;
  const { column, descending } = order.value;
  const rows = sorted(racers.peek().map(rowOf), column, descending);
  const hidden = new Set<Column>([
    ...(state.held.value > 0 ? [] : ["test" as const]),
    ...(isRegression() ? ["epochTo90" as const] : []),
  ]);
  const shown = columns.filter((each) => !hidden.has(each));
  return (
    <section ref={card} class="card league">
      <h2>
        <Both text={words.league} />
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section class="standings" tabIndex={0} aria-label={t(words.league)}>
        <table>
          <thead>
            <tr>
              {shown.map((each) => (
                <Head key={each} column={each} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <LeagueRow key={row.racer.index} row={row} shown={shown} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
