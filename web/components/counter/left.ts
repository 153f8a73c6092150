// How much of a text's room is left.

/** Characters as people count them, and as the service does: not bytes, not UTF-16 units. */
export function characters(text: string): number {
  return [...text.trim()].length;
}

/** Whether it is worth saying: on the way into the last fifth, at every tenth of it, and past the end. */
export function isWorthSaying(before: number, now: number, most: number): boolean {
  const step = Math.max(5, Math.round(most / 50));
  if (now > most !== before > most) return true;
  return now > most * 0.8 && Math.floor(before / step) !== Math.floor(now / step);
}
