// Everything by keyboard alone, and one can see where one is.
import type { Page } from "@playwright/test";
import { expect, listed, settled, test } from "./visitor.ts";

/** Presses Tab until the focus is on something that matches. */
async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const there = await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
    const isSeen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return true;
      const isMarked = (one: Element | null) => {
        if (!one) return false;
        const style = getComputedStyle(one);
        return (
          (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none"
        );
      };
      const around = element.closest(".search__field, label, .entry, .check");
      return isMarked(element) || isMarked(around) || isMarked(element.nextElementSibling);
    });
    const what = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
    expect(isSeen, `the focus is seen on ${what}`).toBe(true);
    if (there) return;
  }
  throw new Error(`${selector} is not reached by ${most} tabs`);
}

test("search, narrow and open without a pointer", async ({ page, lang }) => {
  await page.goto(`/${lang}/`);
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip")).toBeFocused();
  await expect(page.locator(".skip")).toBeInViewport();
  await tabTo(page, "#q");
  await page.keyboard.type(lang === "fa" ? "قلعه رودخان" : "rudkhan castle");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=/);
  await settled(page);
  await expect.poll(async () => (await listed(page))[0]).toBe("place:rudkhan-castle");
  await tabTo(page, '[data-id="place:rudkhan-castle"] .entry__name a');
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/${lang}/place/rudkhan-castle`));
});

test("suggestions are walked by the arrows and closed by Escape", async ({ page, lang, say }) => {
  await page.goto(`/${lang}/`);
  await tabTo(page, "#q");
  await page.keyboard.type(lang === "fa" ? "رشت" : "rasht", { delay: 30 });
  const list = page.getByRole("listbox", { name: say("suggest-label") });
  await expect(list).toBeVisible();
  await page.keyboard.press("ArrowDown");
  const chosen = list.locator('[role="option"][aria-selected="true"]');
  await expect(chosen).toHaveCount(1);
  const id = await chosen.getAttribute("id");
  await expect(page.locator("#q")).toHaveAttribute("aria-activedescendant", id ?? "");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(page.locator("#q")).toBeFocused();
});

test("the skip link leads past the head of the page", async ({ page, lang }) => {
  await page.goto(`/${lang}/place/masuleh`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#main$/);
  await page.keyboard.press("Tab");
  const isInside = await page.evaluate(() => document.querySelector("main")?.contains(document.activeElement) ?? false);
  expect(isInside).toBe(true);
});

test("the language menu opens, walks and closes", async ({ page, lang }) => {
  await page.goto(`/${lang}/about`);
  await tabTo(page, ".language > summary");
  await page.keyboard.press("Enter");
  await expect(page.locator(".language").first()).toHaveAttribute("open", "");
  await page.keyboard.press("Escape");
  await expect(page.locator(".language").first()).not.toHaveAttribute("open", "");
});
