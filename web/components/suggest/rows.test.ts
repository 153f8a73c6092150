import { expect, test } from "vitest";
import { grouped, moved, parts, type Suggestion } from "./rows.ts";

const one = (text: string, kind: string): Suggestion => ({ text, kind });

test("suggestions come under headings in the order of the best of each", () => {
  const groups = grouped([one("موزه", "category"), one("موزهٔ رشت", "place"), one("رشت", "city"), one("یلدا", "event")]);
  expect(groups.map(([group, all]) => [group, all.length])).toEqual([
    ["categories", 1],
    ["names", 2],
    ["regions", 1],
  ]);
});

test("the typed part is set apart by whole characters", () => {
  expect(parts("موزهٔ رشت", [0, 3])).toEqual(["", "موز", "هٔ رشت"]);
  expect(parts("😀 Rasht", [2, 4])).toEqual(["😀 ", "Ra", "sht"]);
  expect(parts("رشت", undefined)).toEqual(["رشت", "", ""]);
});

test("arrows go round by way of the box", () => {
  expect(moved(-1, 1, 3)).toBe(0);
  expect(moved(2, 1, 3)).toBe(-1);
  expect(moved(-1, -1, 3)).toBe(2);
  expect(moved(0, -1, 3)).toBe(-1);
});
