import { colorOf, dashOf } from "../../charts/palette";
import { Swatch } from "../../controls/Swatch";
import { elementwise, rowwise } from "../../core/catalogue";
import { common } from "../../i18n/common";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { type Entrant, formatEntrant } from "../../state/entrant";
import { offered } from "../../state/kept";
import { state } from "../../state/state";
import { contests } from "../../state/train";
import { trainAll } from "../race/actions";
import { nameOf } from "../race/names";
import { candidates, fieldOf } from "./contest";
import { RacerParameters } from "./RacerParameters";
import { SelectRow } from "./Rows";

function Chip({ entrant, index }: { entrant: Entrant; index: number }) {
  const name = nameOf(entrant);
  const on = index === Math.min(state.shown.value, state.racers.value.length - 1);
  return (
    <li class={on ? "chip on" : "chip"}>
      <button
        type="button"
        aria-pressed={on}
        aria-label={t(words.select, { name })}
        onClick={() => {
          state.shown.value = index;
        }}
      >
        <Swatch color={colorOf(index)} dash={dashOf(index)} />
        {name}
      </button>
      <button
        type="button"
        class="plain"
        aria-label={t(common.remove, { name })}
        disabled={state.racers.value.length === 1}
        onClick={() => {
          state.racers.value = state.racers.value.toSpliced(index, 1);
        }}
      >
        ✕
      </button>
    </li>
  );
}

function Add() {
  const left = candidates();
  if (left.length === 0) return null;
  return (
    <li>
      <select
        class="add"
        aria-label={t(words.add)}
        value=""
        onChange={({ currentTarget }) => {
          const chosen = left[Number(currentTarget.value)];
          if (currentTarget.value !== "" && chosen) state.racers.value = [...state.racers.value, chosen];
          currentTarget.value = "";
        }}
      >
        <option value="">＋ {t(words.add)}</option>
        {left.map((entrant, index) => (
          <option key={formatEntrant(entrant)} value={index}>
            {nameOf(entrant, state.contest.value === "activation" ? [] : [entrant, entrant])}
          </option>
        ))}
      </select>
    </li>
  );
}

/** Who races, and in what they differ. */
export function Racers() {
  const names = rowwise().map(({ name }) => name);
  const base = state.racers.value[0] ?? { id: "relu" };
  return (
    <>
      <SelectRow
        id="contest"
        text={words.contest}
        value={state.contest.value}
        options={contests.map((value) => ({ value, label: t(words.contests[value]) }))}
        onValue={(value) => {
          state.contest.value = value as (typeof contests)[number];
          state.racers.value = fieldOf(state.contest.value, base);
        }}
      />
      {state.contest.value !== "activation" && (
        <SelectRow
          id="base"
          text={words.contests.activation}
          value={base.id}
          options={[...offered(), ...elementwise()].map(({ id, name }) => ({ value: id, label: name }))}
          onValue={(id) => {
            state.racers.value = state.racers.value.map(({ parameters: _, ...rest }) => ({ ...rest, id }));
          }}
        />
      )}
      <ul class="row chips">
        {state.racers.value.map((entrant, index) => (
          <Chip key={formatEntrant(entrant)} entrant={entrant} index={index} />
        ))}
        <Add />
      </ul>
      <RacerParameters />
      {state.contest.value === "activation" && (
        <>
          <button type="button" class="wide" title={t(words.allHint)} data-action="train-all" onClick={trainAll}>
            {t(words.all, { count: elementwise().length })}
          </button>
          {state.racers.value.length >= elementwise().length && (
            <p class="quiet rowwise">{t(words.rowwise, { names: names.join(", ") })}</p>
          )}
        </>
      )}
    </>
  );
}
