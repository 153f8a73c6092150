// The faces keep fixed names: the style sheet, the preload lines and the map style all name them, and a face changes
// only with its package. What the pages do not use of a face is left out, which halves what a visitor waits for: of
// Vazirmatn the weights below 400 and above 700, of Markazi Text every weight but the one that headings have.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import subsetFont from "subset-font";
import type { Plugin } from "vite";

const FACES = ["vazirmatn", "markazi-text"];

type Range = readonly [first: number, last: number];

/**
 * Letters of Arabic script: those of Persian, Arabic, Kurdish, Urdu, Pashto and Uyghur with their marks and digits, the
 * presentation forms that the map asks for, the joiners and marks of direction. What only other languages, the Quran and
 * scholarly editions have is left to the visitor's own faces.
 */
const ARABIC: readonly Range[] = [
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x60c, 0x60c],
  [0x61b, 0x61b],
  [0x61f, 0x655],
  [0x660, 0x66d],
  [0x670, 0x671],
  ...single(0x679, 0x67c, 0x67e, 0x681, 0x685, 0x686, 0x688, 0x689, 0x691, 0x693, 0x695, 0x696, 0x698, 0x69a, 0x6a9),
  ...single(0x6ab, 0x6ad, 0x6af, 0x6b5, 0x6ba, 0x6bc, 0x6be, 0x6c5, 0x6cb, 0x6cc, 0x6cd, 0x6ce, 0x6d0),
  [0x6c0, 0x6c3],
  [0x6c6, 0x6c9],
  [0x6d2, 0x6d5],
  [0x6f0, 0x6f9],
  [0x200c, 0x200f],
  [0x2010, 0x2011],
  [0xfb50, 0xfbb1],
  [0xfbd3, 0xfbff],
  [0xfe70, 0xfefc],
];
const LATIN: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2010, 0x2026],
  [0x2030, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
];
const LATIN_EXTENDED: readonly Range[] = [
  [0x100, 0x24f],
  [0x259, 0x259],
  [0x2ba, 0x2bf],
  [0x1e00, 0x1eff],
];

const LETTERS: Record<string, readonly Range[]> = { arabic: ARABIC, latin: LATIN, "latin-ext": LATIN_EXTENDED };

function single(...letters: number[]): Range[] {
  return letters.map((letter) => [letter, letter]);
}

/** The address of a built file: fonts by their plain name, everything else by name and hash. */
export function assetName(name: string): string {
  const font = /^(.*)-wght-normal\.woff2$/.exec(name);
  return font ? `assets/fonts/${font[1]}.woff2` : "assets/[name]-[hash][extname]";
}

/** The characters of some ranges as one text. */
export function characters(ranges: readonly Range[]): string {
  return ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)))
    .join("");
}

/** Cuts every face of the bundle down to what the pages use of it, and ships its licence beside it. */
export function fontFiles(root: string): Plugin {
  return {
    name: "gardesh:fonts",
    async generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        const font = /^assets\/fonts\/(vazirmatn|markazi-text)-(arabic|latin-ext|latin)\.woff2$/.exec(name);
        if (!font || file.type !== "asset") continue;
        file.source = await subsetFont(Buffer.from(file.source), characters(LETTERS[font[2] ?? ""] ?? []), {
          targetFormat: "woff2",
          variationAxes: { wght: font[1] === "vazirmatn" ? { min: 400, max: 700 } : 600 },
        });
      }
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
