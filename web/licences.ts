import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** Licences that ask for no more than that their notice goes along. */
const allowed = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"]);

/** What is compiled into the WebAssembly, which npm does not know. */
const native = `Eigen 3.4: Mozilla Public License 2.0, https://www.mozilla.org/MPL/2.0/
Used as it is published; its source code: https://gitlab.com/libeigen/eigen

Emscripten's run time and the parts of musl, compiler-rt and libc++ that come with it: MIT, and Apache 2.0 with LLVM
exceptions, https://github.com/emscripten-core/emscripten/blob/main/LICENSE`;

interface Package {
  name: string;
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

/** All packages that the page's own dependencies bring along, the notices included. */
function notices(root: string): string[] {
  const read = (folder: string) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Package;
  const seen = new Map<string, string>();
  const take = (name: string) => {
    if (seen.has(name)) return;
    const folder = join(root, "node_modules", name);
    const { version, license, dependencies = {} } = read(folder);
    if (!license || !allowed.has(license)) throw new Error(`${name} has the licence ${license}: may it be shipped?`);
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : "";
    seen.set(name, `${name} ${version}: ${license}\n\n${text}`);
    Object.keys(dependencies).forEach(take);
  };
  Object.keys(read(root).dependencies ?? {}).forEach(take);
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, notice]) => notice);
}

/** licences.txt: the notices of all that is in the page, beside it. */
export function licences(root: string): Plugin {
  return {
    name: "licences",
    apply: "build",
    generateBundle() {
      const own = readFileSync(join(root, "LICENSE"), "utf8").trim();
      const parts = [`Activation Playground\n\n${own}`, ...notices(root), native];
      this.emitFile({
        type: "asset",
        fileName: "licences.txt",
        source: `${parts.join(`\n\n${"-".repeat(72)}\n\n`)}\n`,
      });
    },
  };
}
