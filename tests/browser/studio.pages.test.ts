// Every page of the studio, in both directions: no accessibility fault, nothing that sticks out of a phone.
import { addFactor, begin, COUNCIL, EDITOR, invite, knock, known, PUBLISHER, press, signIn } from "./editor.ts";
import { expectNoFault, expectNoFaultInBoth, expectToFit } from "./pages.ts";
import { expect, test } from "./visitor.ts";
import { word } from "./words.ts";

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
  "joining twins": "/studio/items/place:masuleh/join?with=place:rudkhan-castle",
  batches: "/studio/batches",
  help: "/studio/help",
  account: "/studio/account",
  "new passkey": "/studio/account/passkeys",
  "second factor": "/studio/account/factor",
  "form of a published place": "/studio/items/place:masuleh",
  history: "/studio/items/place:masuleh/history",
  preview: "/studio/items/place:masuleh/preview",
};

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
      await expectNoFaultInBoth(page);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    for (const address of Object.values(PAGES)) {
      await page.goto(address);
      await expectToFit(page);
    }
  });

  test(`pages on the way, ${lang}`, async ({ page, browser, baseURL, watch, expected }) => {
    test.setTimeout(120_000);
    expected.push("409 (Conflict)");
    const say = (key: string) => word(lang, key);
    const stranger = await browser.newContext({ baseURL: baseURL ?? "" });
    watch(stranger);
    const door = await stranger.newPage();
    await signIn(page, lang, known(lang, "--administrator"));
    await door.goto(await invite(page, lang, "editor"));
    await expectNoFaultInBoth(door);
    await expectNoFaultInBoth(page);

    const mail = known(lang, ...EDITOR);
    await signIn(door, lang, mail);
    await addFactor(door, lang);
    await expectNoFaultInBoth(door);
    await stranger.clearCookies();
    await knock(door, lang, mail);
    await expect(door.locator("#code")).toBeVisible();
    await expectNoFaultInBoth(door);

    await signIn(page, lang, known(lang, ...PUBLISHER));
    await page.goto("/studio/import");
    const sheet = "نام,دسته,عرض جغرافیایی,طول جغرافیایی,منبع\nچشمه,cave,95,49.5,اداره\nغار,cave,37,49.5,اداره\n";
    await page.locator("#file").setInputFiles({ name: "two.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) });
    await page.getByRole("button", { name: say("import-upload") }).click();
    await expect(page.getByRole("button", { name: say("import-try") })).toBeVisible();
    await expectNoFaultInBoth(page);
    await page.getByRole("button", { name: say("import-try") }).click();
    await expect(page.getByRole("heading", { name: say("import-would") })).toBeVisible();
    await expectNoFaultInBoth(page);

    // Two windows on one text: what the second one saves comes too late.
    const form = await begin(page, "place");
    await page.locator("#f-name-en").fill("A name");
    await press(page, lang, "form-save", "done-saved");
    const late = await page.context().newPage();
    await late.goto(form);
    await page.locator("#f-name-en").fill("A better name");
    await press(page, lang, "form-save", "done-saved");
    await late.locator("#f-name-en").fill("Another name");
    await late.getByRole("button", { name: say("form-save"), exact: true }).click();
    await expect(late.getByRole("heading", { level: 1, name: say("form-merge") })).toBeVisible();
    await expectNoFaultInBoth(late);
  });

  test(`the form of every kind, ${lang}`, async ({ page }) => {
    test.setTimeout(180_000);
    await signIn(page, lang, known(lang, ...PUBLISHER));
    for (const kind of ["place", "event", "route", "partnership", "programme", "opportunity", "organisation"]) {
      await begin(page, kind);
      await expectNoFaultInBoth(page);
      await page.setViewportSize({ width: 360, height: 740 });
      await expectToFit(page);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });
}

test("desk, list and form in Arabic", async ({ page }) => {
  await signIn(page, "ar", known("ar", ...PUBLISHER));
  const form = await begin(page, "place");
  for (const address of ["/studio/", "/studio/items", form]) {
    await page.goto(address);
    await expect(page.locator("html")).toHaveAttribute("lang", "ar");
    await expectNoFaultInBoth(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectToFit(page);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});
