import { expect, test } from "vitest";
import { site } from "./page";

const it = site();

test("inline scripts, handlers, eval, markup from strings, foreign pictures and requests are refused", async () => {
  const page = await it.open("#language=en");
  const { refused, reached } = await page.evaluate(async () => {
    const directives = new Set<string>();
    document.addEventListener("securitypolicyviolation", (event) => directives.add(event.effectiveDirective));
    const reach: string[] = [];
    const attempts: Record<string, () => unknown> = {
      script() {
        const script = document.createElement("script");
        script.append("window.reached = 'script'");
        document.body.append(script);
      },
      handler() {
        const button = document.createElement("button");
        button.setAttribute("onclick", "window.reached = 'handler'");
        button.click();
      },
      eval: () => Reflect.get(window, "eval")("window.reached = 'eval'"),
      function: () => new Function("window.reached = 'function'")(),
      markup() {
        document.createElement("div").innerHTML = "<b>bold</b>";
        reach.push("markup");
      },
      worker() {
        new Worker("https://example.org/worker.js");
        reach.push("worker");
      },
      picture: () =>
        new Promise((resolve, reject) => {
          const picture = new Image();
          picture.onload = () => resolve(reach.push("picture"));
          picture.onerror = reject;
          picture.src = "https://example.org/picture.png";
        }),
      request: () => fetch("https://example.org/").then(() => reach.push("request")),
      beacon: () => navigator.sendBeacon("https://example.org/", "x"),
    };
    // In a task of their own: what a debugger evaluates may use eval.
    await new Promise<void>((resolve) =>
      setTimeout(async () => {
        for (const attempt of Object.values(attempts)) {
          await Promise.resolve()
            .then(attempt)
            .catch(() => {});
        }
        setTimeout(resolve, 200);
      }),
    );
    const { reached: ran } = window as { reached?: string };
    return { refused: [...directives].sort(), reached: ran ? [...reach, ran] : reach };
  });
  expect(reached).toEqual([]);
  expect(refused).toEqual(["connect-src", "img-src", "require-trusted-types-for"]);
  it.complaints.length = 0; // the browser's own words on what it refused
  await page.context().close();
});

test("nothing that gets into the page's own markup runs", async () => {
  const page = await it.open();
  const address = page.url().replace(/#.*/, "");
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      "</body>",
      `<script>window.reached = "script"</script><img src="data:," onerror="window.reached = 'handler'">
       <script src="https://example.org/script.js"></script><style>main { outline: 7px solid }</style></body>`,
    );
    await route.fulfill({ response, body });
  });
  await page.reload();
  await page.waitForSelector("main[data-stage=ready]");
  expect(await page.evaluate(() => (window as { reached?: string }).reached)).toBeUndefined();
  expect(await page.locator("main").evaluate((main) => getComputedStyle(main).outlineWidth)).not.toBe("7px");
  it.complaints.length = 0;
  await page.context().close();
});

test("what is written in a file is never markup", async () => {
  const page = await it.open("#language=en&view=train&dataset=custom");
  const buffer = Buffer.from(
    "<b>x</b>,<i>y</i>,kind\n1,2,<u>one</u>\n2,1,<u>two</u>\n3,5,<u>one</u>\n4,1,<u>two</u>\n",
  );
  await page.setInputFiles("[data-action=open-table]", { name: "<s>file</s>.csv", mimeType: "text/csv", buffer });
  await page.waitForFunction(() => document.querySelector("main")?.textContent?.includes("<u>one</u>"));
  const marked = await page.locator("main :is(b, i, u, s)").allTextContents();
  expect(marked.filter((text) => ["x", "y", "one", "two", "file"].includes(text))).toEqual([]);
  await page.context().close();
});

test("what is written in a link is never markup", async () => {
  const text = encodeURIComponent("<b>bold</b>");
  const page = await it.open(`#language=en&curves=${text}&lesson=${text}&formula=${text}&fan=${text}&${text}=${text}`);
  await page.waitForSelector(".notice[data-shown=true]");
  expect(await page.locator("#app b").count()).toBe(0);
  await page.context().close();
});

test("the notices of all that is in the page lie beside it", async () => {
  const page = await it.open();
  const notices = await (await page.request.get(new URL("licences.txt", page.url()).href)).text();
  for (const name of ["preact", "@preact/signals-core", "chart.js", "@kurkle/color", "comlink", "temml", "Eigen"])
    expect(notices).toContain(`${name} `);
  expect(notices.match(/MIT License|Permission is hereby granted|Apache License/g)?.length).toBeGreaterThan(5);
  await page.context().close();
});
