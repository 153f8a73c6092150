import { expect, test } from "vitest";
import { solarReading } from "./date-reading.ts";

test("a date is read in the Solar Hijri calendar", () => {
  expect(solarReading("2026-12-21", "fa")).toBe("دوشنبه ۳۰ آذر ۱۴۰۵");
  expect(solarReading("2026-03-21", "en")).toBe("Saturday 1 Farvardin 1405");
});

test("no date reads as nothing", () => {
  expect(solarReading("", "fa")).toBe("");
  expect(solarReading("2026-13-45", "fa")).toBe("");
});
