// What a form does with a press too many: leaving it asks nothing when everything is kept, what was kept is offered plainly,
// and Enter in a line sends nothing.
import { begin, EDITOR, expectSaid, known, PUBLISHER, signIn } from "./editor.ts";
import { expect, test } from "./visitor.ts";
import { word } from "./words.ts";

for (const lang of ["fa", "en"] as const) {
  const say = (key: string, values = {}) => word(lang, key, values);

  test(`leaving with letters just typed warns of nothing and loses nothing, ${lang}`, async ({ page }) => {
    await signIn(page, lang, known(lang, ...EDITOR));
    const form = await begin(page, "place");
    await page.waitForLoadState("load");
    let isWarned = false;
    page.on("dialog", (dialog) => {
      isWarned = true;
      void dialog.accept();
    });
    await page.locator("#f-name-en").pressSequentially("Typed at the last moment");
    await page.goto("/studio/");
    expect(isWarned).toBe(false);

    await page.goto(form);
    const take = page.getByRole("link", { name: say("form-offered-take") });
    const offer = page.locator(".notice").filter({ has: take });
    await expect(offer).toContainText(`${say("field-label-name")} (${say("form-language-en")})`);
    await expect(page.locator(".autosave__offer")).toHaveCount(0);

    // Thrown away only after a question.
    const really = offer.getByRole("button", { name: say("form-offered-really") });
    await expect(really).toBeHidden();
    await offer
      .locator("summary")
      .filter({ hasText: say("form-offered-forget") })
      .click();
    await really.click();
    await expectSaid(page, lang, "done-forgotten");
    await expect(take).toHaveCount(0);
  });

  test(`Enter in a line neither sends the form nor shows anybody anything, ${lang}`, async ({ page }) => {
    await signIn(page, lang, known(lang, ...PUBLISHER));
    const form = await begin(page, "place");
    await page.waitForLoadState("load");
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST" && !request.url().includes("/keep")) sent.push(request.url());
    });
    await page.locator("#f-name-en").fill("Entered");
    await page.locator("#f-name-en").press("Enter");
    await expect(page.locator("[data-autosave-status]")).toHaveAttribute("data-state", "kept");
    await page.locator("#place-search").fill("رشت");
    await page.locator("#place-search").press("Enter");
    await expect(page.getByRole("listbox", { name: say("widget-place-search") })).toBeVisible();
    await page.locator("#place-search").press("Escape");
    await page
      .getByRole("group", { name: say("field-label-place-fee-free") })
      .getByRole("radio")
      .first()
      .press("Enter");
    await page.locator("#plan-at-shown, #plan-at").first().press("Enter");
    expect([page.url(), sent]).toEqual([form, []]);
  });
}
