import { notify } from "../controls/notice";
import { common } from "../i18n/common";

/** Milliseconds after the page is ready: what is seen first comes first. */
const patience = 3000;

/** Keeps the page for times without a network; a newer version is taken when the visitor says so, or at the next visit. */
async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  const isUpdate = serviceWorker.controller !== null;
  const registration = await serviceWorker.register("service-worker.js", { updateViaCache: "none" });
  const offer = (waiting: ServiceWorker) => {
    const act = () => {
      // Only this tab: another may be in the middle of a race, and keeps its version.
      serviceWorker.addEventListener("controllerchange", () => location.reload());
      waiting.postMessage("activate");
    };
    notify(common.newVersion, {}, { text: common.loadNewVersion, act });
  };
  const meet = (worker: ServiceWorker | null) => {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && isUpdate) offer(worker);
    });
  };
  if (registration.waiting && isUpdate) offer(registration.waiting);
  meet(registration.installing);
  registration.addEventListener("updatefound", () => meet(registration.installing));
}

export function workOffline(): void {
  const served = location.protocol === "https:" || location.protocol === "http:";
  if (!import.meta.env.PROD || !served || !("serviceWorker" in navigator)) return;
  // Without storage, or where the browser does not allow it, the page works as it did.
  setTimeout(() => void register().catch(() => {}), patience);
}
