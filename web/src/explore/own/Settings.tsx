import { Segments } from "../../controls/Segments";
import { elementwise } from "../../core/catalogue";
import { formula as words } from "../../i18n/formula";
import { t } from "../../i18n/text";
import { isName, longestName } from "../../state/formula";
import { state } from "../../state/state";
import { keepIt, race, toCurves } from "./actions";
import { change, own } from "./model";

/** What it is called, what it is laid over, and how it is computed. */
export function Settings() {
  const formula = own.value?.formula;
  return (
    <div class="row settings">
      <label>
        {t(words.name)}
        <input
          type="text"
          data-action="own-name"
          maxLength={longestName}
          title={t(words.nameHint)}
          value={formula?.name ?? ""}
          onChange={(event) => {
            const name = event.currentTarget.value.replace(/\s+/g, " ").trim();
            if (name === "" || isName(name)) change({ name });
            event.currentTarget.value = own.peek()?.formula.name ?? "";
          }}
        />
      </label>
      <label>
        {t(words.beside)}
        <select
          data-action="own-beside"
          value={state.beside.value ?? ""}
          onChange={(event) => {
            state.beside.value = event.currentTarget.value || null;
          }}
        >
          <option value="">{t(words.nothing)}</option>
          {elementwise().map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Segments
        label={t(words.computed)}
        options={[
          { value: "stable", label: t(words.stable) },
          { value: "written", label: t(words.written) },
        ]}
        value={formula?.asWritten ? "written" : "stable"}
        onValue={(value) => change({ asWritten: value === "written" })}
      />
    </div>
  );
}

/** What can be done with it. */
export function Actions() {
  const shown = own.value;
  return (
    <div class="row">
      <button type="button" class="go" data-action="own-race" disabled={!shown} onClick={race}>
        {t(words.race)}
      </button>
      <button type="button" data-action="own-add" disabled={!shown} onClick={toCurves}>
        ＋ {t(words.toCurves)}
      </button>
      <button type="button" data-action="own-keep" disabled={!shown} onClick={() => shown && keepIt(shown)}>
        {t(words.keep)}
      </button>
    </div>
  );
}
