// From an invitation to a pin on the map and back to an older text, as a department goes that way.
import { COUNCIL, known, PASSWORD, signIn } from "./editor.ts";
import { expect, test } from "./visitor.ts";
import { word } from "./words.ts";

for (const lang of ["fa", "en"] as const) {
  test(`a place goes from an invited editor to its visitors, ${lang}`, async ({ page, browser, baseURL, watch }) => {
    test.setTimeout(120_000);
    const say = (key: string) => word(lang, key);
    await signIn(page, lang, known(lang, "--role", `${COUNCIL}=publisher`));
    await page.goto("/studio/people");
    const name = `Zarrinkuh ${lang} ${Date.now()}`;
    await page.locator("#mail").fill(`nasrin-${Date.now()}-${lang}@rasht.example`);
    await page.locator("#role input[value=editor]").check();
    await page.getByRole("button", { name: say("people-send") }).click();
    const link = (await page.locator(".notice code").textContent()) ?? "";

    const elsewhere = await browser.newContext({ baseURL: baseURL ?? "" });
    watch(elsewhere);
    const desk = await elsewhere.newPage();
    await desk.goto(`${new URL(link).pathname}?lang=${lang}`);
    await desk.locator("#name").fill("Nasrin");
    await desk.locator("#lang").selectOption(lang);
    await desk.locator("#password").fill(PASSWORD);
    await desk.getByRole("button", { name: say("door-go-on") }).click();
    await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();

    await desk.goto("/studio/items/new?kind=place");
    await desk.locator("main form button[type=submit], main form button:not([type])").first().click();
    await expect(desk).toHaveURL(/\/studio\/items\/[\w-]+:/);
    const form = desk.url().replace(/\?.*/, "");
    await desk.locator("#f-category").selectOption("museum");
    await desk.locator("#f-name-fa").fill(`موزهٔ زرین‌کوه ${lang}`);
    await desk.locator("#f-name-en").fill(name);
    await desk.locator("#f-summary-en").fill("A first text <script>alert(1)</script>");
    await desk
      .locator("[data-autosave-status]")
      .filter({ hasText: /\d|[۰-۹]/ })
      .waitFor();
    await desk.reload();
    await expect(desk.locator("main")).toContainText(say("form-offered-take"));
    await desk.getByRole("link", { name: say("form-offered-take") }).click();
    await expect(desk.locator("#f-name-en")).toHaveValue(name);
    await desk.locator("#f-point-lat").fill("37.28");
    await desk.locator("#f-point-lon").fill("49.59");
    await desk.locator("#f-sources-0-title").fill("Rasht Municipality");
    await desk.getByRole("button", { name: say("form-ask-review") }).click();
    await expect(desk.getByRole("status").filter({ hasText: say("done-review") })).toBeVisible();

    await page.goto(form);
    await page.getByRole("button", { name: say("form-publish") }).click();
    await expect(page.getByRole("status").filter({ hasText: say("done-published") })).toBeVisible();
    const visitor = await browser.newContext({ baseURL: baseURL ?? "" });
    watch(visitor);
    const search = `/api/v1/search?q=${encodeURIComponent(name)}&lang=en`;
    await expect(async () => {
      const found = await (await visitor.request.get(search)).json();
      expect(found.features[0]?.properties.name).toBe(name);
    }).toPass({ timeout: 5000, intervals: [100] });
    const found = await (await visitor.request.get(search)).json();
    const shown = await visitor.newPage();
    await shown.goto(new URL(found.features[0].properties.url).pathname);
    await expect(shown.locator("main")).toContainText("<script>alert(1)</script>");

    await desk.goto(form);
    await desk.locator("#f-summary-en").fill("A second text");
    await desk
      .getByRole("button", { name: say("form-save"), exact: true })
      .last()
      .click();
    await page.goto(form);
    await page.getByRole("button", { name: say("form-publish") }).click();
    await expect(page.getByRole("status").filter({ hasText: say("done-published") })).toBeVisible();
    await page.goto(`${form}/history`);
    await expect(page.locator("del").filter({ hasText: "first" }).first()).toBeVisible();
    await expect(page.locator("ins").filter({ hasText: "second" }).first()).toBeVisible();
    await page.locator("form[action$=restore] button").last().click();
    await page.goto(form);
    await expect(page.locator("#f-summary-en")).toHaveValue(/A first text/);
  });
}

test("what is typed without a network is kept on the device and offered back", async ({ page, context, expected }) => {
  expected.push("ERR_INTERNET_DISCONNECTED", "Failed to fetch");
  await signIn(page, "en", known("en", "--role", `${COUNCIL}=editor`));
  await page.goto("/studio/items/new?kind=place");
  await page.locator("main form button[type=submit], main form button:not([type])").first().click();
  await expect(page).toHaveURL(/\/studio\/items\/[\w-]+:/);
  const form = page.url();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await page.locator("#f-name-en").fill("Written in a tunnel");
  await expect(page.locator("[data-autosave-status]")).not.toBeEmpty();
  await page.waitForTimeout(4000);
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goto("about:blank");
  await context.setOffline(false);
  await page.goto(form);
  const notice = page
    .locator(".notice")
    .filter({ has: page.getByRole("button") })
    .first();
  await notice.getByRole("button").first().click();
  await expect(page.locator("#f-name-en")).toHaveValue("Written in a tunnel");
});
