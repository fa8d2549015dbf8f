import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { common } from "../i18n/common";
import { t } from "../i18n/text";
import { lostStyles } from "../page/lost";
import { Failed } from "./Failed";

interface Loaded<Props> {
  default: ComponentType<Props>;
}

/** Older browsers (Chromium 150) never ask twice for a module that was not there; by another address they do. */
async function loadAnew<Props>(error: unknown, attempt: number): Promise<Loaded<Props>> {
  const [address] = /https?:\S+\.js/.exec(String(error)) ?? [];
  if (!address) throw error;
  return import(/* @vite-ignore */ `${address}?again=${attempt}`);
}

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
      await lostStyles();
      const again = failures.peek();
      const module = await load().catch((error) => (again > 0 ? loadAnew<Props>(error, again) : Promise.reject(error)));
      loaded.value = module.default;
    } catch {
      failures.value++;
    }
    isLoading = false;
  }

  return function Part(props: Props) {
    const Component = loaded.value;
    if (Component) return <Component {...props} />;
    if (failures.value > 0) return <Failed isStubborn={failures.value > 1} onAgain={ask} />;
    void ask();
    return quiet ? null : <p class="wait">{t(common.loading)}</p>;
  };
}
