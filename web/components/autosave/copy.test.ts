import { expect, test } from "vitest";
import { byName, copyKey, isWorthOffering, readCopy } from "./copy.ts";

const copy = { at: "2026-11-28T10:00:00Z", version: "3", fields: [["name.fa", "ماسوله"]] as [string, string][] };

test("a copy belongs to one person and one entry", () => {
  expect(copyKey("place:a", "p1")).not.toBe(copyKey("place:a", "p2"));
});

test("a copy is offered when it is newer and says something else", () => {
  expect(isWorthOffering(copy, "2026-11-28T09:00:00Z", [["name.fa", "رشت"]])).toBe(true);
  expect(isWorthOffering(copy, undefined, [["name.fa", "رشت"]])).toBe(true);
  expect(isWorthOffering(copy, "2026-11-28T11:00:00Z", [["name.fa", "رشت"]])).toBe(false);
  expect(
    isWorthOffering(copy, "2026-11-28T09:00:00Z", [
      ["_from", "3"],
      ["name.fa", "ماسوله"],
      ["name.en", ""],
    ]),
  ).toBe(false);
});

test("what is no copy is not read", () => {
  expect(readCopy(null)).toBeNull();
  expect(readCopy("{}")).toBeNull();
  expect(readCopy("{")).toBeNull();
  expect(readCopy(JSON.stringify(copy))).toEqual(copy);
});

test("a name may have several values", () => {
  expect(
    byName([
      ["themes", "art"],
      ["themes", "food"],
    ]).get("themes"),
  ).toEqual(["art", "food"]);
});
