// Somebody who works in the studio: made known by the operator's command, let in by the door, at work in a form.
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Locator, type Page } from "@playwright/test";
import { type Lang, word } from "./words.ts";

export const PASSWORD = "a slow rain over rasht";
export const COUNCIL = "organisation:rasht-municipality";
export const EDITOR = ["--role", `${COUNCIL}=editor`];
export const PUBLISHER = ["--role", `${COUNCIL}=publisher`];

const root = fileURLToPath(new URL("../..", import.meta.url));
/** The program that is tried. */
export const PROGRAM = process.env.TEST_PROGRAM ?? join(root, "target/debug/gardesh");

/** Makes somebody known and gives their address. `who` are arguments of `gardesh user add`, which may name another store. */
export function known(lang: Lang, ...who: string[]): string {
  const mail = `somebody-${crypto.randomUUID()}@rasht.example`;
  const where = who.includes("--data") ? [] : ["--data", process.env.TEST_DATA ?? ""];
  const about = ["--name", "Maryam", "--lang", lang, "--password-stdin"];
  execFileSync(PROGRAM, ["user", "add", mail, ...about, ...where, ...who], { input: `${PASSWORD}\n` });
  return mail;
}

/** Says who one is, which is all where no second step follows. */
export async function knock(page: Page, lang: Lang, mail: string): Promise<void> {
  await page.goto(`/studio/sign-in?lang=${lang}`);
  await page.getByLabel(word(lang, "door-mail")).fill(mail);
  await page.getByLabel(word(lang, "door-password"), { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: word(lang, "door-sign-in") }).click();
}

/** Goes through the door. */
export async function signIn(page: Page, lang: Lang, mail: string): Promise<void> {
  await knock(page, lang, mail);
  await expectInside(page);
}

export async function expectInside(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/studio\/(\?|$)/);
}

/** Invites somebody into an organisation and gives the link that opens to them. */
export async function invite(page: Page, lang: Lang, role: string): Promise<string> {
  await page.goto(`/studio/people?organisation=${COUNCIL}`);
  await page.locator("#mail").fill(`nasrin-${crypto.randomUUID()}@rasht.example`);
  await page.locator(`#role input[value=${role}]`).check();
  await page.getByRole("button", { name: word(lang, "people-send") }).click();
  const link = (await page.locator(".notice code").textContent()) ?? "";
  return `${new URL(link).pathname}?lang=${lang}`;
}

/** What an authenticator app shows for a secret (RFC 6238), `later` steps of 30 seconds from now. */
export function code(secret: string, later = 0): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const mac = createHmac("sha1", Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))))
    .update(moment)
    .digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Types a code and goes on. */
export async function giveCode(page: Page, lang: Lang, typed: string): Promise<void> {
  await page.locator("#code").fill(typed);
  await page.getByRole("button", { name: word(lang, "door-go-on") }).click();
}

/** Turns on the second step and gives its secret; the page then shows the recovery codes. */
export async function addFactor(page: Page, lang: Lang): Promise<string> {
  await page.goto("/studio/account/factor");
  const secret = (await page.locator("main code").textContent())?.replace(/\s/g, "") ?? "";
  await giveCode(page, lang, code(secret));
  await expect(page.locator(".once code")).toHaveCount(10);
  return secret;
}

/** Begins an entry and gives the address of its form. */
export async function begin(page: Page, kind: string): Promise<string> {
  await page.goto(`/studio/items/new?kind=${kind}`);
  await page.locator("main form button[type=submit]").first().click();
  await expect(page).toHaveURL(/\/studio\/items\/[\w-]+:/);
  return page.url().replace(/\?.*/, "");
}

/** Presses the button of these words and waits until the service says what was done. */
export async function press(page: Page, lang: Lang, key: string, said: string): Promise<void> {
  const button = page.getByRole("button", { name: word(lang, key), exact: true });
  await button.last().click();
  await expectSaid(page, lang, said);
}

export async function expectSaid(page: Page, lang: Lang, key: string): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: word(lang, key) })).toBeVisible();
}

/** A picture of one colour, drawn by the browser. */
async function picture(page: Page, name: string, colour: string) {
  const drawn = await page.evaluate((fill) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [640, 480];
    const brush = canvas.getContext("2d");
    if (brush) brush.fillStyle = fill;
    brush?.fillRect(0, 0, 640, 480);
    return canvas.toDataURL("image/jpeg").split(",")[1] ?? "";
  }, colour);
  return { name, mimeType: "image/jpeg", buffer: Buffer.from(drawn, "base64") };
}

/** Hands pictures to a form by the keys, from its chooser on, and waits until each has its row. */
export async function addPictures(page: Page, ...names: string[]): Promise<void> {
  const files = await Promise.all(names.map((name, at) => picture(page, `${name}.jpg`, `hsl(${at * 60} 60% 40%)`)));
  const choosing = page.waitForEvent("filechooser");
  await page.locator("[data-drop] input[type=file]").press("Enter");
  await (await choosing).setFiles(files);
  await expect(page.locator(".picture")).toHaveCount(names.length);
}

/** What the components of the page say to those who listen. */
export function spoken(page: Page): Locator {
  return page.locator("body > [role=status]");
}

/** The keyboard alone: the tabulator, Enter, arrows and letters. */
export function byKeys(page: Page) {
  const keys = page.keyboard;
  /** Goes on with the tabulator, or back, until the field or button is reached. */
  const reach = async (selector: string, key = "Tab") => {
    const isThere = () => page.evaluate((where) => document.activeElement?.matches(where) ?? false, selector);
    for (let presses = 0; presses < 250; presses++) {
      if (await isThere()) return;
      await keys.press(key);
    }
    throw new Error(`the tabulator never reaches ${selector}`);
  };
  const type = async (selector: string, text: string) => {
    await reach(selector);
    await keys.insertText(text);
  };
  const enter = async (selector: string, key = "Tab") => {
    await reach(selector, key);
    await keys.press("Enter");
  };
  /** Goes down a list of choices to one of them. */
  const choose = async (selector: string, value: string, key = "Tab") => {
    await reach(selector, key);
    for (let presses = 0; presses < 80 && (await page.locator(selector).inputValue()) !== value; presses++) {
      await keys.press("ArrowDown");
    }
    expect(await page.locator(selector).inputValue()).toBe(value);
  };
  return { keys, reach, type, enter, choose };
}
