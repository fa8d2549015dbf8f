import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem, root, run, version } from "./shell.mjs";

/**
 * What `npm start`, `npm test` and `npm run fuzz` need beside Node: how to see that it is there (by asking the tool,
 * whatever brought it), which Debian packages bring it, and where it comes from elsewhere.
 */
const tools = [
  {
    name: "a C++20 compiler",
    found: () => version(process.env.CXX ?? "c++"),
    packages: ["g++"],
    elsewhere: "GCC 12 or Clang 14, or newer",
  },
  {
    name: "CMake 3.25 or newer",
    found: () => atLeast(version("cmake"), 3, 25),
    packages: ["cmake"],
    elsewhere: "https://cmake.org/download/",
  },
  { name: "Ninja", found: () => version("ninja"), packages: ["ninja-build"], elsewhere: "https://ninja-build.org" },
  {
    name: "Emscripten",
    found: () => version("emcc"),
    packages: ["emscripten"],
    elsewhere: "emsdk, https://emscripten.org/docs/getting_started/downloads.html, with emcc on PATH",
  },
  {
    name: "Eigen 3.4",
    found: () => ["/usr/include", "/usr/local/include"].some((folder) => existsSync(`${folder}/eigen3/Eigen/Core`)),
    packages: ["libeigen3-dev"],
    elsewhere: "https://eigen.tuxfamily.org, below /usr/local/include/eigen3",
  },
  {
    name: "GoogleTest's sources",
    found: () => existsSync("/usr/src/googletest/CMakeLists.txt"),
    packages: ["googletest"],
    elsewhere: "https://github.com/google/googletest, at /usr/src/googletest",
    only: "test",
  },
  {
    name: "Chromium",
    found: findChromium,
    packages: ["chromium"],
    elsewhere: "Chrome or Chromium on PATH, or its path in CHROMIUM_PATH",
    only: "test",
  },
  {
    name: "a Chinese font",
    found: () => process.platform !== "linux" || version("fc-list", [":lang=zh"]),
    packages: ["fontconfig", "fonts-noto-cjk"],
    elsewhere: "Noto Sans CJK",
    only: "test",
  },
  {
    name: "clang-tidy",
    found: () => version("clang-tidy"),
    packages: ["clang-tidy"],
    elsewhere: "LLVM 14 or newer",
    only: "test",
  },
  {
    name: "Clang with libFuzzer",
    found: hasFuzzer,
    packages: ["clang", "libclang-rt-dev"],
    elsewhere: "https://clang.llvm.org, with compiler-rt",
    only: "fuzz",
  },
];

const packagesByHand = "npm packages: npm ci";
/** Names the packages whose installation has begun and not ended: their tools may run and yet lack something. */
const unfinished = join(root, "build/unfinished-packages");

/** Installs what is missing for "start", "test" or "fuzz", after saying what; a Problem says what it could not. */
export async function setUp(goal) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 13)) {
    throw new Problem(`Node is ${process.version}; it has to be 20.13 or newer (https://nodejs.org).`);
  }
  const begun = existsSync(unfinished) ? readFileSync(unfinished, "utf8").split("\n").filter(Boolean) : [];
  const missing = missingTools(goal);
  const packages = [...new Set([...begun, ...missing.flatMap((tool) => tool.packages)])];
  const modules = !modulesComplete();
  if (packages.length === 0 && !modules) return;

  console.log("Set-up: this is going to be installed.");
  if (packages.length > 0) console.log(`  Debian packages (apt-get): ${packages.join(" ")}`);
  if (modules) console.log("  npm packages, into node_modules: those of package-lock.json (npm ci)");
  if (packages.length > 0) await installPackages(packages, missing, modules, goal);
  if (modules) await installModules();
}

function missingTools(goal) {
  return tools.filter((tool) => (tool.only ?? goal) === goal && !tool.found());
}

async function installPackages(packages, missing, modules, goal) {
  const giveUp = (reason) => {
    const lines = missing.map((tool) => `${tool.name}: ${tool.packages.join(" ")} on Debian; else ${tool.elsewhere}`);
    if (modules) lines.push(packagesByHand);
    throw new Problem(
      `${reason}\nPlease install by hand, then run the command again:\n${lines.map((line) => `  - ${line}`).join("\n")}
On Debian, as root: apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`,
    );
  };
  if (!version("apt-get")) giveUp("The set-up cannot install here: there is no apt-get.");
  const prefix = rootPrefix();
  if (!prefix) giveUp("The set-up may not install here: it does not run as root, and sudo does not let it.");
  const asRoot = (...command) => {
    const [first, ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", ...command];
    return run(first, rest).then((result) => result.code === 0);
  };
  const install = () =>
    asRoot("apt-get", "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=900", ...packages);

  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(unfinished, packages.join("\n"));
  const policy = await run("apt-cache", ["policy", ...packages], { quiet: true, env: { LC_ALL: "C" } });
  const known = (policy.output.match(/Candidate: (?!\(none\))/g) ?? []).length === packages.length;
  let done = known && (await install());
  if (!done) {
    if (known) console.log("Once more, with fresh package lists and what an interrupted installation left completed.");
    if ((await run("dpkg", ["--audit"], { quiet: true })).output) await asRoot("dpkg", "--configure", "-a");
    await asRoot("apt-get", "update");
    done = await install();
  }
  const still = missingTools(goal);
  if (!done || still.length > 0) {
    missing.splice(0, missing.length, ...(still.length > 0 ? still : missing));
    giveUp("The set-up could not install the Debian packages (apt-get says why above).");
  }
  rmSync(unfinished);
}

/** What to put before a command so that it runs as root, or undefined. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  if (version("sudo", ["-n", "true"]) !== undefined) return ["sudo", "-n"];
  return process.stdin.isTTY && version("sudo") ? ["sudo"] : undefined; // sudo asks for the password itself
}

async function installModules() {
  rmSync(join(root, "node_modules"), { recursive: true, force: true, maxRetries: 3 }); // npm trips over some leftovers
  const { code } = await run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]);
  if (code !== 0 || !modulesComplete()) {
    throw new Problem(`The set-up could not install the npm packages (npm says why above).
Please install by hand, with access to the npm registry, then run the command again:\n  - ${packagesByHand}`);
  }
}

/** npm writes node_modules/.package-lock.json at the very end; it has to hold what package-lock.json asks for. */
function modulesComplete() {
  const read = (file) => JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  try {
    const installed = read("node_modules/.package-lock.json");
    return Object.entries(read("package-lock.json")).every(([path, wanted]) => {
      if (path === "" || (wanted.optional && !installed[path])) return true;
      return installed[path]?.version === wanted.version && existsSync(join(root, path, "package.json"));
    });
  } catch {
    return false;
  }
}

/** The browser for the tests: CHROMIUM_PATH, or the first one found. */
export function findChromium() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const folders = (process.env.PATH ?? "").split(":");
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  candidates.unshift(process.env.CHROMIUM_PATH ?? "");
  candidates.push("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  return candidates.find((path) => path !== "" && existsSync(path));
}

/** Clang's libraries are a package of their own. */
function hasFuzzer() {
  const folder = version("clang++", ["-print-runtime-dir"]);
  return folder && existsSync(folder) && readdirSync(folder).some((name) => name.includes("fuzzer"));
}

function atLeast(line, major, minor) {
  const [, x, y] = line?.match(/(\d+)\.(\d+)/) ?? [];
  return Number(x) > major || (Number(x) === major && Number(y) >= minor);
}
