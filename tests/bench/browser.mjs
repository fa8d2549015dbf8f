import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { buildCore, buildPage } from "../../wasm/tools/build.mjs";
import { withLock } from "../../wasm/tools/lock.mjs";
import { findChromium, setUp } from "../../wasm/tools/setup.mjs";
import { Problem, root } from "../../wasm/tools/shell.mjs";

const types = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** Serves `folders` (prefix: folder) on a free port of localhost; isolated, so that the page's clock ticks finely. */
function serve(folders) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    const prefix = Object.keys(folders).find((start) => path.startsWith(start));
    const file = join(folders[prefix], path.slice(prefix.length));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, {
      "Content-Type": types[extname(file)] ?? "application/octet-stream",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Outer width and height: 1280 × 720 for the page. */
const windowSize = "1280,807";

/** Opens `page` of the served folders in headless Chromium, waits until it is ready, and gives it to `work`. */
export async function inChromium(folders, page, work, isReady = () => globalThis.ready) {
  const executablePath = findChromium();
  if (!executablePath) throw new Problem("The benchmarks need Chromium: npm test installs it.");
  const { chromium } = await import("playwright-core");
  const server = await serve(folders);
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", `--window-size=${windowSize}`],
  });
  try {
    // Not an emulated viewport: it reaches below the real window, where nothing is ever shown, so that the browser times
    // the answer to a click there up to whatever it shows next elsewhere.
    const tab = await browser.newPage({ viewport: null });
    tab.on("console", (message) => message.type() === "info" && console.log(`  ${message.text()}`));
    tab.on("pageerror", (error) => console.error(error));
    await tab.goto(`http://127.0.0.1:${server.address().port}/${page}`);
    await tab.waitForFunction(isReady);
    return { result: await work(tab, browser), browser: `Chromium ${browser.version()}` };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Builds the playground's page and opens it with `link`, as inChromium does. */
export async function onThePage(link, work) {
  await withLock(join(root, "build/.lock"), async () => {
    await setUp("test");
    await buildCore({ quiet: true });
    await buildPage({ quiet: true });
  });
  const isReady = () => document.querySelector("main[data-stage=ready] canvas[data-chart]");
  return inChromium({ "/": join(root, "dist") }, `index.html${link}`, work, isReady);
}
