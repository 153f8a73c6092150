// What those hear who do not see: the parts of the form that are more than fields, as the browser hands them on.
import { addPictures, begin, EDITOR, known, PUBLISHER, press, signIn, spoken } from "./editor.ts";
import { expect, openMap, test } from "./visitor.ts";
import { word } from "./words.ts";

for (const lang of ["fa", "en"] as const) {
  const say = (key: string, values = {}) => word(lang, key, values);

  test(`the list of what must be put right is read first and leads into its fields, ${lang}`, async ({
    page,
    expected,
  }) => {
    expected.push("422 (Unprocessable Entity)");
    await signIn(page, lang, known(lang, ...PUBLISHER));
    await begin(page, "place");
    await page.getByRole("button", { name: say("form-publish"), exact: true }).click();
    const summary = page.getByRole("alert");
    await expect(summary).toMatchAriaSnapshot(`
      - alert /[1-9۱-۹]/:
        - heading /[1-9۱-۹]/ [level=2]
        - list:
          - listitem:
            - link /./
    `);
    await expect(summary).toBeFocused();
    for (const link of await summary.getByRole("listitem").getByRole("link").all()) {
      const label = (await link.locator("bdi").textContent()) ?? "";
      const fault = ((await link.textContent()) ?? "").slice(label.length + 1).trim();
      await link.focus();
      await page.keyboard.press("Enter");
      await expect(page.locator("main :focus")).toBeInViewport();
      await expect(summary.locator(":focus")).toHaveCount(0);
      // The field that is come to says what is wrong with it; above a list stands what is wrong with the list.
      const heard = await page.evaluate(() => {
        const at = document.activeElement;
        const ids = (at?.getAttribute("aria-describedby") ?? "").split(" ");
        return [at?.textContent, ...ids.map((id) => document.getElementById(id)?.textContent)].join(" ");
      });
      expect(heard).toContain(fault);
    }
  });

  test(`the parts of a place's form say what they are, ${lang}`, async ({ page }) => {
    test.setTimeout(120_000);
    await signIn(page, lang, known(lang, ...EDITOR));
    await begin(page, "place");
    const weekday = new Intl.DateTimeFormat(lang, { weekday: "long" }).format(new Date("2026-11-28T12:00:00Z"));

    await page.locator("#f-verified_on-shown").fill("۱۴۰۵/۰۹/۰۷");
    const field = page.locator(".date-field").filter({ has: page.locator("#f-verified_on-shown") });
    const opener = field.getByRole("button", { name: say("widget-date-choose") });
    await opener.click();
    await expect(opener).toHaveAttribute("aria-expanded", "true");
    const calendar = page.getByRole("dialog", { name: say("widget-date-choose") });
    if (lang === "en") await calendar.getByRole("button", { name: say("widget-date-to-persian") }).click();
    const [month, other, solar] =
      lang === "fa" ? ["آذر ۱۴۰۵", "نوامبر", "۷ آذر ۱۴۰۵"] : ["Azar 1405", "November", "7 Azar 1405"];
    await expect(calendar).toMatchAriaSnapshot(`
      - dialog "${say("widget-date-choose")}":
        - button "${say("widget-date-earlier")}"
        - paragraph: ${month}
        - button "${say("widget-date-later")}"
        - grid "${month}":
          - rowgroup:
            - row:
              - columnheader
          - rowgroup:
            - row:
              - gridcell [selected]:
                - button /${weekday},? ${solar}.*${other} /
        - button "${say("widget-date-to-gregory")}"
        - button "${say("widget-date-today")}"
    `);
    await page.keyboard.press("Escape");
    await expect(opener).toBeFocused();

    await openMap(page);
    await page.locator("#coordinates").fill("37.28, 49.59");
    await expect(page.locator("#f-point")).toMatchAriaSnapshot(`
      - button "${say("map-zoom-in")}"
      - button "${say("map-zoom-out")}"
      - combobox "${say("form-place-search")}"
      - textbox "${say("form-coordinates")}": 37.28, 49.59
      - status: /37.28, 49.59/
      - button "${say("widget-place-me")}"
      - button "${say("widget-place-neighbour")}"
      - textbox "${say("field-label-point-lat")}": "37.28"
      - textbox "${say("field-label-point-lon")}": "49.59"
    `);
    const pin = page.getByRole("button", { name: say("widget-place-pin") });
    await pin.focus();
    await page.keyboard.press("ArrowUp");
    await expect(page.locator("#f-point-lat")).not.toHaveValue("37.28");
    await expect(spoken(page)).toHaveText(/37\.28/);

    const hours = page.getByRole("group", { name: say("widget-hours-title") });
    await hours.getByRole("combobox", { name: weekday, exact: true }).selectOption("hours");
    await expect(hours).toMatchAriaSnapshot(`
      - group "${say("widget-hours-title")}":
        - combobox "${weekday}":
          - option "${say("widget-hours-hours")}" [selected]
        - textbox "${say("widget-hours-from", { day: weekday })}"
        - textbox "${say("widget-hours-to", { day: weekday })}"
        - button "${say("widget-hours-add", { day: weekday })}"
        - button "${say("widget-hours-copy-week-like", { day: weekday })}"
        - button "${say("widget-hours-copy-every-like", { day: weekday })}"
        - combobox "${say("widget-hours-holidays")}"
    `);
    await hours.getByRole("button", { name: say("widget-hours-copy-every-like", { day: weekday }) }).press("Enter");
    await expect(spoken(page)).toHaveText(say("widget-hours-copied"));

    await addPictures(page, "first", "second");
    const digit = (n: number) => n.toLocaleString(lang);
    const rows = page.locator(".pictures");
    await expect(rows).toMatchAriaSnapshot(`
      - list:
        - listitem:
          - button "${say("widget-picture-up")}"
          - button "${say("widget-picture-down")}"
          - button "${say("widget-picture-same")}"
          - button "${say("widget-picture-remove")}"
        - listitem:
          - button "${say("widget-picture-up")}"
    `);
    const up = page
      .locator(".picture")
      .nth(1)
      .getByRole("button", { name: say("widget-picture-up") });
    await up.press("Enter");
    await expect(spoken(page)).toHaveText(say("widget-picture-moved", { place: digit(1), count: digit(2) }));
    await expect(
      page
        .locator(".picture")
        .first()
        .getByRole("button", { name: say("widget-picture-up") }),
    ).toBeFocused();
    const name = say("widget-picture-name", { place: digit(1) });
    await page
      .locator(".picture")
      .first()
      .getByRole("button", { name: say("widget-picture-remove") })
      .press("Enter");
    await expect(spoken(page)).toHaveText(say("widget-picture-removed", { name }));
    await expect(page.getByRole("button", { name: say("widget-undo") })).toBeFocused();
    await press(page, lang, "form-save", "done-saved");
  });
}
