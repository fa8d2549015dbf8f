import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { arch } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { cmake } from "../../wasm/tools/build.mjs";
import { main, must, Problem, root } from "../../wasm/tools/shell.mjs";
import { table } from "../support/report.mjs";
import { checkTools, System } from "./system.mjs";

// npm run test:platforms [name ...]: the README's two commands in minimal systems that are made for it and removed, and
// the bits there compared with those of the build here. What was seen goes into tests/PLATFORMS.md.

const prepared = "nodejs npm git cmake g++";
const releases = {
  bookworm: {
    title: "Debian 12",
    // Its own Node is older than what the page is built with.
    node: `npm install --global node-linux-${arch()}@20 && ln -sf "$(npm root -g)"/node-linux-*/bin/node /usr/local/bin/node`,
  },
  trixie: { title: "Debian 13" },
  forky: { title: "Debian testing" },
};
const file = join(root, "tests/PLATFORMS.md");
const head = ["system", "tried with", "`npm start`", "`npm test`", "bits as here"];

const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

/** The name and version number of each tool that took part. */
async function versions(system) {
  const tools = {
    Emscripten: "emcc --version",
    LLVM: "emcc -v 2>&1 | sed -n 's/.*clang version//p'",
    GCC: "c++ -dumpfullversion",
    CMake: "cmake --version",
    Node: "node --version",
    npm: "npm --version",
    "clang-tidy": "clang-tidy --version",
    Chromium: "chromium --version",
  };
  const found = [];
  for (const [name, command] of Object.entries(tools)) {
    const output = await system.run(`${command} 2>/dev/null || true`);
    const number = output.match(/\d+\.\d+(\.\d+)*/)?.[0];
    if (number) found.push(`${name} ${number}`);
  }
  return found.join(", ");
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Does `work`, which returns what to say of it; what went wrong is said instead, and the next is tried all the same. */
async function attempt(name, work) {
  const begin = Date.now();
  const said = await work().then(
    (text) => `✓ ${text}`,
    (error) => `✗ ${reason(error)}, `,
  );
  const cell = `${said}${seconds(begin)}`;
  console.log(`  ${name}: ${cell}`);
  return cell;
}

const counts = (output) => output.match(/^\d+ passed, \d+ failed$/m)?.[0];

/** What failed, by the names of checks and tests where they were run; else the last line that was said. */
function reason({ message, output = message }) {
  const plain = stripVTControlCharacters(output);
  const failed = [...plain.matchAll(/^\s*(?:FAIL|\[ {2}FAILED {2}\]) +(.+?)(?: \(\d+ ms\))?$/gm)].map(([, name]) =>
    name.trim(),
  );
  const groups = [...plain.matchAll(/^✗ (.+?): \d+ passed/gm)].map(([, name]) => name);
  const names = [...new Set([...groups, ...failed])].join("; ");
  const text = counts(plain) ? `${counts(plain)} (${names})` : plain.trimEnd().split("\n").at(-1);
  return text.replaceAll("|", "\\|");
}

async function servesPage(system) {
  const port = await freePort();
  return system.runUntil(`cd /checkout && PORT=${port} npm start`, /The page: (\S+)/, async ([, address]) => {
    const page = await fetch(address);
    if (!page.ok || !(await page.text()).includes("<script")) throw new Error(`${address} answers ${page.status}`);
    return "";
  });
}

async function passesTests(system) {
  const output = await system.run("cd /checkout && npm test");
  return `${counts(output)}, `;
}

async function comparesBits(system, expected) {
  const programs = ["build/native/tests/core_bits"];
  for (const preset of ["wasm", "wasm-scalar"]) {
    programs.push(`node build/${preset}/tests/core_bits.cjs`);
  }
  const differing = [];
  for (const program of programs) {
    const lines = new Set((await system.run(`cd /checkout && ${program}`)).split("\n"));
    differing.push(...expected.filter((line) => !lines.has(line)).map((line) => `${program}: ${line}`));
  }
  if (differing.length > 0) throw new Problem(`${differing.join("\n")}\n${differing.length} lines differ`);
  return `${programs.length} × ${expected.length} lines, `;
}

async function tryOne(suite, expected) {
  const { title, node } = releases[suite];
  const system = new System(suite);
  console.log(`\n${title}, in ${system.at}; all that its programs say: ${system.log}`);
  try {
    const made = await attempt("minimal system", async () => {
      await system.make();
      await system.run(`apt-get install -y --no-install-recommends ${prepared}`);
      if (node) await system.run(node);
      await must("git", ["clone", "--quiet", "--depth", "1", `file://${root}`, join(system.at, "checkout")], {
        quiet: true,
      });
      return "";
    });
    if (made.startsWith("✗")) return [title, made, "", "", ""];
    const start = await attempt("npm start", () => servesPage(system));
    const test = await attempt("npm test", () => passesTests(system));
    const bits = await attempt("bits", () => comparesBits(system, expected));
    return [title, await versions(system), start, test, bits];
  } finally {
    system.remove();
  }
}

/** The table with these rows anew, and the others as they are. */
function write(rows) {
  const before = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const all = Object.values(releases).flatMap(({ title }) => {
    const row = rows.find(([name]) => name === title);
    if (row) return [row];
    const line = before.find((text) => text.startsWith(`| ${title} |`));
    return line
      ? [
          line
            .split("|")
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ]
      : [];
  });
  const text = `# Where it was tried

Written by \`npm run test:platforms\`, as root: a minimal system made by debootstrap from Debian's packages, with
${prepared.split(" ").join(", ")} added to it, a fresh clone in it, and the README's two commands. The times include what each
installs. \`npm start\` has to serve the page. Bits are the lines of tests/core/bits.cpp, natively and in both builds of
WebAssembly, compared with those of the native build on the machine that made this table.

${table(head, all)}
`;
  writeFileSync(file, text);
  console.log(`\n${text}`);
}

await main(async () => {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in releases));
  if (unknown.length > 0) {
    throw new Problem(`No such system: ${unknown.join(", ")}. There are ${Object.keys(releases).join(", ")}.`);
  }
  checkTools();
  const chosen = names.length > 0 ? names : Object.keys(releases);
  const commit = await must("git", ["log", "-1", "--format=%h %s"], { quiet: true });
  console.log(`Tries the last commit (${commit.output.trim()}) in minimal systems: ${chosen.join(", ")}.
For each, about 1.5 GB of Debian's and npm's packages are downloaded into a folder below build/platforms, and
removed when it has been tried; that takes 10 to 20 minutes.`);
  await cmake("native", ["core_bits"], { quiet: true });
  const { output } = await must("build/native/tests/core_bits", [], { quiet: true });
  const rows = [];
  for (const suite of chosen) rows.push(await tryOne(suite, output.trimEnd().split("\n")));
  write(rows);
  return rows.flat().some((cell) => cell.startsWith("✗")) ? 1 : 0;
});
