// Days in the two calendars that editors use. A day is kept as `YYYY-MM-DD`, Gregorian, wherever it goes.
import {
  type Calendar,
  CalendarDate,
  GregorianCalendar,
  getDayOfWeek,
  PersianCalendar,
  parseDate,
  toCalendar,
} from "@internationalized/date";
import { latinDigits, localDigits } from "../words/digits.ts";

/** CLDR names of the calendars. */
export type System = "persian" | "gregory";

const CALENDARS: Record<System, Calendar> = { persian: new PersianCalendar(), gregory: new GregorianCalendar() };
/** Years below this one are meant in the Solar Hijri calendar: nobody writes of 1300 AD here, everybody of 1300 SH. */
const FIRST_GREGORIAN_YEAR = 1700;

function dateOf(day: string, system: System): CalendarDate | null {
  try {
    return toCalendar(parseDate(day), CALENDARS[system]);
  } catch {
    return null;
  }
}

function dayOf(date: CalendarDate): string {
  return toCalendar(date, CALENDARS.gregory).toString();
}

/** The day with these numbers in a calendar; none when the calendar has no such day. */
export function dayFrom(system: System, year: number, month: number, day: number): string | null {
  const calendar = CALENDARS[system];
  const first = new CalendarDate(calendar, year, 1, 1);
  if (!(year >= 1 && month >= 1 && month <= calendar.getMonthsInYear(first))) return null;
  const inMonth = new CalendarDate(calendar, year, month, 1);
  if (!(day >= 1 && day <= calendar.getDaysInMonth(inMonth))) return null;
  return dayOf(new CalendarDate(calendar, year, month, day));
}

/** Year, month and day of a day in a calendar. */
export function numbersOf(day: string, system: System): { year: number; month: number; day: number } | null {
  const date = dateOf(day, system);
  return date && { year: date.year, month: date.month, day: date.day };
}

/** A name without what differs between Persian and Arabic keyboards. */
function folded(text: string): string {
  return text
    .replace(/ي/g, "ی")
    .replace(/ك/g, "ک")
    .replace(/[\u200c\u064b-\u0652]/g, "")
    .toLowerCase();
}

function formatter(system: System, lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = `${lang}-u-ca-${system}${lang.startsWith("ar") ? "-nu-arab" : ""}`;
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
}

/** The names of a calendar's twelve months. */
export function monthNames(system: System, lang: string): string[] {
  const format = formatter(system, lang, { month: "long" });
  const year = system === "persian" ? 1404 : 2025;
  return Array.from({ length: 12 }, (_, index) =>
    format.format(new Date(`${dayFrom(system, year, index + 1, 10)}T12:00:00Z`)),
  );
}

/** What somebody typed as a date, in any digits, in either calendar, the year first or last; none when it is no date. */
export function parseTyped(text: string): string | null {
  const clean = folded(latinDigits(text)).trim();
  const numbers = /^(\d{1,4})\s*[-/.،,\s]\s*(\d{1,2})\s*[-/.،,\s]\s*(\d{1,4})$/.exec(clean);
  if (numbers) {
    const [first = 0, second = 0, third = 0] = numbers.slice(1).map(Number);
    if (numbers[1]?.length === 4) return dayIn(first, second, third);
    if (numbers[3]?.length === 4) return dayIn(third, second, first);
    return null;
  }
  const words = /^(\d{1,4})\s+(\D+?)\s+(\d{1,4})$/.exec(clean) ?? /^(\D+?)\s+(\d{1,2})\s*[,،]?\s+(\d{4})$/.exec(clean);
  if (!words) return null;
  const isNameFirst = /^\D/.test(words[1] ?? "");
  const name = isNameFirst ? words[1] : words[2];
  const [a, b] = isNameFirst ? [words[2], words[3]] : [words[1], words[3]];
  const [day, year] = (a?.length ?? 0) === 4 ? [Number(b), Number(a)] : [Number(a), Number(b)];
  for (const system of ["persian", "gregory"] as const) {
    for (const lang of ["fa", "en", "ar"]) {
      const month = monthNames(system, lang).findIndex((one) => folded(one) === name?.trim()) + 1;
      if (month > 0) return dayFrom(system, year, month, day);
    }
  }
  return null;
}

function dayIn(year: number, month: number, day: number): string | null {
  return dayFrom(year < FIRST_GREGORIAN_YEAR ? "persian" : "gregory", year, month, day);
}

/** A day as numbers: `۱۴۰۵/۰۹/۰۷` or `2026-11-28`. */
export function asNumbers(day: string, system: System, lang: string): string {
  const date = numbersOf(day, system);
  if (!date) return "";
  const separator = system === "persian" ? "/" : "-";
  const pad = (value: number) => String(value).padStart(2, "0");
  return localDigits([date.year, pad(date.month), pad(date.day)].join(separator), lang);
}

/** A day in words: «شنبه ۷ آذر ۱۴۰۵». Put together by hand, because the ready-made order in Persian is not said so. */
export function asWords(day: string, system: System, lang: string, withWeekday = true): string {
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return "";
  const format = formatter(system, lang, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const parts = new Map(format.formatToParts(date).map((part) => [part.type, part.value]));
  const weekday = withWeekday ? [parts.get("weekday")] : [];
  return [...weekday, parts.get("day"), parts.get("month"), parts.get("year")].filter(Boolean).join(" ");
}

/** The seven weekdays in order, the first as the language has it. 0 is Sunday. */
export function weekOrder(lang: string): number[] {
  const first = lang.startsWith("en") ? 1 : 6;
  return Array.from({ length: 7 }, (_, index) => (first + index) % 7);
}

/** Name of a weekday, 0 for Sunday. */
export function weekdayName(weekday: number, lang: string, length: "long" | "short" | "narrow" = "long"): string {
  // 2026-11-22 was a Sunday.
  const date = new Date(Date.UTC(2026, 10, 22 + weekday, 12));
  return new Intl.DateTimeFormat(lang, { weekday: length, timeZone: "UTC" }).format(date);
}

/** The weekday of a day, 0 for Sunday. */
export function weekdayOf(day: string): number {
  return getDayOfWeek(parseDate(day), "en-US");
}

/** The day it is where the reader is. */
export function todayHere(): string {
  return new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** How a calendar is walked. */
export type Step = { days?: number; months?: number; years?: number };

/** A day some days, months or years away, as a calendar counts them. */
export function stepped(day: string, system: System, step: Step): string {
  const date = dateOf(day, system);
  return date ? dayOf(date.add(step)) : day;
}

/** The month around a day as weeks of days; days of the neighbouring months are left blank. */
export function monthGrid(day: string, system: System, lang: string): (string | null)[][] {
  const date = dateOf(day, system);
  if (!date) return [];
  const calendar = CALENDARS[system];
  const length = calendar.getDaysInMonth(date);
  const days = Array.from({ length }, (_, index) =>
    dayOf(new CalendarDate(calendar, date.year, date.month, index + 1)),
  );
  const blanks = weekOrder(lang).indexOf(weekdayOf(days[0] ?? day));
  const cells: (string | null)[] = [...Array<null>(blanks).fill(null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** A month's own heading: «آذر ۱۴۰۵». */
export function monthTitle(day: string, system: System, lang: string): string {
  const date = numbersOf(day, system);
  if (!date) return "";
  return `${monthNames(system, lang)[date.month - 1]} ${localDigits(date.year, lang)}`;
}

/** A time of day that somebody typed: `9`, `۹:۳۰`, `930`, `21.15`; none when it is no time. */
export function parseTime(text: string): string | null {
  const clean = latinDigits(text).trim();
  const parts = /^(\d{1,2})(?:\s*[:.٫،h]\s*(\d{2}))?$/.exec(clean) ?? /^(\d{1,2})(\d{2})$/.exec(clean);
  if (!parts) return null;
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
