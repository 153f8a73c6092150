// What every test asks of every page: no request leaves the service, and nothing goes wrong in the console.
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Lang, word } from "./words.ts";

export interface Options {
  lang: Lang;
}

interface Fixtures extends Options {
  /** The words of this test's language. */
  say: (key: string) => string;
  /** Errors in the console that belong to the test, as parts of their text. */
  expected: string[];
  /** Watches a context that the test opened itself. */
  watch: (context: BrowserContext) => void;
}

export const test = base.extend<Fixtures>({
  lang: ["fa", { option: true }],
  say: async ({ lang }, use) => use((key) => word(lang, key)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  expected: async ({}, use) => use([]),
  watch: async ({ baseURL, expected }, use) => {
    const wrong: string[] = [];
    const watchPage = (page: Page) => {
      page.on("pageerror", (error) => wrong.push(`${page.url()}: ${error.stack ?? error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") wrong.push(`${page.url()}: ${message.text()}`);
      });
    };
    await use((context) => {
      context.on("request", (request) => {
        const url = new URL(request.url());
        const isOurs = url.origin === baseURL || ["data:", "blob:", "about:"].includes(url.protocol);
        if (!isOurs) wrong.push(`a request left the service: ${request.url()}`);
      });
      for (const page of context.pages()) watchPage(page);
      context.on("page", watchPage);
    });
    expect(wrong.filter((text) => !expected.some((part) => text.includes(part)))).toEqual([]);
  },
  context: async ({ context, watch }, use) => {
    watch(context);
    await use(context);
  },
});

export { expect };

/** The ids of the list's entries, in order. */
export async function listed(page: Page): Promise<string[]> {
  return page.locator("[data-entry]").evaluateAll((entries) => entries.map((entry) => entry.dataset.id ?? ""));
}

/** Waits until the list has come to rest. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('[data-region="list"]')).not.toHaveAttribute("aria-busy", "true");
}

/** Types into the search box and sends it. */
export async function search(page: Page, label: string, text: string): Promise<void> {
  const box = page.getByRole("combobox", { name: label }).or(page.getByRole("searchbox", { name: label }));
  await box.fill(text);
  await box.press("Enter");
  await expect(page).toHaveURL(/[?&]q=/);
  await settled(page);
}

/** How many items the API finds for a page's address. */
export async function matched(page: Page): Promise<number> {
  const query = new URL(page.url()).search;
  const response = await page.request.get(`/api/v1/search${query}`);
  expect(response.ok(), `${query} is a search of the API too`).toBe(true);
  return (await response.json()).numberMatched;
}

/** Whether the map beside the list opens by itself. */
export function isWide(page: Page): boolean {
  return (page.viewportSize()?.width ?? 0) >= 900;
}

/** The map, open and drawn. */
export async function openMap(page: Page): Promise<void> {
  const map = page.locator(".map").first();
  await map.scrollIntoViewIfNeeded();
  if (!isWide(page)) await map.locator("[data-open]").click();
  await expect(map).toHaveAttribute("data-state", "open", { timeout: 40_000 });
  await expect(map.locator("canvas")).toBeVisible();
}
