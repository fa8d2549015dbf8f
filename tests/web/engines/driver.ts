import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A browser with one window, by WebDriver's commands: what all engines understand. */
export interface Engine {
  open(url: string): Promise<void>;
  /** What the body of a function gives in the page. */
  run<T>(body: string): Promise<T>;
  click(selector: string): Promise<void>;
  close(): Promise<void>;
}

type Send = (command: "Navigate" | "ExecuteScript" | "FindElement" | "ElementClick", body: object) => Promise<unknown>;

const inPath = (name: string) =>
  (process.env.PATH ?? "")
    .split(":")
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks until there is an answer. */
export async function until<T>(ask: () => Promise<T>, what: string, milliseconds = 60_000): Promise<T> {
  const end = Date.now() + milliseconds;
  for (let last: unknown; ; await pause(100)) {
    const answer = await ask().catch((error) => {
      last = error;
      return undefined;
    });
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`never came: ${what}`, { cause: last });
  }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const engine = (send: Send, close: () => Promise<void>): Engine => ({
  open: async (url) => void (await send("Navigate", { url })),
  run: (body) => send("ExecuteScript", { script: body, args: [] }) as Promise<never>,
  async click(selector) {
    const found = (await send("FindElement", { using: "css selector", value: selector })) as Record<string, string>;
    await send("ElementClick", { id: Object.values(found)[0] });
  },
  close,
});

/** Nothing but this machine is within reach: whatever else is asked for goes to a proxy that is not there. */
const nowhere = { host: "127.0.0.1", port: 9 };

/** Firefox speaks WebDriver's commands on a socket of its own, Marionette: `length:[kind, id, error, result]`. */
async function firefox(binary: string): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), "playground-firefox-"));
  const port = await freePort();
  const preferences = {
    "marionette.port": port,
    "network.proxy.type": 1,
    "network.proxy.http": nowhere.host,
    "network.proxy.http_port": nowhere.port,
    "network.proxy.ssl": nowhere.host,
    "network.proxy.ssl_port": nowhere.port,
  };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const browser = spawn(binary, ["--headless", "--marionette", "--no-remote", "--profile", profile], {
    stdio: "ignore",
  });
  const socket = await until(
    () =>
      new Promise<ReturnType<typeof connect>>((resolve, reject) => {
        const attempt = connect(port, "127.0.0.1", () => resolve(attempt)).once("error", reject);
      }),
    "Firefox",
  );
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let received = Buffer.alloc(0);
  socket.on("data", (data) => {
    received = Buffer.concat([received, data]);
    for (let colon = received.indexOf(":"); colon > 0; colon = received.indexOf(":")) {
      const end = colon + 1 + Number(received.subarray(0, colon));
      if (received.length < end) return;
      const message = JSON.parse(String(received.subarray(colon + 1, end)));
      received = received.subarray(end);
      if (!Array.isArray(message)) continue; // its greeting
      const [, id, error, result] = message;
      if (error) waiting.get(id)?.reject(new Error(JSON.stringify(error)));
      else waiting.get(id)?.resolve(result?.value);
    }
  });
  let last = 0;
  const ask = (command: string, body: object) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      const text = JSON.stringify([0, last, command, body]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  await ask("WebDriver:NewSession", {});
  return engine(
    (command, body) => ask(`WebDriver:${command}`, body),
    async () => {
      const gone = new Promise((resolve) => browser.once("exit", resolve));
      await ask("Marionette:Quit", {});
      await gone;
      socket.destroy();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  );
}

/** A screen that nobody sees; WebKitGTK has no other way. */
async function screen(): Promise<{ server: ChildProcess; display: string }> {
  const server = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1500x1000x24"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const number = await new Promise((resolve) => server.stdout?.once("data", resolve));
  return { server, display: `:${String(number).trim()}` };
}

async function webkit(driver: string, binary: string): Promise<Engine> {
  const { server, display } = await screen();
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" };
  const process_ = spawn(driver, [`--port=${port}`], { env, stdio: "ignore" });
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  await until(() => ask("GET", "/status"), "WebKitWebDriver");
  const proxy = `${nowhere.host}:${nowhere.port}`;
  const { sessionId } = (await ask("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        browserName: "MiniBrowser",
        proxy: { proxyType: "manual", httpProxy: proxy, sslProxy: proxy, noProxy: ["localhost", "127.0.0.1"] },
        "webkitgtk:browserOptions": { binary, args: ["--automation"] },
      },
    },
  })) as { sessionId: string };
  const session = `/session/${sessionId}`;
  const paths = {
    Navigate: () => "/url",
    ExecuteScript: () => "/execute/sync",
    FindElement: () => "/element",
    ElementClick: ({ id }: { id?: string }) => `/element/${id}/click`,
  };
  return engine(
    (command, body) => ask("POST", session + paths[command](body), body),
    async () => {
      await ask("DELETE", session);
      process_.kill();
      server.kill();
    },
  );
}

const driver = inPath("WebKitWebDriver");
const miniBrowser = ["x86_64", "aarch64"]
  .map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
  .find((path) => existsSync(path));
const firefoxPath = inPath("firefox-esr") ?? inPath("firefox");

/** How to start each engine beside Chromium; nothing for one that is not here. */
export const engines: [name: string, start: (() => Promise<Engine>) | undefined][] = [
  ["Firefox", firefoxPath ? () => firefox(firefoxPath) : undefined],
  ["WebKitGTK", driver && miniBrowser && inPath("Xvfb") ? () => webkit(driver, miniBrowser) : undefined],
];
