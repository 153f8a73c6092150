// What a visitor keeps. It lives in this browser alone; the records hold all that the saved page shows.

/** One kept item. */
export interface Kept {
  /** Lasting name, as `place:masuleh`. */
  id: string;
  /** Address without the language: `/place/masuleh`. */
  path: string;
  /** Its name in the language it was kept in. */
  name: string;
  /** Category and town. */
  kicker: string;
  /** Icon of its category. */
  icon: string;
  /** Address of its picture. */
  picture: string;
}

const KEY = "gardesh-saved";
/** So many that no one reaches it by hand, few enough for any browser's storage. */
const MOST = 500;

/** Reads a stored shelf; whatever is not a record is left out. */
export function parseShelf(text: string | null): Kept[] {
  if (!text) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is Kept => {
    const record = one as Partial<Record<keyof Kept, unknown>> | null;
    const texts = [record?.id, record?.path, record?.name, record?.kicker, record?.icon, record?.picture];
    // A path that does not begin with one slash could lead away from this service.
    return texts.every((text) => typeof text === "string") && /^\/[^/\\]/.test(record?.path as string);
  });
}

/** The shelf with the item put first, or without it when it was there. */
export function toggled(shelf: readonly Kept[], item: Kept): Kept[] {
  if (shelf.some((kept) => kept.id === item.id)) return shelf.filter((kept) => kept.id !== item.id);
  return [item, ...shelf].slice(0, MOST);
}

/** An address without its language: `/fa/place/masuleh` is `/place/masuleh`. */
export function withoutLanguage(url: string): string {
  const path = url.replace(/^https?:\/\/[^/]+/, "");
  return path.replace(/^\/[a-z]{2,3}(?:-[A-Za-z0-9]+)*(?=\/)/, "");
}

/** The shelf of this browser. */
export function readShelf(): Kept[] {
  try {
    return parseShelf(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

/** Keeps a shelf and tells every mark on the page. */
export function writeShelf(shelf: readonly Kept[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(shelf));
  } catch {
    return;
  }
  document.dispatchEvent(new CustomEvent("gardesh:shelf"));
}
