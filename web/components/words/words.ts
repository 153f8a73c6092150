// What scripts say. The page brings the words of its language in a template; nothing is written in the scripts.
import { localDigits } from "./digits.ts";

let known: Map<string, string> | null = null;

function words(): Map<string, string> {
  if (known) return known;
  known = new Map();
  for (const template of document.querySelectorAll<HTMLTemplateElement>("template[data-words]")) {
    for (const one of template.content.querySelectorAll<HTMLElement>("[data-word]")) {
      known.set(one.dataset.word ?? "", one.textContent ?? "");
    }
  }
  return known;
}

/** Sets values into a sentence where `{$name}` stands. */
export function fill(sentence: string, values: Record<string, string | number> = {}): string {
  return sentence.replace(/\{\s*\$([a-z-]+)\s*\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}

/** The page's language. */
export function pageLang(): string {
  return document.documentElement.lang || "fa";
}

/** A sentence of the page's language; numbers among its values are written in that language's digits. */
export function word(key: string, values: Record<string, string | number> = {}): string {
  const lang = pageLang();
  const written = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "number" ? localDigits(value, lang) : value,
  ]);
  return fill(words().get(key) ?? key, Object.fromEntries(written));
}
