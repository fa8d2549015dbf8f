import { effect, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { readout } from "../model/format";
import { type Order, orders } from "../model/sample";
import { entries, readings } from "../model/shown";

const pause = 400;

/** What the probe reads, for a screen reader: said once the probe rests. */
export function Spoken({ order }: { order: Order }) {
  const said = useMemo(() => signal(""), []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      const x = readout(state.probe.value);
      const values = readings.value.map((reading, index) => {
        return `${entries.value[index]?.label ?? ""} ${readout(reading[order])}`;
      });
      const text = t(words.spoken, { order: orders.indexOf(order) + 1, x, values: values.join(", ") });
      clearTimeout(timer);
      timer = setTimeout(() => {
        said.value = text;
      }, pause);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [order, said]);
  return (
    <div class="unseen" role="status" aria-live="polite" data-spoken={order}>
      {said}
    </div>
  );
}
