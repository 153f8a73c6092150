// From an invitation to a pin on the map and back to an older text, as a department goes that way.
import type { Page } from "@playwright/test";
import {
  addFactor,
  addPictures,
  begin,
  code,
  EDITOR,
  expectInside,
  giveCode,
  invite,
  knock,
  known,
  PASSWORD,
  PUBLISHER,
  press,
  signIn,
} from "./editor.ts";
import { expect, openMap, search, test } from "./visitor.ts";
import { word } from "./words.ts";

/** The tile that the visitor's map draws around the place has a pin for it. */
async function expectOnTiles(page: Page, name: string, id: string): Promise<void> {
  const [zoom, lat] = [14, (37.28 * Math.PI) / 180];
  const column = Math.floor(((49.59 + 180) / 360) * 2 ** zoom);
  const row = Math.floor(((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * 2 ** zoom);
  const tile = await page.request.get(`/tiles/${zoom}/${column}/${row}.mvt?q=${encodeURIComponent(name)}`);
  expect((await tile.body()).includes(id)).toBe(true);
}

/** A press on the pin in the middle of the map, which shows the whole answer, opens the place's card. */
async function expectPin(page: Page, name: RegExp): Promise<void> {
  await openMap(page);
  const card = page.locator(".map [data-card]");
  await expect(async () => {
    await page.locator(".map canvas").first().click();
    await expect(card).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await expect(card.locator("[data-card-name]")).toHaveText(name);
}

for (const lang of ["fa", "en"] as const) {
  test(`a place goes from an invited editor to its visitors, ${lang}`, async ({ page, browser, baseURL, watch }) => {
    test.setTimeout(120_000);
    const say = (key: string) => word(lang, key);
    const another = async () => {
      const context = await browser.newContext({ baseURL: baseURL ?? "", viewport: { width: 1440, height: 900 } });
      watch(context);
      return context.newPage();
    };

    await signIn(page, lang, known(lang, "--administrator"));
    const link = await invite(page, lang, "editor");

    const desk = await another();
    await desk.goto(link);
    const mail = await desk.locator("#mail").inputValue();
    await desk.locator("#name").fill("Nasrin");
    await desk.locator("#lang").selectOption(lang);
    await desk.locator("#password").fill(PASSWORD);
    await desk.getByRole("button", { name: say("door-go-on") }).click();
    await expectInside(desk);

    const secret = await addFactor(desk, lang);
    const recovery = (await desk.locator(".once code").first().textContent()) ?? "";
    // The code before was used up; the next one counts a step early. A recovery code does as well.
    for (const typed of [() => code(secret, 1), () => recovery]) {
      await desk.context().clearCookies();
      await knock(desk, lang, mail);
      await giveCode(desk, lang, typed());
      await expectInside(desk);
    }

    const name = `Zarrinkuh ${lang} ${Date.now()}`;
    const form = await begin(desk, "place");
    await desk.locator("#f-category").selectOption("museum");
    await desk.locator("#f-name-fa").fill(`موزهٔ زرین‌کوه ${lang}`);
    await desk.locator("#f-name-en").fill(name);
    await desk.locator("#f-summary-en").fill("A first text <script>alert(1)</script>");
    await desk
      .locator("[data-autosave-status]")
      .filter({ hasText: /\d|[۰-۹]/ })
      .waitFor();
    await desk.reload();
    await desk.getByRole("link", { name: say("form-offered-take") }).click();
    await expect(desk.locator("#f-name-en")).toHaveValue(name);
    await desk.locator("#coordinates").fill("37°16'48\"N 49°35'24\"E");
    await expect(desk.locator("#f-point-lat")).toHaveValue("37.28");
    await expect(desk.locator("#f-point-lon")).toHaveValue("49.59");
    await addPictures(desk, "zarrinkuh");
    await desk.locator("#f-pictures-0-alt-fa").fill("کوزه‌ای آبی");
    await desk.locator("#f-pictures-0-alt-en").fill("A blue jar");
    await desk.locator("#f-pictures-0-credit").fill("Rasht Municipality");
    await desk.locator("#f-pictures-0-licence").selectOption("CC-BY-4.0");
    await desk.locator("#f-sources-0-title").fill("Rasht Municipality");
    await press(desk, lang, "form-ask-review", "done-review");

    const publisher = await another();
    await signIn(publisher, lang, known(lang, ...PUBLISHER));
    await publisher.goto(form);
    await publisher.locator("#remark-field-0").selectOption("summary.en");
    await publisher.locator("#remark-0").fill("Say how old the jars are");
    await press(publisher, lang, "form-return-send", "done-returned");

    await desk.goto(form);
    await desk.getByRole("link", { name: /Say how old the jars are/ }).click();
    const summary = desk.locator("#f-summary-en");
    await expect(summary).toBeInViewport();
    await expect(desk.locator(".field").filter({ has: summary })).toContainText("Say how old the jars are");
    await summary.fill("Jars of four centuries <script>alert(1)</script>");
    await press(desk, lang, "form-ask-review", "done-review");

    await publisher.goto(form);
    await press(publisher, lang, "form-publish", "done-published");
    const published = Date.now();
    const visitor = await another();
    const query = `/api/v1/search?q=${encodeURIComponent(name)}&lang=${lang}`;
    await expect(async () => {
      const found = await (await visitor.request.get(query)).json();
      expect(found.features[0]?.id).toBe(form.split("/").at(-1));
    }).toPass({ timeout: 2000, intervals: [50] });
    const took = `${Date.now() - published} ms`;
    test.info().annotations.push({ type: "from published to found", description: took });
    await expectOnTiles(visitor, name, form.split("/").at(-1) ?? "");
    expect(Date.now() - published).toBeLessThan(2000);
    await visitor.goto(`/${lang}/`);
    await search(visitor, say("find-search"), name);
    await expectPin(visitor, new RegExp(lang === "en" ? name : "زرین‌کوه"));
    await visitor.locator(".entry__name a").first().click();
    await expect(visitor.getByRole("heading", { level: 1 })).toContainText(lang === "en" ? name : "زرین‌کوه");
    await visitor.goto(visitor.url().replace(`/${lang}/`, "/en/"));
    await expect(visitor.locator("main")).toContainText("Jars of four centuries <script>alert(1)</script>");
    await expect(visitor.locator('main img[alt="A blue jar"]').first()).toBeVisible();

    await desk.goto(form);
    await desk.locator("#f-summary-en").fill("Jars of five centuries");
    await press(desk, lang, "form-save", "done-saved");
    await publisher.goto(form);
    await press(publisher, lang, "form-publish", "done-published");
    await publisher.goto(`${form}/history`);
    const change = publisher.locator(".diff__row").filter({ hasText: "centuries" }).first();
    await expect(change.locator("del").first()).toHaveText(/^\s*four\s*$/);
    await expect(change.locator("ins").first()).toHaveText(/^\s*five\s*$/);
    await publisher.locator("form[action$=restore] button").last().click();
    await publisher.goto(form);
    await expect(publisher.locator("#f-summary-en")).toHaveValue(/four centuries/);
  });
}

test("what is typed without a network is kept on the device and offered back", async ({ page, context, expected }) => {
  expected.push("ERR_INTERNET_DISCONNECTED", "Failed to fetch");
  await signIn(page, "en", known("en", ...EDITOR));
  const form = await begin(page, "place");
  await page.waitForLoadState("load");
  await context.setOffline(true);
  await page.locator("#f-name-en").fill("Written in a tunnel");
  await expect(page.locator("[data-autosave-status]")).toHaveAttribute("data-state", "network");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goto("about:blank");
  await context.setOffline(false);
  await page.goto(form);
  // What the page sends as it is left may outlive the tunnel; then the service has it, and offers it instead.
  const fromHere = page
    .locator(".autosave__offer")
    .getByRole("button", { name: word("en", "widget-autosave-restore") });
  const fromThere = page.getByRole("link", { name: word("en", "form-offered-take") });
  await fromHere.or(fromThere).click();
  await expect(page.locator("#f-name-en")).toHaveValue("Written in a tunnel");
});

test("what is typed before the scripts have come is kept as well", async ({ page }) => {
  await signIn(page, "en", known("en", ...EDITOR));
  const form = await begin(page, "place");
  await page.waitForLoadState("load");
  let arrive = () => {};
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\/assets\/studio-[^/]*\.js$/, async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(form, { waitUntil: "commit" });
  await page.locator("#f-name-en").fill("Written on a slow line");
  arrive();
  await expect(page.locator("[data-autosave-status]")).toHaveAttribute("data-state", "kept");
  await page.goto(form);
  await page.getByRole("link", { name: word("en", "form-offered-take") }).click();
  await expect(page.locator("#f-name-en")).toHaveValue("Written on a slow line");
});
