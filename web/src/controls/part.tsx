import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { common } from "../i18n/common";
import { t } from "../i18n/text";

interface Loaded<Props> {
  default: ComponentType<Props>;
}

/** Some browsers never ask again for a module that they could not load once: then only a new page helps. */
const triesBeforeReload = 2;

/**
 * A component that is loaded when it is first shown. Where that fails it says so, and tries again when it is asked to or
 * when the network is back. `quiet`: nothing stands in its place while it comes.
 */
export function part<Props extends object>(
  load: () => Promise<Loaded<Props>>,
  { quiet = false } = {},
): ComponentType<Props> {
  const loaded = signal<ComponentType<Props> | null>(null);
  const failures = signal(0);
  let isLoading = false;

  async function ask(): Promise<void> {
    if (isLoading) return;
    isLoading = true;
    try {
      loaded.value = (await load()).default;
    } catch {
      failures.value++;
      addEventListener("online", ask, { once: true });
    }
    isLoading = false;
  }

  return function Part(props: Props) {
    const Component = loaded.value;
    if (Component) return <Component {...props} />;
    if (failures.value === 0) {
      void ask();
      return quiet ? null : <p class="wait">{t(common.loading)}</p>;
    }
    return (
      <p class="wait" role="alert" data-part="failed">
        {t(common.partFailed)}{" "}
        <button type="button" data-action="load-again" onClick={() => void ask()}>
          {t(common.again)}
        </button>{" "}
        {failures.value >= triesBeforeReload && (
          <button type="button" onClick={() => location.reload()}>
            {t(common.reload)}
          </button>
        )}
      </p>
    );
  };
}
