/** Style sheets that did not come. The import that needs them asks for each only once. */
const lost = new Set<HTMLLinkElement>();

if (typeof document === "object")
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === "stylesheet") lost.add(target);
    },
    true,
  );

function askAgain(link: HTMLLinkElement): Promise<void> {
  const next = link.cloneNode() as HTMLLinkElement;
  return new Promise((resolve, reject) => {
    next.addEventListener("load", () => resolve());
    next.addEventListener("error", reject);
    link.replaceWith(next);
    lost.delete(link);
  });
}

/** Asks anew for the style sheets that are missing; resolves when all are there. */
export async function lostStyles(): Promise<void> {
  await Promise.all([...lost].map(askAgain));
}

/** Rejects when the worker cannot be loaded. */
export function failureOf(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.addEventListener("error", ({ message }) => reject(new Error(message)), { once: true });
  });
}
