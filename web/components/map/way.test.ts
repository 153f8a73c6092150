import { expect, test } from "vitest";
import { parsePoints, wayData } from "./way.ts";

test("a way is read from the page, and what is no position is left out", () => {
  expect(parsePoints("49.1,37.2;49.2,37.3")).toEqual([
    [49.1, 37.2],
    [49.2, 37.3],
  ]);
  expect(parsePoints("49.1,37.2;x,1;;3,;1,2,3")).toEqual([[49.1, 37.2]]);
  expect(parsePoints(undefined)).toEqual([]);
});

test("a way is a line with a dot at each stop", () => {
  const kinds = (line: [number, number][]) =>
    wayData({ line, stops: [[1, 2]] }).features.map((one) => one.geometry.type);
  expect(
    kinds([
      [1, 2],
      [3, 4],
    ]),
  ).toEqual(["LineString", "Point"]);
  expect(kinds([[1, 2]])).toEqual(["Point"]);
});
