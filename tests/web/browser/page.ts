import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";

const dist = process.env.PLAYGROUND_DIST ?? join(import.meta.dirname, "../../../dist");
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
};

/** Serves the built page below /some/path/, to see that it works from a sub-path. */
function serve(isMissing: (path: string) => boolean): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const below = pathname.startsWith("/some/path/") ? pathname.slice("/some/path/".length) : undefined;
    const file = below === undefined ? "" : join(dist, normalize(`/${below || "index.html"}`));
    if (!file || isMissing(pathname) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

export interface Site {
  browser: Browser;
  /** Opens the page with this link; what it did wrong is found by `complaints`. */
  open(link?: string, options?: BrowserContextOptions): Promise<Page>;
  /** What is answered with "not found" from now on. */
  missing(pattern: RegExp | undefined): void;
  /** Console errors, uncaught errors, failed requests and requests to elsewhere, of all pages so far. */
  complaints: string[];
}

/** The built page on localhost in a headless Chromium, for the tests of one file. */
export function site(): Site {
  let server: Server;
  let absent: RegExp | undefined;
  const it: Site = {
    browser: undefined as unknown as Browser,
    complaints: [],
    missing(pattern) {
      absent = pattern;
    },
    async open(link = "", options = {}) {
      const context = await it.browser.newContext({
        locale: "zh-CN",
        viewport: { width: 1400, height: 900 },
        serviceWorkers: "block", // offline.test.ts allows them
        ...options,
      });
      const page = await context.newPage();
      const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
      page.on("console", (message) => {
        const isOurs = !message.text().includes("registration blocked by Playwright"); // by serviceWorkers, above
        if (isOurs && /error|warning/.test(message.type())) it.complaints.push(message.text());
      });
      page.on("pageerror", (error) => it.complaints.push(String(error)));
      // What a page or a worker was still loading when it was closed has not failed.
      page.on("requestfailed", (request) => {
        const why = request.failure()?.errorText;
        if (why !== "net::ERR_ABORTED") it.complaints.push(`failed: ${request.url()} ${why}`);
      });
      page.on("request", (request) => {
        const { protocol } = new URL(request.url());
        const local = request.url().startsWith(origin) || protocol === "blob:" || protocol === "data:";
        if (!local) it.complaints.push(`elsewhere: ${request.url()}`);
      });
      await page.goto(`${origin}/some/path/${link}`);
      await page.waitForSelector("main[data-stage=ready]");
      return page;
    },
  };
  beforeAll(async () => {
    server = await serve((path) => absent?.test(path) ?? false);
    const executablePath = process.env.CHROMIUM_PATH || "/usr/bin/chromium";
    const quiet = ["background-networking", "component-update", "sync", "gpu"].map((name) => `--disable-${name}`);
    it.browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--no-first-run", ...quiet] });
  });
  afterAll(async () => {
    await it.browser?.close();
    server?.close();
    expect(it.complaints).toEqual([]);
  });
  return it;
}

export interface DrawnSeries {
  label: string;
  points: { x: number; y: number | null }[];
}

/** What a chart has drawn, a few frames from now. NaN comes as null. */
export function drawn(page: Page, name: string): Promise<DrawnSeries[]> {
  return page.evaluate(async (chartName) => {
    const canvas = document.querySelector(`canvas[data-chart="${chartName}"]`) as unknown as {
      chart?: { data: { datasets: { label: string; data: { x: number; y: number }[] }[] } };
    };
    for (let frame = 0; frame < 3 || !canvas.chart; frame++) await new Promise(requestAnimationFrame);
    return canvas.chart.data.datasets.map(({ label, data }) => ({
      label,
      points: data.map(({ x, y }) => ({ x, y: Number.isNaN(y) ? null : y })),
    }));
  }, name);
}
