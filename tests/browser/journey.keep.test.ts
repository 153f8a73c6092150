// Keeping, handing on, changing theme and language.
import { expect, isWide, test } from "./visitor.ts";

test("a place is kept in this browser and let go again", async ({ page, lang }) => {
  await page.goto(`/${lang}/place/masuleh`);
  const save = page.locator('main [data-module="save"]').first();
  await save.click();
  await expect(save).toHaveAttribute("aria-pressed", "true");
  await page.goto(`/${lang}/saved`);
  const kept = page.locator('[data-list] .entry__name a[href$="/place/masuleh"]');
  await expect(kept).toHaveCount(1);
  await page.reload();
  await expect(kept).toHaveCount(1);
  await page.locator('[data-list] [data-module="save"]').click();
  await expect(kept).toHaveCount(0);
  await expect(page.locator("[data-empty]")).toBeVisible();
});

test("a place's address is handed on", async ({ page, context, lang, say }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  // A phone's own sheet is the system's; without one the address goes to the clipboard.
  await page.addInitScript(() => Object.defineProperty(navigator, "share", { value: undefined }));
  await page.goto(`/${lang}/place/masuleh?from=elsewhere`);
  const share = page.locator('[data-module="share"]').first();
  await share.click();
  await expect(share).toContainText(say("share-copied"));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  // The address that the operator made public, whatever this one came by.
  const known = await page.locator('link[rel="canonical"]').getAttribute("href");
  expect(copied).toBe(known);
  expect(new URL(copied).pathname).toBe(`/${lang}/place/masuleh`);
  await page.goto(new URL(copied).pathname);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("the theme is changed and stays", async ({ page, lang }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`/${lang}/about`);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.locator('[data-module="theme"]').click();
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await page.goto(`/${lang}/place/masuleh`);
  expect(await ground()).toBe(dark);
});

test("another language is one tap away and keeps the question", async ({ page, lang }) => {
  const other = lang === "fa" ? "en" : "fa";
  await page.goto(`/${lang}/?q=castle&kind=place`);
  await page.locator(".language > summary").first().click();
  await page.locator(`.language a[hreflang="${other}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`/${other}/\\?q=castle&kind=place`));
  await expect(page.locator("html")).toHaveAttribute("dir", other === "fa" ? "rtl" : "ltr");
});

test("an event goes into a calendar", async ({ page, lang }) => {
  await page.goto(`/${lang}/events`);
  await page.locator('main a[href*="/event/"]').first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const link = page.locator('a[href$=".ics"]').first();
  const download = page.waitForEvent("download");
  await link.click();
  expect((await download).suggestedFilename()).toMatch(/\.ics$/);
});

test("the map of a place opens where it is wanted", async ({ page, lang }) => {
  await page.goto(`/${lang}/place/masuleh`);
  const map = page.locator('[data-module="map"]').first();
  await map.scrollIntoViewIfNeeded();
  if (!isWide(page)) await map.locator("[data-open]").click();
  await expect(map).toHaveAttribute("data-state", "open", { timeout: 40_000 });
});
