import { dashOf } from "../../charts/palette";
import { Swatch } from "../../controls/Swatch";
import { activation } from "../../core/catalogue";
import { common } from "../../i18n/common";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { colorFor } from "../model/colors";
import { short } from "../model/format";
import { removeAt, select } from "../model/selection";
import { activeIndex, shown } from "../model/shown";

/** The curves on show: select one, or remove it. */
export function Chips() {
  const several = shown.value.length > 1;
  return (
    <ul class="row chips" aria-label={t(words.onShow)}>
      {shown.value.map((choice, index) => {
        const name = activation(choice.id)?.name ?? choice.id;
        const values = Object.values(choice.parameters ?? {}).map((value) =>
          typeof value === "number" ? short(value) : value,
        );
        return (
          <li class={index === activeIndex.value ? "chip on" : "chip"} key={choice.id}>
            <button type="button" aria-pressed={index === activeIndex.value} onClick={() => select(index)}>
              <Swatch color={colorFor(index, "f")} dash={dashOf(index)} />
              {name}
              {values.length > 0 && <small>{values.join(", ")}</small>}
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
