// How exactly a position is known, from the way in which it was set. It is a proposal: the editor has the last word.

/** The words of the field, from the most exact. */
export type Precision = "exact" | "100m" | "1km" | "settlement";

/** A base map that ends before this zoom draws no streets, however close one looks. */
const STREETS = 13;

/** Of a pin put down at this zoom on a base map that knows things up to `detail`: as exact as one could see. */
export function seenAt(zoom: number, detail: number): Precision {
  const sight = detail < STREETS ? Math.min(zoom, detail) : zoom;
  if (sight >= 15) return "exact";
  if (sight >= 13) return "100m";
  return sight >= 10 ? "1km" : "settlement";
}

/** Of a device that says how far it may be wrong, in metres. */
export function within(metres: number): Precision {
  if (metres <= 30) return "exact";
  if (metres <= 150) return "100m";
  return metres <= 1500 ? "1km" : "settlement";
}
