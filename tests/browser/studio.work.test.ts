// A department's working days: a weekly event, a list of two thousand rows, a draft written without a mouse.
import type { Page } from "@playwright/test";
import {
  addPictures,
  begin,
  byKeys,
  EDITOR,
  expectInside,
  expectSaid,
  known,
  PASSWORD,
  PUBLISHER,
  press,
  signIn,
  spoken,
} from "./editor.ts";
import { expect, test } from "./visitor.ts";
import { type Lang, word } from "./words.ts";

const DAY = 86_400_000;

/** The first Friday of which the next lies in the same Solar Hijri month. */
function friday(): Date {
  const month = (day: Date) => inWords("en", "persian", day, { month: "long" });
  for (let ahead = 2; ; ahead++) {
    const day = new Date(Date.now() + ahead * DAY);
    if (day.getUTCDay() === 5 && month(day) === month(new Date(day.getTime() + 7 * DAY))) return day;
  }
}

function inWords(lang: Lang, calendar: string, day: Date, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(`${lang}-u-ca-${calendar}`, { timeZone: "UTC", ...parts }).format(day);
}

/** A figure of an import, by its label. */
async function figure(page: Page, label: string): Promise<number> {
  const fact = page.locator(".datalist > div").filter({ has: page.locator("dt", { hasText: label }) });
  const text = (await fact.locator("dd").textContent()) ?? "";
  return Number(text.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15)).replace(/\D/g, ""));
}

for (const lang of ["fa", "en"] as const) {
  const say = (key: string, values = {}) => word(lang, key, values);

  test(`an event of every Friday says its next dates, ${lang}`, async ({ page }) => {
    const first = friday();
    const iso = (weeks: number) => new Date(first.getTime() + weeks * 7 * DAY).toISOString().slice(0, 10);
    await signIn(page, lang, known(lang, ...PUBLISHER));
    await begin(page, "event");
    await page.locator("#f-category").selectOption({ index: 1 });
    await page.locator("#f-name-fa").fill("شب قصه‌گویی");
    await page.locator("#f-name-en").fill(`Evening of tales ${lang}`);
    await page.locator("#f-event-schedule-type").selectOption("rrule");
    const plain = page.locator("#f-event-schedule-start");
    const field = page.locator("[data-recurrence-builder] .date-field").first();
    const box = page.getByLabel(say("widget-when-start"), { exact: true }).and(field.locator("input"));
    const opener = field.getByRole("button", { name: say("widget-date-choose") });
    const calendar = page.getByRole("dialog", { name: say("widget-date-choose") });
    await box.fill(inWords("fa", "persian", first, { dateStyle: "short" }));
    await expect(plain).toHaveValue(iso(0));

    // With the keys: the calendar opens where the date is, a week on and back into the field.
    await opener.focus();
    await page.keyboard.press("Enter");
    if (lang === "en") await calendar.getByRole("button", { name: say("widget-date-to-persian") }).press("Enter");
    await expect(calendar).toContainText(inWords(lang, "persian", first, { month: "long" }));
    await calendar.locator(`[data-day="${iso(0)}"]`).focus();
    await page.keyboard.press("ArrowDown");
    await expect(calendar.locator(`[data-day="${iso(1)}"]`)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(opener).toBeFocused();
    await expect(plain).toHaveValue(iso(1));
    // With the pointer: the Friday before.
    await opener.click();
    await calendar.locator(`[data-day="${iso(0)}"]`).click();
    await expect(calendar).toBeHidden();
    await expect(plain).toHaveValue(iso(0));
    await expect(field.locator("output")).toContainText(inWords(lang, "persian", first, { month: "long" }));

    await field.getByLabel(say("widget-date-time")).fill("۱۸:۳۰");
    const builder = page.locator("[data-module=recurrence]");
    const next = builder.locator(".recurrence__next");
    await expect(next.getByRole("listitem")).toHaveCount(5);
    await builder.getByLabel(inWords(lang, "gregory", first, { weekday: "long" }), { exact: true }).check();
    await expect(next.getByRole("listitem")).toHaveCount(5);
    await expect(next.getByRole("listitem").nth(1)).toContainText(
      inWords(lang, "persian", new Date(iso(1)), { month: "long" }),
    );
    await page.locator("#f-point-lat").fill("37.28");
    await page.locator("#f-point-lon").fill("49.59");
    await page.locator("#f-sources-0-title").fill("Rasht Municipality");
    await press(page, lang, "form-publish", "done-published");

    const opened = page.waitForEvent("popup");
    await page.getByRole("link", { name: say("form-see-public") }).click();
    const visitors = await opened;
    for (const week of [0, 1, 2]) {
      const day = new Date(iso(week));
      const dates = visitors.locator("main").filter({ has: visitors.locator(`time[datetime^="${iso(week)}"]`) });
      for (const calendar of ["persian", "gregory"]) {
        const parts = ["day", "month"].map((part) =>
          inWords(lang, calendar, day, part === "day" ? { day: "numeric" } : { month: "long" }),
        );
        await expect(dates).toContainText(parts.join(" "));
      }
    }
    await expect(visitors.locator("main")).toContainText(lang === "fa" ? "۱۸:۳۰" : "18:30");
  });

  test(`two thousand rows are tried, taken in and rolled back, ${lang}`, async ({ page }) => {
    test.setTimeout(180_000);
    await signIn(page, lang, known(lang, ...PUBLISHER));
    const spring = `Zubraspring${lang}`;
    const rows = Array.from({ length: 2000 }, (_, n) => {
      const lat = n % 54 === 0 && n < 37 * 54 ? "95" : String(37 + n / 4000);
      return `چشمهٔ ${n},${spring} ${n},cave,${lat},49.5,رشت,اداره`;
    });
    const sheet = ["نام,روی تابلو,دسته,عرض جغرافیایی,طول جغرافیایی,شهر,منبع", ...rows].join("\n");
    const count = async () => (await (await page.request.get(`/api/v1/search?q=${spring}`)).json()).numberMatched;

    await page.goto("/studio/import");
    await page
      .locator("#file")
      .setInputFiles({ name: "springs.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) });
    await page.getByRole("button", { name: say("import-upload") }).click();
    await page.getByLabel("روی تابلو", { exact: true }).selectOption("name.en");
    await page.getByRole("button", { name: say("import-try") }).click();
    await expect(page.getByRole("heading", { name: say("import-would") })).toBeVisible({ timeout: 60_000 });
    expect([await figure(page, say("import-created")), await figure(page, say("import-refused"))]).toEqual([1963, 37]);
    const problems = page.getByRole("table").first().locator("tbody tr");
    await expect(problems).toHaveCount(37);
    for (const value of await problems.locator("td:last-child").allTextContents()) expect(value).toMatch(/95|۹۵/);
    expect(await count()).toBe(0);

    await page.getByRole("button", { name: say("import-take") }).click();
    await expect(page.locator("meter")).toBeVisible();
    await expect(page.getByRole("button", { name: say("import-undo") })).toBeVisible({ timeout: 60_000 });
    expect(await figure(page, say("import-created"))).toBe(1963);
    await expect.poll(count, { timeout: 20_000 }).toBe(1963);
    await page.getByRole("button", { name: say("import-undo") }).click();
    await expect(page.getByRole("status")).toBeVisible({ timeout: 60_000 });
    await expect.poll(count, { timeout: 20_000 }).toBe(0);
  });

  test(`lines of the list are counted as they are chosen, ${lang}`, async ({ page }) => {
    await signIn(page, lang, known(lang, ...PUBLISHER));
    await page.goto("/studio/items");
    await page.locator(".table__pick input[name=item]").first().check();
    await expect(page.locator("[data-bulk-count]")).toHaveText(/[1۱]/);
    await expect(page.locator("[data-bulk-count]")).not.toContainText("widget-");
  });

  test(`a place is drafted and sent for review without a mouse, ${lang}`, async ({ page }) => {
    test.setTimeout(120_000);
    const { keys, reach, type } = byKeys(page);
    await page.goto(`/studio/sign-in?lang=${lang}`);
    await type("#mail", known(lang, ...EDITOR));
    await type("#password", PASSWORD);
    await keys.press("Enter");
    await expectInside(page);
    await reach('.studio__nav a[href="/studio/items/new"]');
    await keys.press("Enter");
    await expect(page).toHaveURL(/items\/new/);
    await reach('form[action$="kind=place"] button');
    await keys.press("Enter");
    await expect(page).toHaveURL(/\/studio\/items\/[\w-]+:/);

    // The link over everything leads past the masthead and the sections.
    await reach(".skip");
    await expect(page.locator(".skip")).toBeInViewport();
    await keys.press("Enter");
    await keys.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main")?.id)).toBe("main");

    await reach("#f-category");
    await keys.press("ArrowDown");
    await type("#f-name-fa", "موزهٔ بی‌موش");
    await type("#f-name-en", "Museum without a mouse");
    await type("#coordinates", "37.28, 49.59");
    await expect(page.locator("#f-point-lat")).toHaveValue("37.28");

    const hours = page.getByRole("group", { name: say("widget-hours-title") });
    await reach(".hours-builder [data-day=Sa]");
    await keys.press("ArrowDown");
    await type("[data-span=Sa-0]", lang === "fa" ? "۱۰" : "10:00");
    await keys.press("Tab");
    await expect(page.locator("#f-place-opening_hours")).toHaveValue("Sa 10:00-17:00");
    await expect(hours).toBeVisible();

    await reach("[data-drop] input[type=file]");
    await addPictures(page, "first", "second");
    const files = () =>
      page
        .locator('.picture input[name$=".file"]')
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    const before = await files();
    await reach(`.picture:nth-of-type(2) button[aria-label="${say("widget-picture-up")}"]`);
    await keys.press("Enter");
    await expect(spoken(page)).toHaveText(
      say("widget-picture-moved", lang === "fa" ? { place: "۱", count: "۲" } : { place: "1", count: "2" }),
    );
    expect(await files()).toEqual(before.reverse());
    await reach("#f-pictures-0-alt-fa", "Shift+Tab");
    await keys.insertText("کوزه‌ای آبی");
    await type("#f-pictures-0-alt-en", "A blue jar");
    await type("#f-pictures-0-credit", "Rasht Municipality");
    await reach("#f-pictures-0-licence");
    await keys.press("ArrowDown");
    await expect(page.locator("#f-pictures-0-licence")).toHaveValue("CC-BY-4.0");
    await reach(".picture:nth-of-type(1) .picture__tools button:nth-child(3)");
    await keys.press("Enter");
    await expect(page.locator("#f-pictures-1-licence")).toHaveValue("CC-BY-4.0");
    await reach("#f-pictures-1-decorative");
    await keys.press("Space");

    await type("#f-sources-0-title", "Rasht Municipality");
    await reach(".date-field:has(#f-verified_on-shown) button");
    await keys.press("Enter");
    await expect(page.locator("[data-day]:focus")).toHaveAttribute("aria-current", "date");
    await keys.press("Enter");
    await expect(page.locator("#f-verified_on")).toHaveValue(/^\d{4}-\d\d-\d\d$/);
    await reach('.savebar button[formaction$="/review"]');
    await keys.press("Enter");
    await expectSaid(page, lang, "done-review");
  });
}
