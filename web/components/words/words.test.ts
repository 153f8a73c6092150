import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { latinDigits, localDigits } from "./digits.ts";
import { fill } from "./words.ts";

const WEB = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(join(WEB, path), "utf8");

test("values are set into a sentence, and what has none stays", () => {
  expect(fill("{ $from } to {$to}", { from: "9", to: 17 })).toBe("9 to 17");
  expect(fill("{$name}")).toBe("{$name}");
});

test("digits are read in any script and written in the page's", () => {
  expect(latinDigits("۱۲٫۵ ٣٤")).toBe("12.5 34");
  expect(localDigits(1405, "fa")).toBe("۱۴۰۵");
  expect(localDigits("2026", "ar")).toBe("٢٠٢٦");
  expect(localDigits(7, "en")).toBe("7");
});

test("every word that a script says comes with the page, in every language", () => {
  const scripts = readdirSync(join(WEB, "components"), { recursive: true, encoding: "utf8" });
  const said = scripts
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) =>
      [...read(join("components", file)).matchAll(/"(widget-[a-z0-9-]+)"/g)].map((found) => found[1] ?? ""),
    );
  expect(said.length).toBeGreaterThan(100);
  const template = read("components/words/words.html");
  const languages = ["fa", "en", "ar"].map((lang) => read(`locales/widgets.${lang}.ftl`));
  for (const key of new Set(said)) {
    expect(template, key).toContain(`"${key}"`);
    for (const words of languages) expect(words, key).toContain(`\n${key} = `);
  }
  const dates = read("components/words/dates.html");
  for (const key of new Set(said)) if (key.startsWith("widget-date-")) expect(dates, key).toContain(`"${key}"`);
});
