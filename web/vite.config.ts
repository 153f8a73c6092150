import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { assetName, fontFiles } from "./build/fonts.ts";
import { drawingFiles } from "./build/sprite.ts";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  root,
  plugins: [drawingFiles(root), fontFiles(root)],
  publicDir: false,
  build: {
    manifest: true,
    // A data: script or style would be refused by the content policy; small pictures stay files for the same cache.
    assetsInlineLimit: 0,
    // The theme script runs before the first paint as a classic script, so nothing may be imported into it.
    modulePreload: { polyfill: false },
    target: "es2022",
    rolldownOptions: {
      input: {
        main: "main.ts",
        theme: "theme.ts",
        style: "styles/index.css",
        studio: "studio.ts",
        "studio-style": "styles/studio.css",
      },
      output: { assetFileNames: (asset) => assetName(asset.names[0] ?? "") },
    },
    // The map library is large by nature and loaded only when a map is wanted.
    chunkSizeWarningLimit: 1200,
  },
  test: { include: ["**/*.test.ts"], exclude: ["node_modules", "dist"] },
});
