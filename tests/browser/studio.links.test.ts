// Outside addresses that fail, on the form that holds them. What asks them is turned on in a service of its own, so that
// no other test makes it ask anybody; the one address here lies inside, where nobody is asked.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COUNCIL, EDITOR, known, PROGRAM, signIn } from "./editor.ts";
import { expectNoFault, expectToFit } from "./pages.ts";
import { expect, test } from "./visitor.ts";
import { word } from "./words.ts";

const port = Number(process.env.TEST_PORT) - 1;
const base = `http://127.0.0.1:${port}`;
const WEBSITE = `http://127.0.0.1:9/a/long/way/to/${"somewhere-or-other-".repeat(6)}end`;

test.use({ baseURL: base });

const common = { format: 1, sources: [{ title: "Own survey" }], point: { lon: 49.58, lat: 37.28, precision: "1km" } };
const council = {
  ...{ ...common, id: COUNCIL, kind: "organisation", slug: "rasht-municipality", category: "organisation" },
  ...{ name: { fa: "شهرداری رشت", en: "Rasht Municipality" }, organisation: { type: "council" } },
};
const place = {
  ...{ ...common, id: "own:museum", kind: "place", slug: "own-museum", category: "museum", owner: COUNCIL },
  ...{ name: { fa: "موزه", en: "Museum" }, place: { website: WEBSITE } },
};

test("an address that fails is told over the form, on a phone too", async ({ page }) => {
  test.setTimeout(120_000);
  const data = mkdtempSync(join(tmpdir(), "gardesh-browser-links-"));
  const file = join(data, "items.jsonl");
  writeFileSync(file, [council, place].map((item) => JSON.stringify(item)).join("\n"));
  execFileSync(PROGRAM, ["import", "jsonl", file, "--data", data]);
  const options = ["--bind", `127.0.0.1:${port}`, "--data", data, "--without-starter", "--check-links"];
  const service = spawn(PROGRAM, ["serve", ...options, "--log", "warn"], { stdio: "ignore" });
  try {
    await expect(async () => expect((await fetch(`${base}/readyz`)).ok).toBe(true)).toPass({ timeout: 60_000 });
    for (const lang of ["fa", "en"] as const) {
      await signIn(page, lang, known(lang, ...EDITOR, "--data", data));
      const told = page.locator("section[aria-labelledby=links-head]");
      await expect(async () => {
        await page.goto("/studio/items/own:museum");
        await expect(told).toBeVisible({ timeout: 500 });
      }).toPass({ timeout: 30_000 });
      await expect(told).toContainText(word(lang, "link-fault-inner"));
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await expectNoFault(page);
      }
      await page.setViewportSize({ width: 360, height: 740 });
      await expectToFit(page);
      await told.getByRole("link").first().click();
      await expect(page.locator("#f-place-website")).toBeInViewport();
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.context().clearCookies();
    }
  } finally {
    service.kill("SIGTERM");
    await new Promise((ended) => service.once("exit", ended));
    rmSync(data, { recursive: true, force: true });
  }
});
