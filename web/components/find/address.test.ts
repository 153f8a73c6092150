import { expect, test } from "vitest";
import { addressOf, formatBounds, fromForm, near, parseBounds, withBounds } from "./address.ts";

const params = (text: string) => new URLSearchParams(text);

test("a box is written short and read back", () => {
  expect(formatBounds([49.123456789, 37, 50, 38.5])).toBe("49.12346,37,50,38.5");
  expect(parseBounds("49.12346,37,50,38.5")).toEqual([49.12346, 37, 50, 38.5]);
  for (const text of [null, "", "1,2,3", "a,b,c,d", "1,2,3,NaN"]) expect(parseBounds(text)).toBeNull();
});

test("a map turned past the edge of the world keeps its box on it", () => {
  expect(formatBounds([170, -10, 190, 10])).toBe("170,-10,-170,10");
  expect(formatBounds([-400, -95, 400, 95])).toBe("-180,-90,180,90");
});

test("moving the map begins again at the first page", () => {
  expect(withBounds(params("q=باغ&after=xyz"), [1, 2, 3, 4]).toString()).toBe(params("q=باغ&bbox=1,2,3,4").toString());
  expect(withBounds(params("q=a&bbox=1,2,3,4"), null).toString()).toBe("q=a");
});

test("new words free the map, a filter keeps its frame", () => {
  const before = params("q=a&bbox=1,2,3,4");
  expect(
    fromForm(
      [
        ["q", "b"],
        ["bbox", "1,2,3,4"],
      ],
      before,
    ).has("bbox"),
  ).toBe(false);
  const filtered = fromForm(
    [
      ["q", "a"],
      ["bbox", "1,2,3,4"],
      ["free", "true"],
      ["province", ""],
    ],
    before,
  );
  expect(filtered.get("bbox")).toBe("1,2,3,4");
  expect(filtered.has("province")).toBe(false);
});

test("a position is given no more exactly than need be", () => {
  const next = near(params("bbox=1,2,3,4"), 49.58319, 37.27931);
  expect(addressOf("/fa/", next)).toBe("/fa/?near=49.583,37.279&sort=distance");
});
