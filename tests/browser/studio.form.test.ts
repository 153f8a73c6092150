// What the form does by itself while somebody fills it in.
import { begin, EDITOR, known, PUBLISHER, press, signIn } from "./editor.ts";
import { expectNoFault, expectToFit } from "./pages.ts";
import { expect, openMap, test } from "./visitor.ts";
import { word } from "./words.ts";

const PHONE = { width: 390, height: 844 };

for (const lang of ["fa", "en"] as const) {
  const say = (key: string, values = {}) => word(lang, key, values);

  test(`on a phone what is not needed is folded, and comes open where it is asked for, ${lang}`, async ({
    page,
    expected,
  }) => {
    expected.push("422 (Unprocessable Entity)");
    await signIn(page, lang, known(lang, ...PUBLISHER));
    await page.setViewportSize(PHONE);
    await begin(page, "place");
    const fold = (name: string) => page.locator(`details[data-fold="${name}"]`);
    const heading = (name: string) => page.getByRole("heading", { name: say(`form-section-${name}`) });
    await expect(page.locator("#f-name-fa")).toBeVisible();
    await expect(page.locator("#f-sources-0-title")).toBeVisible();
    for (const name of ["pictures", "hours", "lang-ar"]) await expect(fold(name)).not.toHaveAttribute("open");
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(tall).toBeLessThan(8000);
    await expectNoFault(page);
    await expectToFit(page);

    // By finger, by the keys, and by a link from above.
    await heading("contact").click();
    await page.locator("#f-place-email").fill("museum@rasht.example");
    await fold("hours").locator("summary").first().press("Enter");
    await expect(page.locator(".hours-builder [data-day=Sa]")).toBeVisible();
    await page.locator('.form__wanted a[href="#section-pictures"]').click();
    await expect(fold("pictures")).toHaveAttribute("open");

    // What was opened by hand stays so; what is folded is kept and sent all the same.
    await heading("contact").click();
    await press(page, lang, "form-save", "done-saved");
    await expect(page.locator("#f-place-email")).toHaveValue("museum@rasht.example");
    await expect(fold("hours")).toHaveAttribute("open");
    for (const name of ["contact", "pictures"]) await expect(fold(name)).not.toHaveAttribute("open");

    // A fault opens what it lies in.
    await heading("contact").click();
    await page.locator("#f-place-email").fill("nobody");
    await heading("contact").click();
    await page.getByRole("button", { name: say("form-publish"), exact: true }).click();
    await expect(fold("contact")).toHaveAttribute("open");
    await page.getByRole("alert").locator('a[href="#f-place-email"]').click();
    await expect(page.locator("#f-place-email")).toBeFocused();
    await expectToFit(page);
  });

  test(`where there is room all is open, ${lang}`, async ({ page }) => {
    await signIn(page, lang, known(lang, ...EDITOR));
    await begin(page, "place");
    for (const fold of await page.locator("details.fold").all()) await expect(fold).toHaveAttribute("open");
  });

  test(`the province follows the city at once, ${lang}`, async ({ page }) => {
    await signIn(page, lang, known(lang, ...EDITOR));
    await begin(page, "place");
    const choose = async (name: string) => {
      await page.locator("#f-city-shown").fill(name);
      await page.locator("[role=option]").first().click();
    };
    await choose(lang === "fa" ? "رشت" : "Rasht");
    await expect(page.locator("#f-city")).toHaveValue("city:rasht");
    await expect(page.locator("#f-province")).toHaveValue("province:gilan");
    await expect(page.locator("#f-country")).toHaveValue("IR");
    await expect(page.locator(".item-link__card").last()).toHaveText(lang === "fa" ? "گیلان" : "Gilan");
    await choose(lang === "fa" ? "شیراز" : "Shiraz");
    await expect(page.locator("#f-province")).toHaveValue("province:fars");
  });

  test(`a city that is looked for gives the pin, the city and the province, ${lang}`, async ({ page }) => {
    await signIn(page, lang, known(lang, ...EDITOR));
    await begin(page, "place");
    await page.locator("#place-search").fill(lang === "fa" ? "رشت" : "Rasht");
    await page.locator("[role=option]").first().click();
    await expect(page.locator("#f-point-lat")).toHaveValue(/^37\.2/);
    await expect(page.locator("#f-point-precision")).toHaveValue("settlement");
    await expect(page.locator("#f-city")).toHaveValue("city:rasht");
    await expect(page.locator("#f-province")).toHaveValue("province:gilan");
  });

  test(`what is no position leaves the pin where it was, ${lang}`, async ({ page }) => {
    await signIn(page, lang, known(lang, ...EDITOR));
    await begin(page, "place");
    const [box, reading] = [page.locator("#coordinates"), page.locator("[data-coordinates-reading]")];
    await box.fill("37.3631, 49.1329");
    await page.locator("#f-point-lat").focus();
    // Going back into the box takes hold of what stands in it, so the next position does not stand behind it.
    await box.click();
    await page.keyboard.type("37.2808, 49.5832");
    await expect(page.locator("#f-point-lon")).toHaveValue("49.5832");
    await page.locator("#f-point-lat").focus();
    await box.focus();
    await page.keyboard.press("End");
    await page.keyboard.type("37.1, 49.1");
    await expect(reading).toHaveText(say("widget-place-unread"));
    await expect(page.locator("#f-point-lat")).toHaveValue("37.2808");
    await expect(page.locator("#f-point-lon")).toHaveValue("49.5832");
    // The city that lies there is offered, and where a pin stands it comes when it is called.
    await page.getByRole("button", { name: say("widget-place-city-take") }).click();
    await expect(page.locator("#f-city")).toHaveValue("city:rasht");
    await expect(page.locator("#f-country")).toHaveValue("IR");
    await page.locator("#place-search").fill(lang === "fa" ? "شیراز" : "Shiraz");
    await page.locator("[role=option]").first().click();
    await expect(page.locator("#f-point-lat")).toHaveValue("37.2808");
    await page.getByRole("button", { name: say("widget-place-come") }).click();
    await expect(page.locator("#f-point-lat")).toHaveValue(/^29\./);
  });

  test(`a pin on a map without streets is not exact, ${lang}`, async ({ page }) => {
    await signIn(page, lang, known(lang, ...EDITOR));
    await begin(page, "place");
    await openMap(page);
    await page
      .locator("#f-point canvas")
      .first()
      .click({ position: { x: 120, y: 120 } });
    await expect(page.locator("#f-point-lat")).not.toHaveValue("");
    const precision = page.locator("#f-point-precision");
    await expect(precision).toHaveValue("settlement");
    await expect(page.locator("#precision-why")).toBeVisible();
    // What the editor says stays, wherever the pin is moved.
    await precision.selectOption("100m");
    await page
      .locator("#f-point canvas")
      .first()
      .click({ position: { x: 160, y: 140 } });
    await expect(precision).toHaveValue("100m");
    await page.locator("#coordinates").fill("https://maps.app.goo.gl/AbC123");
    await expect(page.locator("[data-coordinates-reading]")).toHaveText(say("widget-place-link"));
  });

  test(`the marks of the sections follow what is typed, ${lang}`, async ({ page }) => {
    await signIn(page, lang, known(lang, ...EDITOR));
    await begin(page, "place");
    const mark = page.locator('[data-section-mark="sources"]');
    const before = (await mark.textContent()) ?? "";
    const missing = page.locator("[data-missing] li");
    const count = await missing.count();
    await page.locator("#f-sources-0-title").fill("Rasht Municipality");
    await expect(mark).not.toHaveText(before, { timeout: 15_000 });
    await expect(mark).toHaveClass(/mark--info/);
    await expect(missing).toHaveCount(count - 1);
    // So do the heading and what else readers would miss.
    const wanted = page.locator("[data-wanted]");
    const incomplete = (await wanted.locator("strong").textContent()) ?? "";
    await page.locator(`#f-name-${lang}`).fill("Qanbar");
    await expect(page.locator("[data-title]")).toHaveText("Qanbar", { timeout: 15_000 });
    await expect(wanted.locator("strong")).not.toHaveText(incomplete);
  });

  test(`what is under somebody's hands stays there when less is missing above it, ${lang}`, async ({ page }) => {
    await signIn(page, lang, known(lang, ...EDITOR));
    await begin(page, "place");
    const missing = page.locator("[data-missing] li");
    const name = page.locator("#f-name-fa");
    const top = () => name.evaluate((field) => field.getBoundingClientRect().top);
    const fills = [
      () => page.locator("#f-category").selectOption("museum"),
      () =>
        page.locator("#f-sources-0-title").evaluate((field: HTMLInputElement) => {
          field.value = "Rasht Municipality";
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }),
    ];
    // At the top of the page, where nothing can be scrolled back, and further down.
    for (const [place, fill] of fills.entries()) {
      const count = await missing.count();
      await page.evaluate((y) => window.scrollTo(0, y), place * 300);
      const before = await top();
      await fill();
      await expect(missing).toHaveCount(count - 1, { timeout: 15_000 });
      expect(await top()).toBeCloseTo(before, 0);
    }
  });

  test(`hours that were just typed go to the other days, ${lang}`, async ({ page }) => {
    await signIn(page, lang, known(lang, ...EDITOR));
    await begin(page, "place");
    const builder = page.locator(".hours-builder");
    const field = page.locator("#f-place-opening_hours");
    const day = new Intl.DateTimeFormat(lang, { weekday: "long" }).format(new Date("2026-11-28T12:00:00Z"));
    const copy = (which: string) =>
      builder.getByRole("button", { name: say(`widget-hours-copy-${which}-like`, { day }), exact: true });
    await builder.locator("select[data-day=Sa]").selectOption("hours");
    await builder.getByRole("textbox", { name: say("widget-hours-from", { day }) }).fill("8");
    await builder.getByRole("textbox", { name: say("widget-hours-to", { day }) }).fill("22");
    await copy("week").click();
    await expect(field).toHaveValue("Sa-Th 08:00-22:00");
    await expect(builder.locator(".hours-builder__reading")).toContainText(say("widget-hours-unsaid"));
    await expect(copy("week")).toBeHidden();

    const first = builder.getByRole("button", { name: new RegExp(`^${say("widget-hours-copy-every")}`) }).first();
    await first.click();
    await expect(field).toHaveValue("08:00-22:00");
    await expect(builder.locator(".hours-builder__reading")).toContainText(say("widget-hours-every"));
    await expect(builder.locator(".hours-builder__copies button:visible")).toHaveCount(0);
    await builder.locator("select[data-day=Fr]").selectOption("closed");
    await expect(field).toHaveValue("Sa-Th 08:00-22:00; Fr off");

    // One click and a digit make another time; what is none is told, kept and not published as the one before.
    const from = builder.getByRole("textbox", { name: say("widget-hours-from", { day }), exact: true });
    await from.click();
    await page.keyboard.type("7");
    await page.keyboard.press("Tab");
    await expect(field).toHaveValue(/^Sa 07:00-22:00; /);
    await from.fill("098:00");
    await from.blur();
    await expect(builder.locator(".field__error:visible")).toHaveText(say("widget-date-wrong-time"));
    await expect(field).toHaveValue(/^Sa 098:00-22:00; /);
    await press(page, lang, "form-save", "done-saved");
    await expect(from).toHaveValue(lang === "fa" ? "۰۹۸:۰۰" : "098:00");
    await expect(from).toHaveAttribute("aria-invalid", "true");
  });
}
