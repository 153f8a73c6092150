// Without script the pages are whole: searching, narrowing, paging, opening.
import { expect, test } from "./visitor.ts";

test.use({ javaScriptEnabled: false });

test("search, narrow, page and open without script", async ({ page, lang, say }) => {
  await page.goto(`/${lang}/`);
  await page.getByRole("searchbox", { name: say("find-search") }).fill(lang === "fa" ? "موزه" : "museum");
  await page.getByRole("searchbox", { name: say("find-search") }).press("Enter");
  await expect(page).toHaveURL(/q=/);
  const first = await page.locator("[data-entry] .entry__name a").allTextContents();
  expect(first.length).toBeGreaterThan(10);

  await page.locator("details.filters > summary").click();
  await page.getByLabel(say("find-filter-province"), { exact: true }).selectOption({ value: "tehran" });
  await page.getByRole("button", { name: say("find-filter-apply") }).click();
  await expect(page).toHaveURL(/province=tehran/);
  const second = await page.locator("[data-entry] .entry__name a").allTextContents();
  expect(second).not.toEqual(first);

  await page.goto(`/${lang}/?kind=city&sort=name`);
  const cities = await page.locator("[data-entry] .entry__name a").allTextContents();
  await page.locator('a[rel="next"]').click();
  const more = await page.locator("[data-entry] .entry__name a").allTextContents();
  expect(more.length).toBeGreaterThan(0);
  expect(more.filter((name) => cities.includes(name))).toEqual([]);
  await page.locator("[data-entry] .entry__name a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(new RegExp(more[0]?.trim() ?? "nothing"));
});

test("nothing is offered that needs script", async ({ page, lang }) => {
  for (const address of ["/", "/place/masuleh", "/events", "/sisters", "/saved", "/places"]) {
    await page.goto(`/${lang}${address}`);
    for (const button of await page.locator("button.js-only, .js-only button").all()) await expect(button).toBeHidden();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  }
});

test("the list is in the page", async ({ page, lang }) => {
  await page.goto(`/${lang}/?q=rasht`);
  await expect(page.locator("[data-entry]").first()).toHaveAttribute("data-id", "city:rasht");
});
