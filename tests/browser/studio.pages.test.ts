// Every page of the studio, in both directions: no accessibility fault, nothing that sticks out of a phone.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { COUNCIL, known, signIn } from "./editor.ts";
import { expect, test } from "./visitor.ts";

const PAGES = {
  desk: "/studio/",
  entries: "/studio/items",
  new: "/studio/items/new",
  pictures: "/studio/pictures",
  people: `/studio/people?organisation=${COUNCIL}`,
  log: "/studio/log",
  reports: "/studio/reports",
  import: "/studio/import",
  twins: "/studio/twins",
  batches: "/studio/batches",
  help: "/studio/help",
  account: "/studio/account",
  "second factor": "/studio/account/factor",
  "form of a published place": "/studio/items/place:masuleh",
  history: "/studio/items/place:masuleh/history",
};

async function expectNoFault(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary}`),
  }));
  expect(told, page.url()).toEqual([]);
}

async function expectToFit(page: Page): Promise<void> {
  const [wide, view] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(wide, page.url()).toBeLessThanOrEqual(view ?? 0);
}

for (const lang of ["fa", "en"] as const) {
  test(`before the door, ${lang}`, async ({ page }) => {
    for (const address of ["/studio/sign-in", "/studio/sign-in/code", "/studio/forgot"]) {
      await page.goto(`${address}?lang=${lang}`);
      await expectNoFault(page);
    }
    await page.goto(`/${lang}/place/masuleh/report`);
    await expectNoFault(page);
  });

  test(`every section, ${lang}`, async ({ page }) => {
    test.setTimeout(180_000);
    await signIn(page, lang, known(lang, "--administrator"));
    for (const address of Object.values(PAGES)) {
      await page.goto(address);
      await expectNoFault(page);
    }
    await page.emulateMedia({ colorScheme: "dark" });
    for (const address of [PAGES.desk, PAGES.entries, PAGES["form of a published place"]]) {
      await page.goto(address);
      await expectNoFault(page);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    for (const address of Object.values(PAGES)) {
      await page.goto(address);
      await expectToFit(page);
    }
  });

  test(`the form of every kind, ${lang}`, async ({ page }) => {
    test.setTimeout(180_000);
    await signIn(page, lang, known(lang, "--role", `${COUNCIL}=publisher`));
    for (const kind of ["place", "event", "route", "partnership", "programme", "opportunity", "organisation"]) {
      await page.goto(`/studio/items/new?kind=${kind}`);
      await page.locator("main form button[type=submit], main form button:not([type])").first().click();
      await expect(page).toHaveURL(/\/studio\/items\/[\w-]+:/);
      await expectNoFault(page);
      await page.setViewportSize({ width: 360, height: 740 });
      await expectToFit(page);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });
}
