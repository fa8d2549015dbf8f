import { useSignal } from "@preact/signals";
import { useCallback, useEffect } from "preact/hooks";
import { Failed } from "../../controls/Failed";
import { NumberField } from "../../controls/NumberField";
import { Segments } from "../../controls/Segments";
import { elementwise } from "../../core/catalogue";
import { half as words } from "../../i18n/half";
import { t } from "../../i18n/text";
import { meetFonts } from "../../page/fonts";
import { xBounds } from "../../state/explore";
import { state, table } from "../../state/state";
import { show } from "../model/selection";
import { active } from "../model/shown";
import { HalfChart } from "./HalfChart";
import { HalfFacts } from "./HalfFacts";
import { HalfTable } from "./HalfTable";
import { broken, follow, without } from "./model";
import "./half.css";

/** Half of each width that the lens may have, as it is written. */
const halves: Record<typeof state.lens.value, string> = { "16": "8", "2": "1", "0.25": "1/8", "0.03125": "1/64" };

/** What an activation becomes in the 16-bit formats that networks are trained in. */
export default function Half() {
  useEffect(() => meetFonts({ words }), []);
  const attempt = useSignal(0);
  useEffect(follow, [attempt.value]);
  const again = useCallback(() => {
    attempt.value++;
  }, []);
  const chosen = active.value?.id;
  return (
    <div class="panel half-panel">
      <section class="card stairs">
        <h2 class="unseen">{t(words.stairs)}</h2>
        <div class="row">
          <select
            aria-label={t(words.activation)}
            value={chosen ?? ""}
            onChange={(event) => {
              const info = elementwise().find(({ id }) => id === event.currentTarget.value);
              if (info) show(info);
            }}
          >
            {elementwise().map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Segments
            label={t(words.format)}
            options={table.format.options.map((value) => ({ value, label: value }))}
            value={state.format.value}
            onValue={(format) => {
              state.format.value = format;
            }}
          />
          <label class="row" for="lens-x">
            x =
            <NumberField
              id="lens-x"
              value={state.probe.value}
              {...xBounds}
              onValue={(x) => {
                state.probe.value = x;
              }}
            />
          </label>
          <Segments
            label={t(words.width)}
            options={table.lens.options.map((value) => ({ value, label: `± ${halves[value]}` }))}
            value={state.lens.value}
            onValue={(width) => {
              state.lens.value = width;
            }}
          />
        </div>
        <p class="quiet">{t(words[state.format.value])}</p>
        {broken.value ? (
          <Failed onAgain={again} />
        ) : without.value ? (
          <p>{t(words.without)}</p>
        ) : (
          <>
            <HalfChart order="f" />
            <HalfChart order="f1" />
          </>
        )}
      </section>
      <div class="column">
        {!without.value && <HalfFacts />}
        <HalfTable />
      </div>
    </div>
  );
}
