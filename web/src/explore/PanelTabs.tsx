import { Segments } from "../controls/Segments";
import { Both } from "../i18n/Both";
import { panels as words } from "../i18n/panels";
import { t } from "../i18n/text";
import { state, table } from "../state/state";

/** What the Explore view shows. */
export function PanelTabs() {
  return (
    <div class="panels">
      <Segments
        label={t(words.panels)}
        options={table.panel.options.map((value) => ({ value, label: <Both text={words[value]} /> }))}
        value={state.panel.value}
        onValue={(panel) => {
          state.panel.value = panel;
        }}
      />
    </div>
  );
}
