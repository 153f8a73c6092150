// Somebody who works in the studio: made known by the operator's command, let in by the door.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { type Lang, word } from "./words.ts";

export const PASSWORD = "a slow rain over rasht";
export const COUNCIL = "organisation:rasht-municipality";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.TEST_PROGRAM ?? join(root, "target/debug/gardesh");

/** Makes somebody known and gives their address. `who` are arguments of `gardesh user add`. */
export function known(lang: Lang, ...who: string[]): string {
  const mail = `somebody-${crypto.randomUUID()}@rasht.example`;
  const where = ["--data", process.env.TEST_DATA ?? ""];
  const about = ["--name", "Maryam", "--lang", lang, "--password-stdin"];
  execFileSync(program, ["user", "add", mail, ...about, ...who, ...where], { input: `${PASSWORD}\n` });
  return mail;
}

/** Goes through the door. */
export async function signIn(page: Page, lang: Lang, mail: string): Promise<void> {
  await page.goto(`/studio/sign-in?lang=${lang}`);
  await page.getByLabel(word(lang, "door-mail")).fill(mail);
  await page.getByLabel(word(lang, "door-password"), { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: word(lang, "door-sign-in") }).click();
  await expect(page).toHaveURL(/\/studio\/(\?|$)/);
}
