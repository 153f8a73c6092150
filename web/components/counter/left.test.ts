import { expect, test } from "vitest";
import { characters, isWorthSaying } from "./left.ts";

test("characters are counted whole and without the space around", () => {
  expect(characters("  خانهٔ 😀 ")).toBe(7);
});

test("what is left is said near the end only, and when it is too much", () => {
  expect(isWorthSaying(10, 11, 300)).toBe(false);
  expect(isWorthSaying(245, 246, 300)).toBe(true);
  expect(isWorthSaying(246, 247, 300)).toBe(false);
  expect(isWorthSaying(300, 301, 300)).toBe(true);
});
