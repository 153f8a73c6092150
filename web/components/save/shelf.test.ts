import { expect, test } from "vitest";
import { type Kept, parseShelf, toggled, withoutLanguage } from "./shelf.ts";

const kept = (id: string): Kept => ({ id, path: `/place/${id}`, name: id, kicker: "", icon: "museum", picture: "" });

test("an item is put first, and taken away the second time", () => {
  const once = toggled([kept("a")], kept("b"));
  expect(once.map((one) => one.id)).toEqual(["b", "a"]);
  expect(toggled(once, kept("b")).map((one) => one.id)).toEqual(["a"]);
});

test("what cannot be read is an empty shelf", () => {
  expect(parseShelf(null)).toEqual([]);
  expect(parseShelf("{")).toEqual([]);
  expect(parseShelf('{"id":1}')).toEqual([]);
});

test("records that lead away from this service are left out", () => {
  const foreign = { ...kept("a"), path: "//elsewhere.example/" };
  const script = { ...kept("b"), path: "javascript:alert(1)" };
  expect(parseShelf(JSON.stringify([foreign, script, null, 7, kept("c")])).map((one) => one.id)).toEqual(["c"]);
});

test("an item keeps its address in every language", () => {
  expect(withoutLanguage("/fa/place/masuleh")).toBe("/place/masuleh");
  expect(withoutLanguage("https://gardesh.example/zh-Hans/event/yalda")).toBe("/event/yalda");
});
