// The words on screen, read from where the service reads them, so that a test names a button as a visitor does.
import { readdirSync, readFileSync } from "node:fs";

export type Lang = "fa" | "en" | "ar";

const texts = new Map<Lang, Map<string, string>>();

function messages(lang: Lang): Map<string, string> {
  const known = texts.get(lang);
  if (known) return known;
  const folder = new URL("../../web/locales/", import.meta.url);
  const files = readdirSync(folder).filter((name) => name === `${lang}.ftl` || name.endsWith(`.${lang}.ftl`));
  const file = files.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  const found = new Map([...file.matchAll(/^([a-z][\w-]*) = (.+)$/gm)].map(([, key = "", text = ""]) => [key, text]));
  texts.set(lang, found);
  return found;
}

/** A message, with what it fills in. */
export function word(lang: Lang, key: string, values: Record<string, string> = {}): string {
  const text = messages(lang)
    .get(key)
    ?.replace(/\{ \$([a-z-]+) \}/g, (whole, name: string) => values[name] ?? whole);
  if (text === undefined || text.includes("{")) throw new Error(`no plain message ${key} in ${lang}`);
  return text;
}
