// Leaving a form: nothing is asked when everything is kept, and what was kept is offered plainly.
import { begin, EDITOR, expectSaid, known, signIn } from "./editor.ts";
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
    await offer.locator("summary").click();
    await really.click();
    await expectSaid(page, lang, "done-forgotten");
    await expect(take).toHaveCount(0);
  });
}
