// Searching, filtering, opening; near me; handing an address on.
import { expect, isWide, listed, matched, openMap, search, settled, test } from "./visitor.ts";

const QUESTION = { fa: "ماسوله", en: "masule", ar: "ماسوله" };
const NAME = { fa: "ماسوله", en: "Masuleh", ar: "ماسوله" };

test("a visitor searches, narrows and opens a place", async ({ page, lang, say }) => {
  await page.goto(`/${lang}/`);
  await search(page, say("find-search"), QUESTION[lang]);
  expect((await listed(page))[0]).toBe("place:masuleh");
  const before = await matched(page);

  await page.locator("details.filters > summary").click();
  await page.getByLabel(say("find-filter-province"), { exact: true }).selectOption({ value: "gilan" });
  await expect(page).toHaveURL(/province=/);
  await settled(page);
  expect(await matched(page)).toBeLessThanOrEqual(before);
  expect((await listed(page))[0]).toBe("place:masuleh");

  await page.locator('[data-id="place:masuleh"] .entry__name a').click();
  await expect(page).toHaveURL(new RegExp(`/${lang}/place/masuleh`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(NAME[lang]);
});

test("going back brings the list back", async ({ page, lang, say }) => {
  await page.goto(`/${lang}/?kind=place`);
  const first = await listed(page);
  await search(page, say("find-search"), QUESTION[lang]);
  const second = await listed(page);
  expect(second).not.toEqual(first);
  await page.goBack();
  await expect.poll(() => listed(page)).toEqual(first);
  await page.goForward();
  await expect.poll(() => listed(page)).toEqual(second);
});

test("suggestions come while typing, and one opens", async ({ page, lang, say }) => {
  await page.goto(`/${lang}/`);
  const box = page.locator("#q");
  await box.click();
  await box.pressSequentially(QUESTION[lang].slice(0, 4), { delay: 40 });
  const list = page.getByRole("listbox", { name: say("suggest-label") });
  await expect(list).toBeVisible();
  await list.getByRole("option", { name: NAME[lang] }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(NAME[lang]);
});

test("near me asks for the position and sorts by distance", async ({ page, context, lang }) => {
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ longitude: 49.5832, latitude: 37.2808 });
  await page.goto(`/${lang}/?kind=place`);
  const button = page.locator("[data-near]");
  await button.click();
  await expect(page).toHaveURL(/near=49\.58/);
  await settled(page);
  await expect(button).toHaveAttribute("aria-pressed", "true");
  const first = await listed(page);
  const answer = await page.request.get("/api/v1/search?kind=place&near=49.5832,37.2808&sort=distance&limit=5");
  const nearest = (await answer.json()).features.map((feature: { id: string }) => feature.id);
  expect(first.slice(0, 3)).toEqual(nearest.slice(0, 3));
  await expect(page.locator("[data-entry] .entry__facts").first()).toContainText(lang === "fa" ? /[۰-۹]/ : /[0-9]/);
  await button.click();
  await expect(page).not.toHaveURL(/near=/);
  await expect(page.locator("[data-near-message]")).toBeHidden();
});

test("near me says so when the position is refused", async ({ page, lang, say }) => {
  await page.goto(`/${lang}/`);
  const before = await listed(page);
  await page.locator("[data-near]").click();
  await expect(page.locator("[data-near-message]")).toHaveText(say("find-near-denied"));
  expect(await listed(page)).toEqual(before);
});

test("an address handed on gives the same view", async ({ page, browser, lang, say, baseURL, watch }) => {
  await page.goto(`/${lang}/`);
  await search(page, say("find-search"), lang === "fa" ? "قلعه" : "castle");
  await page.locator("#sort").selectOption("name");
  await expect(page).toHaveURL(/sort=name/);
  await settled(page);
  const mine = await listed(page);
  expect(mine.length).toBeGreaterThan(3);

  const other = await browser.newContext(baseURL ? { baseURL } : {});
  watch(other);
  const theirs = await other.newPage();
  await theirs.goto(page.url());
  expect(await listed(theirs)).toEqual(mine);
  await expect(theirs.locator("#q")).toHaveValue(lang === "fa" ? "قلعه" : "castle");
  await expect(theirs.locator("#sort")).toHaveValue("name");
  await other.close();
});

test("the map follows the list and the list follows the map", async ({ page, lang }) => {
  await page.goto(`/${lang}/?q=${encodeURIComponent("موزه")}`);
  await openMap(page);
  const all = await matched(page);
  // A finger taps twice where a pointer has buttons.
  if (isWide(page)) await page.locator('.map [data-zoom="in"]').click();
  else
    await page
      .locator(".map canvas")
      .first()
      .dblclick({ position: { x: 60, y: 160 } });
  await expect(page).toHaveURL(/bbox=/);
  await settled(page);
  const inside = await matched(page);
  expect(inside).toBeLessThanOrEqual(all);
  const address = page.url();
  await page.reload();
  expect(await matched(page)).toBe(inside);
  expect(page.url()).toBe(address);
  await openMap(page);
  await page.locator(".map [data-whole]").click();
  await expect(page).not.toHaveURL(/bbox=/);
});

test("what nobody finds offers ways on", async ({ page, lang, say }) => {
  await page.goto(`/${lang}/`);
  await search(page, say("find-search"), "qqqxyzzyqqq");
  await expect(page.locator(".empty h2")).toBeVisible();
  expect(await listed(page)).toEqual([]);
});
