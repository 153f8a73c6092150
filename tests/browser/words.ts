// The words on screen, read from where the service reads them, so that a test names a button as a visitor does.
import { readFileSync } from "node:fs";

export type Lang = "fa" | "en" | "ar";

const texts = new Map<Lang, Map<string, string>>();

function messages(lang: Lang): Map<string, string> {
  const known = texts.get(lang);
  if (known) return known;
  const file = readFileSync(new URL(`../../web/locales/${lang}.ftl`, import.meta.url), "utf8");
  const found = new Map([...file.matchAll(/^([a-z][\w-]*) = (.+)$/gm)].map(([, key = "", text = ""]) => [key, text]));
  texts.set(lang, found);
  return found;
}

/** A message that fills in nothing. */
export function word(lang: Lang, key: string): string {
  const text = messages(lang).get(key);
  if (text === undefined || text.includes("{")) throw new Error(`no plain message ${key} in ${lang}`);
  return text;
}
