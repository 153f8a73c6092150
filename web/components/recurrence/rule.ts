// Recurrence rules as an editor says them. What RFC 5545 can say beyond this is kept as text by the component.
import { dayFrom, numbersOf, type System, stepped, weekdayOf } from "../date-field/days.ts";

/** Weekdays as RFC 5545 writes them, 0 for Sunday. */
export const CODES = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;

/** A rule that repeats by days, weeks or months. */
export interface Rule {
  every: "DAILY" | "WEEKLY" | "MONTHLY";
  interval: number;
  /** Weekly: on these weekdays, 0 for Sunday; none means the weekday of the first date. */
  weekdays: number[];
  /** Monthly: on the n-th weekday, −1 for the last; none means the day of the first date. */
  nth: { weekday: number; nth: number } | null;
  /** The last day, Gregorian; none for no end. */
  until: string | null;
  count: number | null;
}

/** Reads a rule; none when it says more than an editor can be shown. */
export function readRule(text: string): Rule | null {
  const parts = new Map(
    text
      .replace(/^RRULE:/i, "")
      .split(";")
      .filter(Boolean)
      .map((part): [string, string] => {
        const [name = "", value = ""] = part.split("=");
        return [name.trim().toUpperCase(), value.trim().toUpperCase()];
      }),
  );
  const every = parts.get("FREQ");
  if (every !== "DAILY" && every !== "WEEKLY" && every !== "MONTHLY") return null;
  const rule: Rule = {
    every,
    interval: Number(parts.get("INTERVAL") ?? 1),
    weekdays: [],
    nth: null,
    until: null,
    count: null,
  };
  if (!Number.isInteger(rule.interval) || rule.interval < 1) return null;
  for (const [name, value] of parts) {
    if (name === "FREQ" || name === "INTERVAL") continue;
    if (name === "WKST" && rule.interval === 1) continue;
    if (name === "COUNT" && /^\d+$/.test(value)) rule.count = Number(value);
    else if (name === "UNTIL" && /^\d{8}(T\d{6}Z?)?$/.test(value)) {
      rule.until = value.replace(/^(\d{4})(\d\d)(\d\d).*$/, "$1-$2-$3");
    } else if (name === "BYDAY" && every === "WEEKLY") {
      const days = value.split(",").map((code) => CODES.indexOf(code as "SU"));
      if (days.includes(-1)) return null;
      rule.weekdays = days;
    } else if (name === "BYDAY" && every === "MONTHLY") {
      const nth = /^(-1|[+]?[1-5])(SU|MO|TU|WE|TH|FR|SA)$/.exec(value);
      if (!nth) return null;
      rule.nth = { nth: Number(nth[1]), weekday: CODES.indexOf(nth[2] as "SU") };
    } else return null;
  }
  return rule;
}

/** Writes a rule. The end holds the whole of its last day, in the time of the place. */
export function writeRule(rule: Rule): string {
  const parts = [`FREQ=${rule.every}`];
  if (rule.interval > 1) parts.push(`INTERVAL=${rule.interval}`);
  if (rule.every === "WEEKLY" && rule.weekdays.length > 0) {
    const days = [...rule.weekdays].sort((a, b) => ((a + 1) % 7) - ((b + 1) % 7));
    parts.push(`BYDAY=${days.map((day) => CODES[day]).join(",")}`);
  }
  if (rule.every === "MONTHLY" && rule.nth) parts.push(`BYDAY=${rule.nth.nth}${CODES[rule.nth.weekday]}`);
  if (rule.count) parts.push(`COUNT=${rule.count}`);
  // Tehran is ahead of UTC: this moment is after the last day's evening there and before the next day's.
  else if (rule.until) parts.push(`UNTIL=${rule.until.replaceAll("-", "")}T202959Z`);
  return parts.join(";");
}

/** The n-th weekday of a Gregorian month. */
function nthWeekday(year: number, month: number, weekday: number, nth: number, system: System): string | null {
  const first = dayFrom(system, year, month, 1);
  if (!first) return null;
  const offset = (weekday - weekdayOf(first) + 7) % 7;
  const days: string[] = [];
  for (let day = 1 + offset; ; day += 7) {
    const one = dayFrom(system, year, month, day);
    if (!one) break;
    days.push(one);
  }
  return (nth < 0 ? days.at(nth) : days[nth - 1]) ?? null;
}

/** How far ahead dates are looked for, in steps of the rule. */
const FAR = 4000;

/** The next dates of a rule from a day on, that day among them; the first date of the rule is `start`. */
export function nextOfRule(rule: Rule, start: string, except: readonly string[], from: string, most: number): string[] {
  const found: string[] = [];
  let counted = 0;
  const isOver = (day: string) =>
    (rule.until !== null && day > rule.until) || (rule.count !== null && counted >= rule.count);
  const take = (day: string): boolean => {
    if (day < start) return true;
    if (isOver(day)) return false;
    counted += 1;
    if (day >= from && !except.includes(day)) found.push(day);
    return found.length < most;
  };
  const weekdays = rule.weekdays.length > 0 ? rule.weekdays : [weekdayOf(start)];
  // Weeks begin on Monday unless a rule says otherwise.
  const monday = stepped(start, "gregory", { days: -((weekdayOf(start) + 6) % 7) });
  const first = numbersOf(start, "gregory");
  if (!first) return [];
  for (let step = 0; step < FAR; step += 1) {
    const by = step * rule.interval;
    if (rule.every === "DAILY") {
      if (!take(stepped(start, "gregory", { days: by }))) break;
    } else if (rule.every === "WEEKLY") {
      const days = weekdays.map((weekday) => stepped(monday, "gregory", { days: by * 7 + ((weekday + 6) % 7) }));
      if (!days.sort().every(take)) break;
    } else {
      const months = first.month - 1 + by;
      const [year, month] = [first.year + Math.floor(months / 12), (months % 12) + 1];
      // A month without such a day is passed over, as the RFC says.
      const day = rule.nth
        ? nthWeekday(year, month, rule.nth.weekday, rule.nth.nth, "gregory")
        : dayFrom("gregory", year, month, first.day);
      if (day && !take(day)) break;
      if (year > first.year + 50) break;
    }
  }
  return found;
}

/** A day of every year. */
export interface Yearly {
  system: System;
  month: number;
  /** By number or by weekday. */
  day: number | { weekday: number; nth: number };
}

/** The next dates of a day of the year. A number that a month does not have means its last day. */
export function nextOfYear(yearly: Yearly, from: string, most: number): string[] {
  const found: string[] = [];
  const first = numbersOf(from, yearly.system)?.year ?? 0;
  for (let year = first; year < first + most + 2 && found.length < most; year += 1) {
    const { day, month, system } = yearly;
    let one: string | null = null;
    if (typeof day === "number") {
      for (let number = day; number > 0 && !one; number -= 1) one = dayFrom(system, year, month, number);
    } else one = nthWeekday(year, month, day.weekday, day.nth, system);
    if (one && one >= from) found.push(one);
  }
  return found;
}
