import preact from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";
import { formulas } from "./formulas.ts";
import { lessons } from "./lessons/build/plugin.ts";
import { licences } from "./licences.ts";
import { offline } from "./offline/plugin.ts";
import { embedded, inWorker, packed } from "./single.ts";
import { spellings } from "./spellings.ts";
import { page } from "./src/i18n/page.ts";

const root = import.meta.dirname;
const core = `${root}/../dist/core/index.js`;

const tooOld = `${page.tooOld.zh} · ${page.tooOld.en}`;

/** What the page may do, once built: load its own files, compile WebAssembly, nothing else. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // Strings become no markup and no code; start.js has the one policy, for the addresses of workers.
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");

/** Fills index.html's words from i18n and, in the built page, adds the policy (the development server needs inline styles). */
function html(): Plugin {
  let building = false;
  return {
    name: "html",
    configResolved(config) {
      building = config.command === "build";
    },
    transformIndexHtml: {
      order: "pre",
      handler: (text) => ({
        html: text.replace(/%(\w+)%/g, (whole, key: string) => {
          const words = page[key as keyof typeof page];
          return words ? `${words.zh} · ${words.en}` : whole;
        }),
        tags: building
          ? [
              {
                tag: "meta",
                attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy },
                injectTo: "head-prepend",
              },
            ]
          : [],
      }),
    },
  };
}

/** `--mode single`: the page as one file, see single.ts. */
export default defineConfig(({ mode }) => ({
  root,
  base: "./",
  // The core as built: the same files that Node loads.
  resolve: {
    alias: {
      "playground-core/curves": core.replace("index", "curves"),
      "playground-core/compiler": core.replace("index", "compiler"),
      "playground-core": core,
    },
  },
  plugins: [
    preact({ prefreshEnabled: false, reactAliasesEnabled: false }),
    html(),
    formulas(core),
    spellings(core),
    lessons(),
    ...(mode === "single" ? [embedded(), packed(root, tooOld)] : [licences(`${root}/..`), offline(root)]),
  ],
  build: {
    outDir: `${root}/../dist`,
    emptyOutDir: false,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: mode === "single" ? false : { polyfill: false },
    copyPublicDir: mode !== "single",
    cssCodeSplit: mode !== "single",
    ...(mode === "single" ? { rolldownOptions: { output: { codeSplitting: false } } } : {}),
  },
  worker: {
    format: mode === "single" ? "iife" : "es", // from a disk, Chromium starts no module worker
    ...(mode === "single"
      ? { plugins: () => [embedded()], rolldownOptions: { output: { codeSplitting: false, intro: inWorker } } }
      : {}),
  },
}));
