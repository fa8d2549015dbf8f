import { NumberField } from "../../controls/NumberField";
import { common } from "../../i18n/common";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { xBounds } from "../../state/explore";
import { state } from "../../state/state";
import { pan, resetAxes, setRange, zoom } from "../model/zoom";
import { ExportMenu } from "./ExportMenu";
import { ViewMenu } from "./ViewMenu";

function end(which: "min" | "max", value: number): boolean {
  const next = { ...state.x.value, [which]: value };
  if (next.max - next.min < xBounds.narrowest) return false;
  setRange(next);
  return true;
}

/** The range of x: typed, zoomed, reset; and what is drawn besides the curves. */
export function AxisBar() {
  const { min, max } = state.x.value;
  return (
    <div class="row axis-bar">
      <fieldset class="row">
        <legend class="unseen">{t(words.range)}</legend>
        <span aria-hidden="true">x ∈</span>
        <NumberField
          label={`${t(words.range)} ${t(common.from)}`}
          value={min}
          {...xBounds}
          onValue={(v) => end("min", v)}
        />
        <span aria-hidden="true">…</span>
        <NumberField
          label={`${t(words.range)} ${t(common.to)}`}
          value={max}
          {...xBounds}
          onValue={(v) => end("max", v)}
        />
        <button
          type="button"
          class="icon"
          aria-label={t(words.panLeft)}
          title={t(words.panLeft)}
          onClick={() => pan((min - max) / 8)}
        >
          ◂
        </button>
        <button
          type="button"
          class="icon"
          aria-label={t(words.panRight)}
          title={t(words.panRight)}
          onClick={() => pan((max - min) / 8)}
        >
          ▸
        </button>
        <button
          type="button"
          class="icon"
          aria-label={t(words.zoomIn)}
          title={t(words.zoomIn)}
          onClick={() => zoom(0.5)}
        >
          ＋
        </button>
        <button
          type="button"
          class="icon"
          aria-label={t(words.zoomOut)}
          title={t(words.zoomOut)}
          onClick={() => zoom(2)}
        >
          －
        </button>
        <button type="button" onClick={resetAxes}>
          {t(common.reset)}
        </button>
      </fieldset>
      <ViewMenu />
      <ExportMenu />
    </div>
  );
}
