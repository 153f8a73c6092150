import { expect, test } from "vitest";
import { mapLabel, numberLocale, plainLetters, scale } from "./label.ts";

test("vowel marks are left out of labels", () => {
  expect(mapLabel("رَشت")).toBe("\u200Fرشت");
});

test("a mixed label reads from the right, a Latin one is left alone", () => {
  expect(mapLabel("۲۲ بهمن")).toBe("\u200F۲۲ بهمن");
  expect(mapLabel("Rasht")).toBe("Rasht");
});

test("the scale bar stands for a round distance", () => {
  expect(scale(130, 80, "en")).toEqual({ pixels: 10000 / 130, text: "10 kilometers" });
  expect(scale(130, 80, "fa").text).toBe("۱۰ کیلومتر");
  expect(scale(1.2, 80, "en")).toEqual({ pixels: 50 / 1.2, text: "50 meters" });
});

test("Arabic pages count in Arabic digits", () => {
  expect(new Intl.NumberFormat(numberLocale("ar")).format(12)).toBe("١٢");
});

test("a letter that stands alone is drawn as the letter itself, a joined one keeps its form", () => {
  expect(plainLetters("\uFEAD\uFEB7\uFE96\uFB56")).toBe("ر\uFEB7\uFE96پ");
});
