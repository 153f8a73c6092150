// The way of a route as points, and what can be done with it. Nothing here touches the page.

/** A point, longitude first as in GeoJSON. */
export type Point = [lon: number, lat: number];

/** So many points are enough for any way; more only make the page slow. */
export const MOST_POINTS = 2000;

function isPoint(value: unknown): value is [number, number] {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    value.slice(0, 2).every((one) => typeof one === "number" && Number.isFinite(one)) &&
    Math.abs(value[0] as number) <= 180 &&
    Math.abs(value[1] as number) <= 90
  );
}

/** Reads `[[lon,lat],…]`; none when it is something else. Empty text is an empty line. */
export function readLine(text: string): Point[] | null {
  if (text.trim() === "") return [];
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value) || !value.every(isPoint)) return null;
    return value.map(([lon, lat]) => [lon, lat]);
  } catch {
    return null;
  }
}

/** Writes a line, to a tenth of a metre. An empty line is an empty text. */
export function writeLine(line: readonly Point[]): string {
  if (line.length === 0) return "";
  return JSON.stringify(line.map((point) => point.map((value) => Number(value.toFixed(6)))));
}

const EARTH = 6371008.8;
const RADIAN = Math.PI / 180;

/** Metres between two points, by the haversine formula. */
export function metresBetween(a: Point, b: Point): number {
  const dLat = (b[1] - a[1]) * RADIAN;
  const dLon = (b[0] - a[0]) * RADIAN;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * RADIAN) * Math.cos(b[1] * RADIAN) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(h));
}

/** Length of a line in metres. */
export function lengthOf(line: readonly Point[]): number {
  return line.reduce(
    (sum, point, index) => (index === 0 ? 0 : sum + metresBetween(line[index - 1] as Point, point)),
    0,
  );
}

/** Distance of a point from a piece of a line, in degrees of latitude. */
function offset(point: Point, from: Point, to: Point): number {
  const squeeze = Math.cos(point[1] * RADIAN);
  const [px, py] = [(point[0] - from[0]) * squeeze, point[1] - from[1]];
  const [dx, dy] = [(to[0] - from[0]) * squeeze, to[1] - from[1]];
  const along = dx === 0 && dy === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - along * dx, py - along * dy);
}

function keptWithin(line: readonly Point[], tolerance: number): Point[] {
  // Douglas and Peucker 1973, with a stack instead of recursion: tracks may have a hundred thousand points.
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [farthest, far] = [-1, tolerance];
    for (let at = from + 1; at < to; at += 1) {
      const distance = offset(line[at] as Point, line[from] as Point, line[to] as Point);
      if (distance > far) [farthest, far] = [at, distance];
    }
    if (farthest < 0) continue;
    keep[farthest] = 1;
    spans.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, index) => keep[index] === 1);
}

/** The same way with at most so many points, those that matter least left out first. */
export function simplified(line: readonly Point[], most = MOST_POINTS): Point[] {
  let kept = line.filter((point, index) => index === 0 || point.some((value, at) => value !== line[index - 1]?.[at]));
  for (let tolerance = 2e-6; kept.length > most; tolerance *= 1.6) kept = keptWithin(kept, tolerance);
  return [...kept];
}

/** Where on a line a new point belongs: after which point the nearest piece begins. */
export function placeFor(line: readonly Point[], point: Point): number {
  if (line.length < 2) return line.length;
  let [best, least] = [line.length, Number.POSITIVE_INFINITY];
  for (let at = 1; at < line.length; at += 1) {
    const distance = offset(point, line[at - 1] as Point, line[at] as Point);
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
}

/** All lines of a GeoJSON text, one after the other; none when it is no GeoJSON. */
export function fromGeoJson(text: string): Point[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const found: Point[] = [];
  const walk = (one: unknown): void => {
    if (typeof one !== "object" || one === null) return;
    const { type, coordinates, geometry, geometries, features } = one as Record<string, unknown>;
    for (const inside of [geometry, ...[geometries, features].flatMap((list) => (Array.isArray(list) ? list : []))])
      walk(inside);
    const lines = type === "LineString" ? [coordinates] : type === "MultiLineString" ? coordinates : [];
    for (const line of Array.isArray(lines) ? lines : []) {
      for (const point of Array.isArray(line) ? line : []) if (isPoint(point)) found.push([point[0], point[1]]);
    }
  };
  walk(value);
  return found.length > 1 ? found : null;
}

/** All points of a GPX text, of its tracks or else of its routes. Reads attributes alone, so no markup is ever built. */
export function fromGpx(text: string): Point[] | null {
  for (const tag of ["trkpt", "rtept"]) {
    const found: Point[] = [];
    for (const [, attributes = ""] of text.matchAll(new RegExp(`<(?:\\w+:)?${tag}\\s([^>]*)>`, "g"))) {
      const number = (name: string) =>
        Number(new RegExp(`\\b${name}\\s*=\\s*["']([^"']+)["']`).exec(attributes)?.[1] ?? Number.NaN);
      const point = [number("lon"), number("lat")];
      if (isPoint(point)) found.push([point[0], point[1]]);
    }
    if (found.length > 1) return found;
  }
  return null;
}
