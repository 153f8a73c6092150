// What the suggestion box shows of the service's answer. Nothing here touches the page.

/** One suggestion as `/api/v1/suggest` gives it. */
export interface Suggestion {
  text: string;
  kind: string;
  category?: string;
  id?: string;
  url?: string;
  city?: string;
  /** The typed part, from and to, in characters of `text`. */
  matched?: [number, number];
}

/** The headings, in the order in which they are shown. */
export type Group = "names" | "categories" | "regions";

const REGIONS = new Set(["city", "province"]);

/** Suggestions under their headings; a heading stands where its best suggestion would. */
export function grouped(suggestions: readonly Suggestion[]): [Group, Suggestion[]][] {
  const groups = new Map<Group, Suggestion[]>();
  for (const one of suggestions) {
    const group = one.kind === "category" ? "categories" : REGIONS.has(one.kind) ? "regions" : "names";
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups];
}

/** A text in three parts, of which the middle one was typed. Counts whole characters, as the service does. */
export function parts(text: string, matched: [number, number] | undefined): [string, string, string] {
  if (!matched) return [text, "", ""];
  const characters = [...text];
  const [from, to] = matched;
  return [characters.slice(0, from).join(""), characters.slice(from, to).join(""), characters.slice(to).join("")];
}

/** The next choice on an arrow key: round from the last to the box itself (−1) and on to the first. */
export function moved(index: number, step: 1 | -1, count: number): number {
  const places = count + 1;
  return ((((index + 1 + step) % places) + places) % places) - 1;
}
