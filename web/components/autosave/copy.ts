// The copy of a form on this device: what was typed, when, and upon which version.

/** What a form held. */
export interface Copy {
  /** When, by the device's clock. */
  at: string;
  /** Version of the entry it was written upon. */
  version: string;
  /** Names and values, in the form's order. */
  fields: [name: string, value: string][];
}

/** Whether a field belongs to the entry. What belongs to the form itself is written with a line before it, or secret. */
export function isContent(name: string): boolean {
  return name !== "" && !name.startsWith("_") && name !== "csrf";
}

/** Where a person's copy of an entry lies. */
export function copyKey(item: string, person: string): string {
  return `gardesh-form:${person}:${item}`;
}

/** Reads a stored copy; none when it is not one. */
export function readCopy(text: string | null): Copy | null {
  try {
    const copy = JSON.parse(text ?? "null") as Copy | null;
    return copy && typeof copy.at === "string" && Array.isArray(copy.fields) ? copy : null;
  } catch {
    return null;
  }
}

/** What the service has of the text, by its clock. */
export interface Known {
  /** When the text of the page was saved. */
  savedAt?: string | undefined;
  /** When the text was kept that the service itself offers. */
  keptAt?: string | undefined;
}

/** Whether a copy should be offered: it is newer than what the service has, and says something else than the form. */
export function isWorthOffering(copy: Copy, known: Known, present: Copy["fields"]): boolean {
  const isNewer = [known.savedAt, known.keptAt].every((at) => !at || Date.parse(copy.at) > Date.parse(at));
  return isNewer && differing(copy.fields, present).length > 0;
}

/** The names of the fields that say something else, those of the copy first. */
export function differing(copy: Copy["fields"], present: Copy["fields"]): string[] {
  const said = (fields: Copy["fields"]) => byName(fields.filter(([name, value]) => isContent(name) && value !== ""));
  const [there, here] = [said(copy), said(present)];
  const names = new Set([...there.keys(), ...here.keys()]);
  return [...names].filter((name) => JSON.stringify(there.get(name)) !== JSON.stringify(here.get(name)));
}

/** Values by name. */
export function byName(fields: Copy["fields"]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const [name, value] of fields) all.set(name, [...(all.get(name) ?? []), value]);
  return all;
}
