import { theme } from "../charts/palette";
import { Popover } from "../controls/Popover";
import { part } from "../controls/part";
import { common } from "../i18n/common";
import { chosenLanguage, language, other, tag } from "../i18n/language";
import { t, tOther } from "../i18n/text";
import { state, table } from "../state/state";

const Share = part(() => import("./Share"));

function Tabs() {
  return (
    <nav aria-label={t(common.views)}>
      {table.view.options.map((view) => (
        <button
          key={view}
          type="button"
          class="tab"
          aria-current={state.view.value === view ? "page" : undefined}
          onClick={() => {
            state.view.value = view;
          }}
        >
          {t(common[view])} <small lang={tag(other(language.value))}>{tOther(common[view])}</small>
        </button>
      ))}
    </nav>
  );
}

function Tools() {
  const dark = theme.value === "dark";
  const projector = theme.value === "projector";
  return (
    <div class="tools">
      <button
        type="button"
        lang={tag(other(language.value))}
        title={t(common.switchLanguageHint)}
        onClick={() => {
          state.language.value = other(chosenLanguage.peek());
        }}
      >
        {t(common.switchLanguage)}
      </button>
      <button
        type="button"
        class="icon"
        aria-label={t(dark ? common.light : common.dark)}
        title={t(dark ? common.light : common.dark)}
        onClick={() => {
          state.theme.value = dark ? "light" : "dark";
        }}
      >
        {dark ? "☀" : "☾"}
      </button>
      <button
        type="button"
        aria-pressed={projector}
        title={t(common.projectorHint)}
        onClick={() => {
          state.theme.value = projector ? "auto" : "projector";
        }}
      >
        {t(common.projector)}
      </button>
      <button
        type="button"
        data-action="stage"
        title={t(common.stageHint)}
        onClick={() => {
          state.stage.value = state.view.peek() === "train" ? "race" : "curve";
        }}
      >
        {t(common.stage)}
      </button>
      <Popover label={t(common.share)}>
        <Share />
      </Popover>
    </div>
  );
}

export function Header() {
  return (
    <header>
      <h1 class="brand">
        {t(common.brand)} <small lang={tag(other(language.value))}>{tOther(common.brand)}</small>
      </h1>
      <Tabs />
      <Tools />
    </header>
  );
}
