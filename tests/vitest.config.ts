import { fileURLToPath } from "node:url";
import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";
import { spellings } from "../web/spellings.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** `npx vitest run --config tests/vitest.config.ts --project wasm`: one of the projects, all without it. */
export default defineConfig({
  root: folder,
  plugins: [preact(), spellings(`${folder}../dist/core/index.js`)],
  resolve: {
    alias: {
      "playground-core/curves": `${folder}../dist/core/curves.js`,
      "playground-core/compiler": `${folder}../dist/core/compiler.js`,
      "playground-core": `${folder}../dist/core/index.js`,
    },
  },
  test: {
    projects: [
      // The built module under Node.
      { extends: true, test: { name: "wasm", include: ["wasm/**/*.test.ts"], environment: "node" } },
      // The page's own logic, without a browser.
      {
        extends: true,
        test: { name: "web", include: ["web/unit/**/*.test.{ts,tsx}"], environment: "node", testTimeout: 60_000 },
      },
      // The built page in the other engines, as far as they are installed.
      {
        extends: true,
        test: {
          name: "engines",
          include: ["web/engines/**/*.test.ts"],
          environment: "node",
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // The built page in Chromium (its path in CHROMIUM_PATH), one file after the other: two cores are few.
      {
        extends: true,
        test: {
          name: "browser",
          include: ["web/browser/**/*.test.ts"],
          environment: "node",
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
