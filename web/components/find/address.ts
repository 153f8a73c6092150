// The page's state lives in its address. These functions say how one address becomes the next; nothing here touches the
// page.

/** West, south, east, north in degrees; west greater than east crosses the antimeridian. */
export type Bounds = [number, number, number, number];

/** New words or another town mean looking somewhere else: the map's present frame no longer narrows. */
const MOVES = ["q", "city", "province"];

/** A box from `w,s,e,n`; none when it is not four numbers. */
export function parseBounds(text: string | null | undefined): Bounds | null {
  const numbers = text?.split(",").map(Number) ?? [];
  if (numbers.length !== 4 || numbers.some((number) => !Number.isFinite(number))) return null;
  return numbers as Bounds;
}

/** A box as `w,s,e,n`, to the metre or so: shorter addresses, and the same address for the same view. */
export function formatBounds(bounds: Bounds): string {
  const [west, south, east, north] = bounds;
  const whole = east - west >= 360;
  const lon = (value: number) => (value >= -180 && value <= 180 ? value : ((((value + 180) % 360) + 360) % 360) - 180);
  const clean = (value: number) => String(Number(value.toFixed(5)));
  const lat = (value: number) => Math.max(-90, Math.min(90, value));
  return [whole ? -180 : lon(west), lat(south), whole ? 180 : lon(east), lat(north)].map(clean).join(",");
}

/** The same search in another frame of the map, from its first page; everywhere when the frame is none. */
export function withBounds(params: URLSearchParams, bounds: Bounds | null): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete("after");
  if (bounds) next.set("bbox", formatBounds(bounds));
  else next.delete("bbox");
  return next;
}

/** The search around a position, nearest first. The position is rounded to about a hundred metres: enough to find
 * what is near, and not more than need be said. */
export function near(params: URLSearchParams, lon: number, lat: number): URLSearchParams {
  const next = withBounds(params, null);
  next.set("near", `${Number(lon.toFixed(3))},${Number(lat.toFixed(3))}`);
  next.set("sort", "distance");
  return next;
}

/** What a sent form asks for, given what was asked before: empty fields say nothing, and new words free the map. */
export function fromForm(fields: Iterable<[string, string]>, before: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams();
  for (const [name, value] of fields) {
    if (value.trim() !== "" && name !== "after") next.append(name, value.trim());
  }
  if (next.get("sort") === "relevance") next.delete("sort");
  if (MOVES.some((name) => (next.get(name) ?? "") !== (before.get(name) ?? ""))) next.delete("bbox");
  return next;
}

/** The address of a search on the page at `path`. */
export function addressOf(path: string, params: URLSearchParams): string {
  const query = params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return query ? `${path}?${query}` : path;
}
