import { useSignal } from "@preact/signals";
import { families as byFamily, catalogue } from "../../core/catalogue";
import { formulaOf } from "../../core/formulas";
import type { ActivationInfo } from "../../core/types";
import { activationWords } from "../../i18n/activations";
import { common } from "../../i18n/common";
import { families, explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { offered } from "../../state/kept";
import { open, removeAt, replace } from "../model/selection";
import { active, shown } from "../model/shown";
import { Thumbnail } from "./Thumbnail";
import "./picker.css";

/** Whether a function is meant by what was typed: its names in both languages, its id, its family. */
export function matches(info: ActivationInfo, typed: string): boolean {
  const known = activationWords[info.id]?.name;
  const family = families[info.family];
  const own = formulaOf(info.id)?.source;
  const text = [info.name, own ?? info.id, known?.zh, known?.en, family?.zh, family?.en].join(" ").toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Item({ info }: { info: ActivationInfo }) {
  const index = shown.value.findIndex(({ id }) => id === info.id);
  const on = active.value?.id === info.id;
  const name = activationWords[info.id]?.name;
  const plain = info.kind === "elementwise";
  const beside = index >= 0 ? common.remove : words.replace;
  return (
    <li class="item" data-on={on} data-shown={index >= 0} data-id={info.id}>
      <button
        type="button"
        class="pick"
        aria-current={on ? "true" : undefined}
        title={index >= 0 || !plain ? undefined : t(words.add, { name: info.name })}
        onClick={() => open(info)}
      >
        <Thumbnail info={info} />
        <span>
          {info.name} {name && t(name).toLowerCase() !== info.name.toLowerCase() && <small>{t(name)}</small>}
        </span>
      </button>
      {plain && (
        <button
          type="button"
          class="plain beside"
          disabled={index >= 0 && shown.value.length === 1}
          aria-label={t(beside, { name: info.name })}
          title={t(beside, { name: info.name })}
          onClick={() => (index >= 0 ? removeAt(index) : replace(info))}
        >
          {index >= 0 ? "✕" : "⇄"}
        </button>
      )}
    </li>
  );
}

/** The searchable list of all functions, grouped by family. */
export function Picker() {
  const typed = useSignal("");
  /** On a phone the list is folded away until it is wanted. */
  const unfolded = useSignal(false);
  const found = [...offered(), ...catalogue()].filter((info) => matches(info, typed.value.trim()));
  return (
    <section class="card picker" aria-label={t(words.functions)}>
      <h2 class="unseen">{t(words.functions)}</h2>
      <div class="row find">
        <input
          type="search"
          aria-label={t(words.searchLabel)}
          placeholder={t(words.search, { count: catalogue().length })}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && found[0]) open(found[0]);
          }}
        />
        <button
          type="button"
          class="all"
          aria-expanded={unfolded.value}
          onClick={() => {
            unfolded.value = !unfolded.value;
          }}
        >
          {t(words.functions)} {unfolded.value ? "▴" : "▾"}
        </button>
      </div>
      <div class="unseen" role="status">
        {typed.value === "" ? "" : t(words.found, { count: found.length })}
      </div>
      <div class="families" data-open={unfolded.value || typed.value !== ""}>
        {byFamily(found).map(([family, members]) => (
          <div key={family}>
            <h3>{families[family] ? t(families[family]) : family}</h3>
            <ul>
              {members.map((info) => (
                <Item key={info.id} info={info} />
              ))}
            </ul>
          </div>
        ))}
        {found.length === 0 && <p class="quiet">{t(words.nothing)}</p>}
      </div>
    </section>
  );
}
