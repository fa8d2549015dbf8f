import { dashOf } from "../../charts/palette";
import { Swatch } from "../../controls/Swatch";
import { common } from "../../i18n/common";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { colorFor } from "../model/colors";
import { removeAt, select } from "../model/selection";
import { activeIndex, labelOf, shown } from "../model/shown";

/** The curves on show: select one, or remove it. */
export function Chips() {
  const several = shown.value.length > 1;
  return (
    <ul class="row chips" aria-label={t(words.onShow)}>
      {shown.value.map((choice, index) => {
        const name = labelOf(choice);
        return (
          <li class={index === activeIndex.value ? "chip on" : "chip"} key={index}>
            <button type="button" aria-pressed={index === activeIndex.value} onClick={() => select(index)}>
              <Swatch color={colorFor(index, "f")} dash={dashOf(index)} />
              {name}
            </button>
            {several && (
              <button
                type="button"
                class="plain"
                aria-label={t(common.remove, { name })}
                onClick={() => removeAt(index)}
              >
                ✕
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
