// From an invitation to a version brought back, by the keyboard alone. What a form's pickers do without a mouse stands in
// studio.work.test.ts.
import type { Page } from "@playwright/test";
import { byKeys, COUNCIL, code, EDITOR, expectInside, expectSaid, known, PASSWORD, PUBLISHER } from "./editor.ts";
import { expect, test } from "./visitor.ts";
import { type Lang, word } from "./words.ts";

async function comeIn(page: Page, lang: Lang, mail: string): Promise<void> {
  const { keys, type } = byKeys(page);
  await page.goto(`/studio/sign-in?lang=${lang}`);
  await type("#mail", mail);
  await type("#password", PASSWORD);
  await keys.press("Enter");
  await expectInside(page);
}

for (const lang of ["fa", "en"] as const) {
  test(`an editor is invited and lets a second step be asked, without a mouse, ${lang}`, async ({
    page,
    browser,
    baseURL,
    watch,
  }) => {
    test.setTimeout(180_000);
    await comeIn(page, lang, known(lang, "--administrator"));
    await page.goto(`/studio/people?organisation=${COUNCIL}`);
    const people = byKeys(page);
    await people.type("#mail", `nasrin-${crypto.randomUUID()}@rasht.example`);
    await people.reach("#role input[value=editor]");
    await people.keys.press("Space");
    await people.enter("form:has(#role) p button[type=submit]");
    const link = new URL((await page.locator(".notice code").textContent()) ?? "");

    const context = await browser.newContext({ baseURL: baseURL ?? "", viewport: { width: 1440, height: 900 } });
    watch(context);
    const desk = await context.newPage();
    await desk.goto(`${link.pathname}?lang=${lang}`);
    const { type, enter, keys } = byKeys(desk);
    await type("#name", "Nasrin");
    await type("#password", PASSWORD);
    await enter("main form button[type=submit]:not([disabled])");
    await expectInside(desk);
    await desk.goto("/studio/account/factor");
    const secret = (await desk.locator("main code").textContent())?.replace(/\s/g, "") ?? "";
    await type("#code", code(secret));
    await keys.press("Enter");
    await expect(desk.locator(".once code")).toHaveCount(10);
  });

  test(`a place is sent back, published, changed and brought back without a mouse, ${lang}`, async ({
    page,
    browser,
    baseURL,
    watch,
  }) => {
    test.setTimeout(300_000);
    await comeIn(page, lang, known(lang, ...EDITOR));
    await page.goto("/studio/items/new?kind=place");
    const desk = byKeys(page);
    await desk.enter('form[action$="kind=place"] button');
    await expect(page).toHaveURL(/\/studio\/items\/[\w-]+:/);
    const form = page.url().replace(/\?.*/, "");
    await desk.choose("#f-category", "museum");
    await desk.type("#f-name-fa", "موزهٔ صفحه‌کلید");
    await desk.type("#f-name-en", "Museum of keys");
    await desk.type("#f-summary-en", "Keys of four centuries");
    await desk.type("#coordinates", "37.28, 49.59");
    await expect(page.locator("#f-point-lat")).toHaveValue("37.28");
    await desk.type("#f-sources-0-title", "Rasht Municipality");
    await desk.enter('.savebar button[formaction$="/review"]');
    await expectSaid(page, lang, "done-review");

    const context = await browser.newContext({ baseURL: baseURL ?? "", viewport: { width: 1440, height: 900 } });
    watch(context);
    const reading = await context.newPage();
    await comeIn(reading, lang, known(lang, ...PUBLISHER));
    await reading.goto(form);
    const publisher = byKeys(reading);
    // What stands at the end of a page is reached from its beginning, the other way round.
    await publisher.choose("#remark-field-0", "summary.en", "Shift+Tab");
    await publisher.type("#remark-0", "Whose keys?");
    await publisher.enter('form[action$="/return"] p button[type=submit]');
    await expectSaid(reading, lang, "done-returned");

    await page.goto(form);
    await desk.enter('main a[href="#f-summary-en"]');
    await desk.reach("#f-summary-en");
    await desk.keys.press("Control+End");
    await desk.keys.insertText(" of Rasht");
    await desk.enter('.savebar button[formaction$="/review"]');
    await expectSaid(page, lang, "done-review");

    for (const more of ["", ", and a lock"]) {
      await reading.goto(form);
      if (more) {
        await publisher.reach("#f-summary-en");
        await publisher.keys.press("Control+End");
        await publisher.keys.insertText(more);
      }
      await publisher.enter('.savebar button[formaction$="/publish"]', more ? "Tab" : "Shift+Tab");
      await expectSaid(reading, lang, "done-published");
    }
    await publisher.enter('main a[href$="/history"]');
    await expect(reading.locator(".diff__row").filter({ hasText: "lock" }).first()).toBeVisible();
    await publisher.enter('form[action$="/restore"] button[name=version]');
    await expect(reading.locator("#f-summary-en")).toHaveValue("Keys of four centuries of Rasht");
    await expect(reading.getByRole("status").filter({ hasText: word(lang, "done-restored") })).toBeVisible();
  });
}
