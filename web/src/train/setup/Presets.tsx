import { presetNames } from "../../i18n/presets";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { choosePreset, presetChosen, type presets } from "./preset-list";

type Name = keyof typeof presets;

export function Presets() {
  const chosen = presetChosen();
  return (
    <select
      class="presets"
      aria-label={t(words.preset)}
      value={chosen ?? ""}
      onChange={({ currentTarget }) => {
        if (currentTarget.value) choosePreset(currentTarget.value as Name);
      }}
    >
      {!chosen && <option value="">{t(words.ownPreset)}</option>}
      {Object.entries(presetNames).map(([name, text]) => (
        <option key={name} value={name}>
          {t(text)}
        </option>
      ))}
    </select>
  );
}
