import { useSignal } from "@preact/signals";
import { NumberField } from "../../controls/NumberField";
import { Popover } from "../../controls/Popover";
import { elementwise } from "../../core/catalogue";
import { panels as words } from "../../i18n/panels";
import { t } from "../../i18n/text";
import { download } from "../../page/download";
import { xBounds } from "../../state/explore";
import { startOf } from "../../state/kept";
import { state } from "../../state/state";
import { labelOf, shown } from "../model/shown";
import { asPng, type Plot, slide } from "./slide";

/** The functions of the curves, or all, as small multiples to take along. */
export function SlideMenu() {
  const all = useSignal(false);
  const columns = useSignal(3);
  const min = useSignal(-5);
  const max = useSignal(5);
  const make = () => {
    const every = elementwise().map(({ id, name }): Plot => ({ name, choice: startOf(id) }));
    const plots = all.value ? every : shown.value.map((choice) => ({ name: labelOf(choice), choice }));
    const x = { min: min.value, max: max.value };
    return slide({ plots, x, columns: columns.value, derivative: state.gallery.value !== "f" });
  };
  const setEnd = (end: typeof min, value: number, fits: boolean): boolean => {
    if (fits) end.value = value;
    return fits;
  };
  return (
    <Popover label={t(words.slide)}>
      <label class="row">
        {t(words.slideWhat)}
        <select
          value={all.value ? "all" : "curves"}
          onChange={({ currentTarget }) => {
            all.value = currentTarget.value === "all";
          }}
        >
          <option value="curves">{t(words.slideCurves, { count: shown.value.length })}</option>
          <option value="all">{t(words.slideAll, { count: elementwise().length })}</option>
        </select>
      </label>
      <div class="row">
        x:
        <NumberField
          label={t(words.slideFrom)}
          value={min.value}
          {...xBounds}
          onValue={(value) => setEnd(min, value, value < max.value)}
        />
        …
        <NumberField
          label={t(words.slideTo)}
          value={max.value}
          {...xBounds}
          onValue={(value) => setEnd(max, value, value > min.value)}
        />
      </div>
      <div class="row">
        {t(words.slideColumns)}
        <NumberField
          label={t(words.slideColumns)}
          value={columns.value}
          min={1}
          max={6}
          whole
          onValue={(value) => {
            columns.value = value;
          }}
        />
      </div>
      <div class="row">
        <button
          type="button"
          data-action="slide-svg"
          onClick={() => download("activations.svg", make().svg, "image/svg+xml")}
        >
          SVG
        </button>
        <button
          type="button"
          data-action="slide-png"
          onClick={async () => download("activations.png", await asPng(make()))}
        >
          PNG
        </button>
      </div>
    </Popover>
  );
}
