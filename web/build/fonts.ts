// The faces keep fixed names: the style sheet, the preload lines and the map style all name them, and a face changes
// only with its package.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const FACES = ["vazirmatn", "markazi-text"];

/** The address of a built file: fonts by their plain name, everything else by name and hash. */
export function assetName(name: string): string {
  const font = /^(.*)-wght-normal\.woff2$/.exec(name);
  return font ? `assets/fonts/${font[1]}.woff2` : "assets/[name]-[hash][extname]";
}

/** Ships the licence of each face beside it. */
export function fontLicences(root: string): Plugin {
  return {
    name: "gardesh:font-licences",
    generateBundle() {
      for (const face of FACES) {
        this.emitFile({
          type: "asset",
          fileName: `assets/fonts/${face}-licence.txt`,
          source: readFileSync(join(root, "node_modules/@fontsource-variable", face, "LICENSE"), "utf8"),
        });
      }
    },
  };
}
