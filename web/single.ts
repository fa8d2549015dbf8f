import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

// The page as one file that works from a disk or a stick, without a server. Code, styles and the core are packed inside;
// a few lines unpack them. What can unpack (DecompressionStream: browsers of 2023 and newer) has SIMD too, so that the
// scalar build is not in it.

const workerUrl = /new Worker\(new URL\("(.+?)", import\.meta\.url\), \{ type: "module" \}\)/g;
/** Where Emscripten's own code would look; it is given the core and does not. */
const unusedUrl = /new URL\((["'])playground-simd\.wasm\1,\s*import\.meta\.url\)/g;
const wasmUrl = /new URL\("\.\/(playground|curves)-(simd|scalar)\.wasm", import\.meta\.url\)/g;

/** Code that differs in the single file: workers and the core come from inside. */
export function embedded(): Plugin {
  return {
    name: "embedded",
    enforce: "pre",
    // One build of the core serves all: the curves are a part of it.
    resolveId(id, importer) {
      const [, suffix] = /^\.\/curves-(simd|scalar)\.js$/.exec(id) ?? [];
      if (suffix && importer) return join(importer, "..", "playground-simd.js");
      return id === "./playground-scalar.js" && importer ? join(importer, "..", "playground-simd.js") : null;
    },
    transform(code) {
      if (!code.includes("import.meta.url")) return null;
      const imports: string[] = [];
      const changed = code
        .replace(workerUrl, (_, path: string) => {
          const name = `Worker${imports.length}`;
          imports.push(`import ${name} from "${path}?worker&inline";\n`);
          return `globalThis.embedded.worker(${name})`;
        })
        .replace(wasmUrl, "globalThis.embedded.core()")
        .replace(unusedUrl, 'new URL("about:blank")');
      return changed === code ? null : { code: imports.join("") + changed, map: null };
    },
  };
}

/** Of 85 letters that mean nothing to HTML, five stand for four bytes: a sixteenth shorter than base64. */
const letters = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))
  .filter((letter) => !"&<>\"'\\`/=".includes(letter))
  .join("");

function base85(content: string | Uint8Array): { text: string; length: number } {
  const bytes = gzipSync(content, { level: 9 });
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  let text = "";
  for (let at = 0; at < padded.length; at += 4) {
    let word = padded.readUInt32BE(at);
    let group = "";
    for (let i = 0; i < 5; i++) {
      group = letters[word % 85] + group;
      word = Math.floor(word / 85);
    }
    text += group;
  }
  return { text, length: bytes.length };
}

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Unpacks the page: its code from #code, the core from #core, which is compiled once and handed to each worker as its
 * first message. `tooOld` is what a browser says that cannot.
 */
function unpack(tooOld: string, letters: string): void {
  const inflate = (id: string) => {
    const place = document.getElementById(id) as HTMLElement;
    const text = place.textContent ?? "";
    const packed = new Uint8Array(Number(place.dataset.bytes));
    for (let at = 0, group = 0; at < packed.length; at += 4, group += 5) {
      let word = 0;
      for (let i = 0; i < 5; i++) word = word * 85 + letters.indexOf(text.charAt(group + i));
      for (let i = 0; i < 4 && at + i < packed.length; i++) packed[at + i] = word / 2 ** (24 - 8 * i);
    }
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
  };
  let core: Promise<WebAssembly.Module> | undefined;
  const compiled = () => {
    core ??= inflate("core")
      .arrayBuffer()
      .then((bytes) => WebAssembly.compile(bytes));
    return core;
  };
  (globalThis as { embedded?: object }).embedded = {
    core: compiled,
    worker(Inline: new () => Worker) {
      const worker = new Inline();
      compiled().then(
        (module) => worker.postMessage({ embeddedCore: module }),
        () => worker.dispatchEvent(new ErrorEvent("error")),
      );
      return worker;
    },
  };
  const failed = (error: unknown) => {
    const place = document.getElementById("app") as HTMLElement;
    place.textContent = `${tooOld} (${error instanceof Error ? error.message : error})`;
  };
  try {
    inflate("code")
      .text()
      .then((code) => import(/* @vite-ignore */ URL.createObjectURL(new Blob([code], { type: "text/javascript" }))))
      .catch(failed);
  } catch (error) {
    failed(error);
  }
}

/** Goes before a worker's code: its core comes by the first message. */
export const inWorker = `const embeddedCore = new Promise((resolve) => {
  const take = (event) => {
    if (!event.data?.embeddedCore) return;
    event.stopImmediatePropagation();
    removeEventListener("message", take);
    resolve(event.data.embeddedCore);
  };
  addEventListener("message", take);
});
globalThis.embedded = { core: () => embeddedCore };
`;

interface Parts {
  html: string;
  code: string;
  style: string;
  icon: string;
  tooOld: string;
  core: Uint8Array;
}

/** The one file. Its policy allows just its own two scripts and style, by their hashes. */
export function oneFile({ html, code, style, icon, tooOld, core }: Parts): string {
  const start = `(${unpack.toString()})(${JSON.stringify(tooOld)}, ${JSON.stringify(letters)})`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(start)} blob: 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "img-src data: blob:",
    "worker-src blob: data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}"><style>${style}</style>`;
  const packed = (id: string, content: string | Uint8Array) => {
    const { text, length } = base85(content);
    return `<script type="application/octet-stream" id="${id}" data-bytes="${length}">${text}</script>`;
  };
  return html
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
    .replace(/<link rel="(stylesheet|modulepreload)"[^>]*>/g, "")
    .replace(
      /<link rel="icon"[^>]*>/,
      `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon).toString("base64")}">`,
    )
    .replace(/<script (type="module"|src)[^>]*><\/script>/g, "")
    .replace("<head>", () => `<head>${head}`)
    .replace("</body>", () => `${packed("code", code)}${packed("core", core)}<script>${start}</script></body>`);
}

/** Gathers what the build has made into the one file, and leaves nothing else. */
export function packed(root: string, tooOld: string): Plugin {
  return {
    name: "packed",
    enforce: "post",
    generateBundle(_, bundle) {
      const parts = Object.values(bundle);
      const text = (name: RegExp) =>
        parts
          .filter(({ fileName }) => name.test(fileName))
          .map((part) => (part.type === "chunk" ? part.code : String(part.source)))
          .join("\n");
      const chunks = parts.filter(({ type }) => type === "chunk");
      if (chunks.length !== 1) this.error(`one chunk expected: ${chunks.map(({ fileName }) => fileName).join(", ")}`);
      const source = oneFile({
        html: text(/\.html$/),
        code: text(/\.js$/).replaceAll("__VITE_PRELOAD__", "void 0"), // Vite does so only after this
        style: text(/\.css$/),
        icon: readFileSync(`${root}/public/icon.svg`, "utf8"),
        tooOld,
        core: readFileSync(`${root}/../dist/core/playground-simd.wasm`),
      });
      for (const name of Object.keys(bundle)) delete bundle[name];
      this.emitFile({ type: "asset", fileName: "activation-playground.html", source });
    },
  };
}
