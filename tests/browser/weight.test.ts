// What a phone pays for a page before the map is asked for: everything that travels, with its headers.
import { expect, test } from "@playwright/test";

const MOST = 120_000;

for (const address of ["/fa/place/masuleh", "/en/place/masuleh"]) {
  test(`${address} weighs less than ${MOST / 1000} kB`, async ({ page }) => {
    const network = await page.context().newCDPSession(page);
    await network.send("Network.enable");
    let travelled = 0;
    network.on("Network.loadingFinished", (loaded) => {
      travelled += loaded.encodedDataLength;
    });
    await page.goto(address, { waitUntil: "networkidle" });
    expect(travelled).toBeGreaterThan(20_000);
    expect(travelled).toBeLessThan(MOST);
  });
}
