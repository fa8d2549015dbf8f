import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { activationWords } from "../../i18n/activations";
import { Both } from "../../i18n/Both";
import { explore, families } from "../../i18n/explore";
import { tableWords as words } from "../../i18n/table";
import { type Text, t } from "../../i18n/text";
import { measure, measuring } from "../cost/measure";
import { Formula } from "../facts/Formula";
import { interval } from "../facts/PropertyChips";
import { readout } from "../model/format";
import { open } from "../model/selection";
import { Thumbnail } from "../picker/Thumbnail";
import { Guide } from "./Guide";
import { type Column, costOf, fillIn, type Row, rows, sorted } from "./rows";
import "./table.css";

const familyName = (family: string) => (families[family] ? t(families[family] as Text) : family);

function flatText({ left, right }: NonNullable<Row["flat"]>): string {
  return t(left && right ? words.both : left ? words.left : right ? words.right : words.nowhere);
}

function Cells({ row }: { row: Row }) {
  const { info, found, flat } = row;
  const about = activationWords[info.id];
  const cost = costOf(row);
  return (
    <tr data-id={info.id}>
      <th scope="row">
        <button type="button" class="link" onClick={() => open(info)}>
          <Thumbnail info={info} /> {info.name}
        </button>
      </th>
      <td class="formula-cell">
        <Formula tex={`f(x) = ${info.formula}`} />
      </td>
      <td>{found ? interval(found) : "—"}</td>
      <td>{found ? (found.zeroCentred ? t(words.yes) : readout(Number(found.mean.toPrecision(2)))) : "—"}</td>
      <td>{found ? t(found.monotonic ? words.yes : words.no) : "—"}</td>
      <td>{found ? t(explore[found.smoothness]) : "—"}</td>
      <td>{flat ? flatText(flat) : "—"}</td>
      <td>{cost === undefined ? "—" : t(words.nanoseconds, { ns: cost.toPrecision(2) })}</td>
      <td class="words">{about && t(about.use)}</td>
      <td class="words">{about && t(about.drawback)}</td>
    </tr>
  );
}

const sortable: readonly Column[] = ["name", "range", "centred", "monotonic", "smoothness", "flat", "cost"];

/** One table of everything, to sort, filter and print. */
export default function Table() {
  useEffect(fillIn, []);
  const order = useSignal<{ column: Column; descending: boolean } | null>(null);
  const text = useSignal("");
  const family = useSignal("");
  const wanted = text.value.trim().toLowerCase();
  const shown = rows.value.filter(({ info }) => {
    const about = activationWords[info.id];
    const all = [info.name, info.id, about && t(about.name), about && t(about.use), about && t(about.drawback)];
    return (family.value === "" || info.family === family.value) && all.join(" ").toLowerCase().includes(wanted);
  });
  const { value: by } = order;
  const list = by ? sorted(shown, by.column, by.descending) : shown;
  const head = (column: keyof typeof words.columns) => {
    const name = t(words.columns[column]);
    const is = by?.column === column;
    if (!sortable.includes(column as Column)) return <th scope="col">{name}</th>;
    return (
      <th scope="col" aria-sort={is ? (by.descending ? "descending" : "ascending") : "none"}>
        <button
          type="button"
          class="plain"
          title={t(words.sortBy, { column: name })}
          onClick={() => {
            order.value = { column: column as Column, descending: is && !by.descending };
          }}
        >
          {name} {is ? (by.descending ? "↓" : "↑") : ""}
        </button>
      </th>
    );
  };
  return (
    <>
      <Guide />
      <section class="card all-table">
        <div class="row">
          <h2>
            <Both text={words.title} />
          </h2>
          <label>
            {t(words.filter)}{" "}
            <input
              id="table-filter"
              type="search"
              value={text.value}
              onInput={({ currentTarget }) => {
                text.value = currentTarget.value;
              }}
            />
          </label>
          <label>
            {t(words.family)}{" "}
            <select
              id="table-family"
              value={family.value}
              onChange={({ currentTarget }) => {
                family.value = currentTarget.value;
              }}
            >
              <option value="">{t(words.all)}</option>
              {[...new Set(rows.value.map(({ info }) => info.family))].map((each) => (
                <option key={each} value={each}>
                  {familyName(each)}
                </option>
              ))}
            </select>
          </label>
          <span class="quiet" role="status">
            {t(words.found, { count: list.length })}
          </span>
          <button type="button" disabled={measuring.value} data-action="measure-all" onClick={() => void measure()}>
            {t(measuring.value ? words.measuring : words.measure)}
          </button>
          <button type="button" data-action="print-table" onClick={() => print()}>
            {t(words.print)}
          </button>
        </div>
        <div class="sideways">
          <table>
            <thead>
              <tr>
                {head("name")}
                {head("formula")}
                {head("range")}
                {head("centred")}
                {head("monotonic")}
                {head("smoothness")}
                {head("flat")}
                {head("cost")}
                {head("use")}
                {head("drawback")}
              </tr>
            </thead>
            <tbody>
              {list.map((row) => (
                <Cells key={row.info.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}
