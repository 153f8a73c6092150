import { expect, test } from "vitest";
import { isOpen, read, written } from "./memory.ts";

test("a fold is open where there is room, where the page asks for it, or where it was left open", () => {
  const fold = { isWide: false, isAsked: false, remembered: undefined };
  expect(isOpen(fold)).toBe(false);
  expect(isOpen({ ...fold, isWide: true, remembered: false })).toBe(true);
  expect(isOpen({ ...fold, isAsked: true, remembered: false })).toBe(true);
  expect(isOpen({ ...fold, remembered: true })).toBe(true);
  expect(isOpen({ ...fold, remembered: false })).toBe(false);
});

test("what is kept is read back, and nothing of what is not ours", () => {
  expect(read(written({ hours: false }, "pictures", true))).toEqual({ hours: false, pictures: true });
  expect(read(written({ pictures: true }, "pictures", false))).toEqual({ pictures: false });
  for (const text of [null, "", "[]", "null", "{", '{"a":1}']) expect(read(text)).toEqual({});
});
