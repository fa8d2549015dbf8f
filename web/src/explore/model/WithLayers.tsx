import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { Failed } from "../../controls/Failed";
import { common } from "../../i18n/common";
import { t } from "../../i18n/text";
import { layers, layersLost, openLayers } from "./layers";

/** What needs layers, once they are there. */
export function WithLayers({ children }: { children: ComponentChildren }) {
  useEffect(openLayers, []);
  if (layersLost.value) return <Failed onAgain={openLayers} />;
  return layers.value ? children : <p class="wait">{t(common.loading)}</p>;
}
