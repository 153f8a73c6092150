// Icons travel as one sprite, so a page names an icon in thirty bytes and the browser keeps the drawings for good.
// Illustrations stay one file each: a visitor fetches only the scenes the list shows. Both are used by reference
// (`<use href="…#i-museum">`), which lets currentColor and the `--i-*` properties of the page reach inside.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

/** The inside of an SVG file as a symbol, its drawing attributes kept on the symbol. */
export function symbol(name: string, source: string): string {
  const open = /<svg\b([^>]*)>/.exec(source);
  const close = source.lastIndexOf("</svg>");
  if (!open || close < 0) throw new Error(`icons/${name}.svg is not an SVG drawing`);
  const attributes = (open[1] ?? "").replace(/\s*xmlns="[^"]*"/, "").trim();
  const inside = source.slice(open.index + open[0].length, close).trim();
  return `<symbol id="i-${name}" ${attributes}>${inside}</symbol>`;
}

/** An illustration that other pages can refer to as `#s`; it fills whatever box it is put in. */
export function scene(name: string, source: string): string {
  const viewBox = /viewBox="[^"]*"/.exec(source)?.[0];
  if (!viewBox) throw new Error(`illustrations/${name}.svg has no viewBox`);
  return source.replace(
    /<svg\b[^>]*>/,
    `<svg xmlns="http://www.w3.org/2000/svg" id="s" ${viewBox} preserveAspectRatio="xMidYMid slice">`,
  );
}

function drawings(folder: string): [name: string, source: string][] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".svg"))
    .sort()
    .map((file) => [basename(file, ".svg"), readFileSync(join(folder, file), "utf8")]);
}

/** Emits the icon sprite as `icons/sprite.svg`, and each illustration and the card under its own name in the manifest. */
export function drawingFiles(root: string): Plugin {
  return {
    name: "gardesh:drawings",
    generateBundle() {
      const symbols = drawings(join(root, "icons")).map(([name, source]) => symbol(name, source));
      this.emitFile({
        type: "asset",
        name: "icons.svg",
        originalFileName: "icons/sprite.svg",
        source: `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`,
      });
      for (const [name, source] of drawings(join(root, "illustrations"))) {
        this.emitFile({
          type: "asset",
          name: `${name}.svg`,
          originalFileName: `illustrations/${name}.svg`,
          source: scene(name, source),
        });
      }
      this.emitFile({
        type: "asset",
        name: "card.jpg",
        originalFileName: "card/card.jpg",
        source: readFileSync(join(root, "card/card.jpg")),
      });
      for (const [name, source] of drawings(join(root, "ornament"))) {
        this.emitFile({ type: "asset", name: `${name}.svg`, originalFileName: `ornament/${name}.svg`, source });
      }
    },
  };
}
