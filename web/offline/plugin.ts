import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** service-worker.js beside index.html, with the list of the files that the page is made of. */
export function offline(root: string): Plugin {
  return {
    name: "offline",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const hash = createHash("sha256");
        const publicFiles = readdirSync(join(root, "public"));
        for (const name of publicFiles) hash.update(readFileSync(join(root, "public", name)));
        for (const output of Object.values(bundle)) hash.update(output.type === "chunk" ? output.code : output.source);
        const files = [...publicFiles, ...Object.keys(bundle)].filter(
          (name) => !["lessons.json", "licences.txt"].includes(name),
        );
        if (!files.includes("index.html")) files.push("index.html");
        const template = readFileSync(join(root, "offline/service-worker.js"), "utf8");
        hash.update(template);
        const source = template
          .replace("%version%", hash.digest("hex").slice(0, 16))
          .replace("/* files */ []", JSON.stringify(files.sort()));
        this.emitFile({ type: "asset", fileName: "service-worker.js", source });
      },
    },
  };
}
