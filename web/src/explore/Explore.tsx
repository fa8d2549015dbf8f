import "./explore.css";
import type { ComponentType } from "preact";
import { lazy, Suspense } from "preact/compat";
import { useEffect } from "preact/hooks";
import { InTurn } from "../controls/InTurn";
import { activationWords } from "../i18n/activations";
import { common } from "../i18n/common";
import { explore, families } from "../i18n/explore";
import { t } from "../i18n/text";
import { meetFonts } from "../page/fonts";
import { state } from "../state/state";
import { Curves } from "./Curves";
import { PanelTabs } from "./PanelTabs";

/** What is not seen first is not loaded first. */
const panels: Record<typeof state.panel.value, ComponentType> = {
  curves: Curves,
  gallery: lazy(() => import("./gallery/Gallery")),
  rows: lazy(() => import("./rows/Rows")),
  linear: lazy(() => import("./linear/Linear")),
  half: lazy(() => import("./half/Half")),
  cost: lazy(() => import("./cost/Cost")),
};

/** Where an activation is understood. */
export function Explore() {
  useEffect(() => meetFonts({ common, explore, families, activationWords }), []);
  const Panel = panels[state.panel.value];
  return (
    <div class={`explore ${state.panel.value}`}>
      <InTurn>
        <PanelTabs />
        <Suspense fallback={<p class="wait">{t(common.loading)}</p>}>
          <Panel />
        </Suspense>
      </InTurn>
    </div>
  );
}
