import { expect, test } from "vitest";
import {
  fromGeoJson,
  fromGpx,
  lengthOf,
  MOST_POINTS,
  type Point,
  placeFor,
  readLine,
  simplified,
  writeLine,
} from "./line.ts";

const LINE: Point[] = [
  [49.58, 37.28],
  [49.59, 37.28],
  [49.59, 37.29],
];

test("a line is read and written as the form keeps it", () => {
  expect(readLine(writeLine(LINE))).toEqual(LINE);
  expect(readLine("")).toEqual([]);
  expect(writeLine([])).toBe("");
  for (const wrong of ["x", "{}", "[1,2]", '[["a","b"]]', "[[200,10]]"]) expect(readLine(wrong)).toBeNull();
});

test("its length is that of the ground", () => {
  expect(lengthOf(LINE)).toBeCloseTo(884.9 + 1111.9, 0);
  expect(lengthOf([])).toBe(0);
});

test("a long track keeps its shape with fewer points", () => {
  const track: Point[] = Array.from({ length: 30_000 }, (_, at) => [49 + at / 30_000, 37 + Math.sin(at / 500) / 50]);
  const kept = simplified(track);
  expect(kept.length).toBeLessThanOrEqual(MOST_POINTS);
  expect(kept[0]).toEqual(track[0]);
  expect(kept.at(-1)).toEqual(track.at(-1));
  expect(lengthOf(kept) / lengthOf(track)).toBeGreaterThan(0.995);
  expect(simplified(LINE)).toEqual(LINE);
});

test("a new point goes into the nearest piece", () => {
  expect(placeFor(LINE, [49.585, 37.2801])).toBe(1);
  expect(placeFor(LINE, [49.5901, 37.285])).toBe(2);
  expect(placeFor([], [49, 37])).toBe(0);
});

test("files of walkers are read", () => {
  const gpx = `<?xml version="1.0"?><gpx><trk><trkseg><trkpt lat="37.28" lon="49.58"><ele>5</ele></trkpt><trkpt lon='49.59' lat='37.28'/></trkseg></trk></gpx>`;
  expect(fromGpx(gpx)).toEqual(LINE.slice(0, 2));
  expect(fromGpx("<gpx></gpx>")).toBeNull();
  const json = {
    type: "FeatureCollection",
    features: [{ type: "Feature", geometry: { type: "LineString", coordinates: LINE.map((point) => [...point, 12]) } }],
  };
  expect(fromGeoJson(JSON.stringify(json))).toEqual(LINE);
  expect(fromGeoJson("{}")).toBeNull();
  expect(fromGeoJson("no")).toBeNull();
});
