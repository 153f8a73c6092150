// Where the browser cannot draw a map, the page says so and the list goes on as before.
import { expect, listed, search, test } from "./visitor.ts";

test.beforeEach(({ expected }) => {
  // Chromium itself remarks that it was told to have none.
  expected.push("WebGL");
});

test("the find page keeps its list", async ({ page, lang, say }) => {
  await page.goto(`/${lang}/`);
  await expect(page.locator('.map [data-failed="webgl"]')).toBeVisible();
  await search(page, say("find-search"), "ماسوله");
  expect((await listed(page))[0]).toBe("place:masuleh");
  await page.locator('[data-id="place:masuleh"] .entry__name a').click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("ماسوله");
});

test("an item's page says where it is without a map", async ({ page, lang }) => {
  await page.goto(`/${lang}/place/masuleh`);
  const map = page.locator('[data-module="map"]').first();
  await map.scrollIntoViewIfNeeded();
  await expect(map.locator('[data-failed="webgl"]')).toBeVisible();
  await expect(page.locator("main")).toContainText("37.15");
});
