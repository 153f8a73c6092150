// Whether a province or country follows its city.

/** What to write: that of the city chosen `now`, when nothing is written yet or what is written came from the
 * city `before`. What somebody named otherwise stays. */
export function followed(present: string, before: string, now: string): string {
  if (present === "") return now;
  return present === before ? now : present;
}
