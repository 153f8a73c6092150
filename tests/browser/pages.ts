// What every page of the studio is held to.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** No rule of accessibility is broken. */
export async function expectNoFault(page: Page): Promise<void> {
  // Without frames of others, which alone need a page of their own for what was found.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const told = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary}`),
  }));
  expect(told, page.url()).toEqual([]);
}

/** No rule of accessibility is broken, in the light theme or in the dark one. */
export async function expectNoFaultInBoth(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expectNoFault(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoFault(page);
  await page.emulateMedia({ colorScheme: "light" });
}

/** Nothing sticks out at the sides. */
export async function expectToFit(page: Page): Promise<void> {
  const sticksOut = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const isOut = (element: Element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1);
    };
    const out = [...document.querySelectorAll("body *")].filter(isOut).slice(0, 5);
    return ["the page", ...out.map((element) => element.outerHTML.slice(0, 120))];
  });
  expect(sticksOut, page.url()).toEqual([]);
}
