import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { common } from "../i18n/common";
import { t } from "../i18n/text";

/** Milliseconds: a server that is back does not say so. */
const pause = 10_000;

interface Props {
  /** What is missing; otherwise "this part". */
  children?: ComponentChildren;
  /** Trying again did not help: some browsers never ask twice for a module, then only a new page helps. */
  isStubborn?: boolean;
  onAgain(): void;
}

/** Stands where something could not be loaded; tries again when asked, when the network is back, and from time to time. */
export function Failed({ children, isStubborn = false, onAgain }: Props) {
  useEffect(() => {
    const timer = setInterval(onAgain, pause);
    addEventListener("online", onAgain);
    return () => {
      clearInterval(timer);
      removeEventListener("online", onAgain);
    };
  }, [onAgain]);
  return (
    <div class="wait" data-part="failed">
      <p role="alert">{children ?? t(common.partFailed)}</p>
      <div class="row">
        <button type="button" data-action="load-again" onClick={onAgain}>
          {t(common.again)}
        </button>
        {isStubborn && (
          <button type="button" onClick={() => location.reload()}>
            {t(common.reload)}
          </button>
        )}
      </div>
    </div>
  );
}
