import type { Signal } from "@preact/signals";
import { NumberField } from "../../controls/NumberField";
import { Popover } from "../../controls/Popover";
import { common } from "../../i18n/common";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { yBounds } from "../../state/explore";
import type { Range } from "../../state/field";
import { state } from "../../state/state";
import { type Order, orderNames, orders } from "../model/sample";
import { fitted, plottedCurves } from "../model/shown";

const axes = { f: state.y, f1: state.y1, f2: state.y2 } satisfies Record<Order, Signal<Range | null>>;

function Check({ label, value, onValue }: { label: string; value: boolean; onValue: (value: boolean) => void }) {
  return (
    <label class="check">
      <input type="checkbox" checked={value} onChange={(event) => onValue(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

/** The y axis of one chart: fitted to the curves, or typed. */
function YAxis({ order }: { order: Order }) {
  const axis = axes[order];
  const name = t(words.yRange, { name: orderNames[order] });
  const now = axis.value ?? fitted(plottedCurves[order].value, order);
  const end = (which: "min" | "max", value: number) => {
    const next = { ...now, [which]: value };
    if (next.max - next.min < yBounds.narrowest) return false;
    axis.value = next;
    return true;
  };
  const fourDigits = (value: number) => Number(value.toPrecision(4));
  return (
    <fieldset class="row">
      <legend>{name}</legend>
      <Check
        label={t(words.auto)}
        value={axis.value === null}
        onValue={(automatic) => {
          axis.value = automatic ? null : { min: fourDigits(now.min), max: fourDigits(now.max) };
        }}
      />
      <NumberField
        label={`${name} ${t(common.from)}`}
        value={fourDigits(now.min)}
        {...yBounds}
        onValue={(v) => end("min", v)}
      />
      <NumberField
        label={`${name} ${t(common.to)}`}
        value={fourDigits(now.max)}
        {...yBounds}
        onValue={(v) => end("max", v)}
      />
    </fieldset>
  );
}

/** Which charts there are and what is drawn on them. */
export function ViewMenu() {
  const visible = state.orders.value;
  return (
    <Popover label={t(words.view)}>
      <div class="row">
        {orders.map((order) => (
          <Check
            key={order}
            label={orderNames[order]}
            value={visible.includes(order)}
            onValue={(on) => {
              const next = orders.filter((each) => (each === order ? on : visible.includes(each)));
              if (next.length > 0) state.orders.value = next;
            }}
          />
        ))}
      </div>
      <div class="row">
        <Check
          label={t(words.tangent)}
          value={state.tangent.value}
          onValue={(on) => {
            state.tangent.value = on;
          }}
        />
        <Check
          label={t(words.zones)}
          value={state.zones.value}
          onValue={(on) => {
            state.zones.value = on;
          }}
        />
      </div>
      {orders.map((order) => (
        <YAxis key={order} order={order} />
      ))}
    </Popover>
  );
}
