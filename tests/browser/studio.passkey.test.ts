// A passkey from its making to its end, with a device that Chromium plays. Browsers tie passkeys to names, so the service is
// reached by its name here and not by its number.
import { known, PASSWORD, signIn } from "./editor.ts";
import { expectNoFault, expectToFit } from "./pages.ts";
import { expect, test } from "./visitor.ts";
import { word } from "./words.ts";

test.use({ baseURL: `http://localhost:${process.env.TEST_PORT}` });

test("a passkey is made, opens the door in one press, and opens it no more once it is taken away", async ({
  page,
  context,
  expected,
}) => {
  expected.push("status of 422");
  const say = (key: string) => word("en", key);
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", { options });
  const use = (isUserVerified: boolean) =>
    devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  const signOut = async () => {
    await page.locator("summary", { has: page.locator("bdi", { hasText: "Maryam" }) }).click();
    await page.getByRole("button", { name: say("door-sign-out") }).click();
    await expect(page).toHaveURL(/\/studio\/sign-in/);
  };

  const expectFine = async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoFault(page);
    }
    const wide = page.viewportSize();
    await page.setViewportSize({ width: 360, height: 740 });
    await expectToFit(page);
    if (wide) await page.setViewportSize(wide);
  };

  await signIn(page, "en", known("en"));
  await page.goto("/studio/account");
  await page.getByRole("link", { name: say("account-passkey-add") }).click();
  await page.getByLabel(say("account-passkey-name")).fill("Office computer");
  await page.getByLabel(say("account-present")).fill(PASSWORD);
  await use(false);
  await page.getByRole("button", { name: say("door-go-on") }).click();
  await expect(page.getByRole("alert")).toHaveText(say("account-passkey-stopped"));
  await expectFine();
  await use(true);
  await page.getByRole("button", { name: say("account-passkey-make") }).click();
  await expect(page.getByRole("status")).toContainText(say("done-passkey-added"));
  await expect(page.getByRole("listitem").filter({ hasText: "Office computer" })).toContainText(
    say("account-passkey-unused"),
  );
  const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
  expect(credentials.map((one) => [one.isResidentCredential, one.rpId])).toEqual([[true, "localhost"]]);

  await page.getByRole("link", { name: say("account-passkey-add") }).click();
  await page.getByLabel(say("account-passkey-name")).fill("Once more");
  await page.getByLabel(say("account-present")).fill(PASSWORD);
  await page.getByRole("button", { name: say("door-go-on") }).click();
  await expect(page.getByRole("alert")).toHaveText(say("account-passkey-known"));

  await signOut();
  await page.goto("/studio/sign-in?next=/studio/account");
  await page.getByRole("button", { name: say("door-passkey") }).click();
  await expect(page).toHaveURL(/\/studio\/account$/);
  const row = page.getByRole("listitem").filter({ hasText: "Office computer" });
  await expect(row).not.toContainText(say("account-passkey-unused"));
  await row.getByRole("link").click();
  await expectFine();
  await page.getByLabel(say("account-present")).fill(PASSWORD);
  await page.getByRole("button", { name: say("account-passkey-remove") }).click();
  await expect(page.getByRole("status")).toContainText(say("done-passkey-removed"));
  await expect(page.getByText("Office computer")).toHaveCount(0);

  await signOut();
  await page.getByRole("button", { name: say("door-passkey") }).click();
  await expect(page.getByRole("alert").filter({ hasText: say("door-passkey-refused") })).toBeVisible();
  await expect(page).toHaveURL(/\/studio\/sign-in/);
});
