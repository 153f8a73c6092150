// Every page template, in both directions and both themes: no accessibility fault, nothing that sticks out of a phone.
import { expectNoFault, expectNoFaultInBoth, expectToFit } from "./pages.ts";
import { expect, test } from "./visitor.ts";

const PAGES = {
  find: "/?q=rasht",
  "find nothing": "/?q=qqqxyzzyqqq",
  places: "/places",
  category: "/category/museum",
  events: "/events",
  sisters: "/sisters",
  saved: "/saved",
  about: "/about",
  data: "/data",
  licences: "/licences",
  place: "/place/masuleh",
  "place with hours": "/place/imam-reza-shrine",
  event: "/event/anzali-saturday-market-day",
  partnership: "/partnership/rasht-trabzon",
  programme: "/programme/tea-and-market-2027",
  route: "/route/masuleh-and-rudkhan",
  opportunity: "/opportunity/titi-caravanserai-lodge",
  city: "/city/rasht",
  province: "/province/gilan",
  organisation: "/organisation/rasht-municipality",
  "not found": "/place/nowhere",
};

for (const [name, address] of Object.entries(PAGES)) {
  for (const lang of ["fa", "en"]) {
    test(`${name}, ${lang}: no accessibility fault, light or dark`, async ({ page, expected }) => {
      if (name === "not found") expected.push("404");
      await page.goto(`/${lang}${address}`);
      await expectNoFaultInBoth(page);
    });
  }

  test(`${name}: fits a phone in every language`, async ({ page, expected }) => {
    if (name === "not found") expected.push("404");
    await page.setViewportSize({ width: 360, height: 740 });
    for (const lang of ["fa", "en", "ar"]) {
      await page.goto(`/${lang}${address}`);
      await expectToFit(page);
    }
  });
}

test("a phone's find page opens its map and passes too", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/fa/?q=rasht");
  await page.locator(".map [data-open]").click();
  await expect(page.locator(".map").first()).toHaveAttribute("data-state", "open", { timeout: 40_000 });
  await expectNoFault(page);
});

test("right to left the map stands on the other side", async ({ page }) => {
  const sides: Record<string, boolean> = {};
  for (const lang of ["fa", "en"]) {
    await page.goto(`/${lang}/`);
    const list = await page.locator(".find__list").boundingBox();
    const map = await page.locator(".find__map").boundingBox();
    sides[lang] = (map?.x ?? 0) < (list?.x ?? 0);
  }
  expect(sides.fa).toBe(true);
  expect(sides.en).toBe(false);
});
