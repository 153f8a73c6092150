// Two languages, two sizes, one service: the built program with the starter collection in a folder that goes afterwards.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import type { Options } from "./visitor.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
// Workers read this file again and find what the first reading decided.
process.env.TEST_PORT ??= String(20_000 + Math.floor(Math.random() * 20_000));
process.env.TEST_DATA ??= mkdtempSync(join(tmpdir(), "gardesh-browser-"));
const port = process.env.TEST_PORT;
const program = process.env.TEST_PROGRAM ?? join(root, "target/debug/gardesh");

const QUIET = [
  "--no-sandbox",
  "--no-first-run",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const journeys = /(^|\/)journey\..*\.test\.ts/;

export default defineConfig<Options>({
  testDir: ".",
  testMatch: "*.test.ts",
  outputDir: "test-results",
  reporter: [["list"]],
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Drawing maps without a graphics card takes its time on a busy machine.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  globalTeardown: "./teardown.ts",
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    reducedMotion: "reduce",
    // Pictures and copies of the page at every step would take a third of the time; one is taken where a case fails.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: QUIET },
  },
  projects: [
    { name: "fa wide", testMatch: journeys, use: { lang: "fa", ...wide } },
    { name: "en wide", testMatch: journeys, use: { lang: "en", ...wide } },
    { name: "fa phone", testMatch: journeys, use: { lang: "fa", ...phone } },
    { name: "en phone", testMatch: journeys, use: { lang: "en", ...phone } },
    {
      name: "without WebGL",
      testMatch: "without-webgl.test.ts",
      use: {
        lang: "fa",
        ...wide,
        launchOptions: {
          executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
          args: [...QUIET, "--disable-3d-apis"],
        },
      },
    },
    { name: "studio", testMatch: /studio\..*\.test\.ts/, use: { lang: "fa", ...wide } },
    { name: "every page", testMatch: "every-page.test.ts", use: { lang: "fa", ...wide } },
    { name: "weight", testMatch: "weight.test.ts", use: { lang: "fa", ...phone } },
  ],
  webServer: {
    command: `"${program}" serve --bind 127.0.0.1:${port} --public-url http://localhost:${port} --data "${process.env.TEST_DATA}" --log warn`,
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 180_000,
    reuseExistingServer: false,
    stdout: "ignore",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
