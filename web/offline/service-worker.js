// Keeps the page's files, so that it opens without a network. `version` and `files` are filled in by the build, a new
// version whenever a file changes. A version is kept whole and serves its own files; the one before stays for the tabs that
// still show it.
const version = "%version%";
const files = /* files */ [];

const prefix = `activation-playground ${registration.scope} `;
const mine = prefix + version;
const scope = new URL(registration.scope);

/** Content-hashed files are the same in every version: what is here already is not fetched again. */
async function keep(cache, file) {
  const address = new URL(file, scope);
  const known = file.startsWith("assets/") && (await caches.match(address));
  const response = known || (await fetch(address, { cache: file.startsWith("assets/") ? "default" : "no-cache" }));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  await cache.put(address, response);
}

async function install() {
  const cache = await caches.open(mine);
  try {
    await Promise.all(files.map((file) => keep(cache, file)));
  } catch (error) {
    await caches.delete(mine); // half a version is none; the browser tries again at the next visit
    throw error;
  }
}

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== mine);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

async function answer(request) {
  const address = new URL(request.url);
  const file = address.pathname.slice(scope.pathname.length) || "index.html";
  const key = new URL(file, scope);
  const known = (await (await caches.open(mine)).match(key)) ?? (await caches.match(key));
  return known ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())));
addEventListener("message", ({ data }) => {
  if (data === "activate") skipWaiting();
});
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope.href)) event.respondWith(answer(event.request));
});
