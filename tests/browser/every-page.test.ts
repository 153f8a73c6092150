// Every page template, in both directions and both themes: no accessibility fault, nothing that sticks out of a phone.
import AxeBuilder from "@axe-core/playwright";
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
    for (const colorScheme of ["light", "dark"] as const) {
      test(`${name}, ${lang}, ${colorScheme}: no accessibility fault`, async ({ page, expected }) => {
        if (name === "not found") expected.push("404");
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(`/${lang}${address}`);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const told = violations.map(({ id, help, nodes }) => ({
          id,
          help,
          where: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary}`),
        }));
        expect(told).toEqual([]);
      });
    }
  }

  test(`${name}: fits a phone in every language`, async ({ page, expected }) => {
    if (name === "not found") expected.push("404");
    await page.setViewportSize({ width: 360, height: 740 });
    for (const lang of ["fa", "en", "ar"]) {
      await page.goto(`/${lang}${address}`);
      const sticksOut = await page.evaluate(() => {
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return [];
        const isOut = (element: Element) => {
          const box = element.getBoundingClientRect();
          return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1);
        };
        return [...document.querySelectorAll("body *")]
          .filter(isOut)
          .slice(0, 5)
          .map((element) => element.outerHTML.slice(0, 120));
      });
      expect(sticksOut, `${lang}${address}`).toEqual([]);
    }
  });
}

test("a phone's find page opens its map and passes too", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/fa/?q=rasht");
  await page.locator(".map [data-open]").click();
  await expect(page.locator(".map").first()).toHaveAttribute("data-state", "open", { timeout: 40_000 });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
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
