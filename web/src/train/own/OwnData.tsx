import { Both } from "../../i18n/Both";
import { own as words } from "../../i18n/own";
import { reason } from "../../i18n/refusal";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { ownAxes, ownData, ownProblem } from "../race/own-data";
import { Pad } from "./Pad";
import { Table } from "./Table";
import { Typed } from "./Typed";
import "./own.css";

/** Which two features span the plane of the boundary. */
function Axes({ names, columns }: { names: readonly string[]; columns: number }) {
  const choose = (place: 0 | 1, column: number) => {
    const [x, y] = ownAxes.value;
    const next: [number, number] = place === 0 ? [column, y] : [x, column];
    ownAxes.value = next[0] === next[1] ? (place === 0 ? [column, x] : [y, column]) : next;
  };
  return (
    <div class="row">
      <span>{t(words.axes)}</span>
      {([0, 1] as const).map((place) => (
        <select
          key={place}
          aria-label={`${t(words.axes)} ${place + 1}`}
          value={ownAxes.value[place]}
          onChange={({ currentTarget }) => choose(place, Number(currentTarget.value))}
        >
          {Array.from({ length: columns }, (_, column) => (
            <option key={column + 1} value={column}>
              {names[column] ?? t(words.column, { n: column + 1 })}
            </option>
          ))}
        </select>
      ))}
    </div>
  );
}

/** The visitor's own points or table. */
export function OwnData() {
  if (state.dataset.value !== "custom") return null;
  const data = ownData.value;
  return (
    <section class="card own">
      <h2>
        <Both text={words.title} />
      </h2>
      <p class="quiet">{t(words.private)}</p>
      {data ? (
        <p data-own={data.samples}>
          {t(data.classes === 0 ? words.nowRegression : words.now, {
            name: data.name,
            samples: data.samples,
            columns: data.columns,
            classes: data.classes,
          })}
        </p>
      ) : (
        <p>{t(words.missing)}</p>
      )}
      {data && data.columns > 2 && <Axes names={data.names} columns={data.columns} />}
      {ownProblem.value && (
        <p class="problem" role="alert">
          {t(words.refused, { message: reason(ownProblem.value) })}
        </p>
      )}
      <div class="ways">
        <Pad />
        <Typed />
        <Table />
      </div>
    </section>
  );
}
