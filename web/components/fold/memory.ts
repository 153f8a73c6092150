// Which folds are open: by room, by what the page asks for, and by what somebody did before.

/** Folds that somebody turned, by their names: whether they were left open. */
export type Shelf = Record<string, boolean>;

/** Reads what was kept; nothing when it is not readable. */
export function read(text: string | null): Shelf {
  try {
    const kept: unknown = JSON.parse(text ?? "{}");
    if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, open]) => typeof open === "boolean"));
  } catch {
    return {};
  }
}

/** What to keep after a fold was turned. */
export function written(shelf: Shelf, name: string, open: boolean): string {
  return JSON.stringify({ ...shelf, [name]: open });
}

/** Whether a fold is open when the page comes. What the page asks for, because something in it is wrong or needed, is not
 * closed by what somebody did with another entry. */
export function isOpen(fold: { isWide: boolean; isAsked: boolean; remembered: boolean | undefined }): boolean {
  return fold.isWide || fold.isAsked || fold.remembered === true;
}
