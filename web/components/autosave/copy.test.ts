import { expect, test } from "vitest";
import { byName, copyKey, differing, isWorthOffering, readCopy } from "./copy.ts";

const copy = { at: "2026-11-28T10:00:00Z", version: "3", fields: [["name.fa", "ماسوله"]] as [string, string][] };

test("a copy belongs to one person and one entry", () => {
  expect(copyKey("place:a", "p1")).not.toBe(copyKey("place:a", "p2"));
});

test("a copy is offered when it is newer and says something else", () => {
  expect(isWorthOffering(copy, { savedAt: "2026-11-28T09:00:00Z" }, [["name.fa", "رشت"]])).toBe(true);
  expect(isWorthOffering(copy, {}, [["name.fa", "رشت"]])).toBe(true);
  expect(isWorthOffering(copy, { savedAt: "2026-11-28T11:00:00Z" }, [["name.fa", "رشت"]])).toBe(false);
  expect(
    isWorthOffering(copy, { savedAt: "2026-11-28T09:00:00Z" }, [
      ["_from", "3"],
      ["name.fa", "ماسوله"],
      ["name.en", ""],
    ]),
  ).toBe(false);
});

test("a copy that the service has kept and offers itself is not offered twice", () => {
  const known = { savedAt: "2026-11-28T09:00:00Z", keptAt: "2026-11-28T10:00:01Z" };
  expect(isWorthOffering(copy, known, [["name.fa", "رشت"]])).toBe(false);
  expect(isWorthOffering({ ...copy, at: "2026-11-28T10:05:00Z" }, known, [["name.fa", "رشت"]])).toBe(true);
});

test("the fields that differ are named, added and emptied ones too", () => {
  const present: [string, string][] = [
    ["_from", "work.3"],
    ["name.fa", "ماسوله"],
    ["name.en", "Masuleh"],
    ["themes", "art"],
  ];
  const typed: [string, string][] = [
    ["_from", "work.2"],
    ["name.fa", "ماسوله"],
    ["name.en", ""],
    ["themes", "art"],
    ["themes", "food"],
    ["summary.fa", "روستا"],
  ];
  expect(differing(typed, present)).toEqual(["themes", "summary.fa", "name.en"]);
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
