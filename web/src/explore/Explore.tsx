import "./explore.css";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { InTurn } from "../controls/InTurn";
import { part } from "../controls/part";
import { activationWords } from "../i18n/activations";
import { common } from "../i18n/common";
import { explore, families } from "../i18n/explore";
import { meetFonts } from "../page/fonts";
import { state } from "../state/state";
import { Curves } from "./Curves";
import { PanelTabs } from "./PanelTabs";

/** What is not seen first is not loaded first. */
const panels: Record<typeof state.panel.value, ComponentType> = {
  curves: Curves,
  gallery: part(() => import("./gallery/Gallery")),
  own: part(() => import("./own/Own")),
  table: part(() => import("./table/Table")),
  rows: part(() => import("./rows/Rows")),
  linear: part(() => import("./linear/Linear")),
  network: part(() => import("./network/Network")),
  half: part(() => import("./half/Half")),
  cost: part(() => import("./cost/Cost")),
};

/** Where an activation is understood. */
export function Explore() {
  useEffect(() => meetFonts({ common, explore, families, activationWords }), []);
  const Panel = panels[state.panel.value];
  return (
    <div class={`explore ${state.panel.value}`}>
      <InTurn>
        {state.frame.value === "full" && <PanelTabs />}
        <Panel />
      </InTurn>
    </div>
  );
}
