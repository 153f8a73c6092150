import { expect, test } from "vitest";
import {
  asNumbers,
  asWords,
  dayFrom,
  monthGrid,
  monthNames,
  numbersOf,
  parseTime,
  parseTyped,
  stepped,
  weekdayOf,
} from "./days.ts";

test.each([
  ["۱۴۰۵/۹/۷", "2026-11-28"],
  ["1405-09-07", "2026-11-28"],
  ["٧/٩/١٤٠٥", "2026-11-28"],
  ["2026-11-28", "2026-11-28"],
  ["28/11/2026", "2026-11-28"],
  ["۷ آذر ۱۴۰۵", "2026-11-28"],
  ["7 Azar 1405", "2026-11-28"],
  ["28 November 2026", "2026-11-28"],
  ["November 28, 2026", "2026-11-28"],
  ["۳۰ اسفند ۱۴۰۳", "2025-03-20"],
  ["۱ فروردين ۱۴۰۴", "2025-03-21"],
])("%s is the day %s", (typed, day) => {
  expect(parseTyped(typed)).toBe(day);
});

test.each(["", "۱۴۰۴/۱۲/۳۰", "2026-02-30", "1405/13/1", "7/9/05", "yesterday", "0/0/0"])("%s is no day", (typed) => {
  expect(parseTyped(typed)).toBeNull();
});

test("the calendar agrees with the browser's own over two centuries", () => {
  const format = new Intl.DateTimeFormat("en-u-ca-persian", {
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  for (let time = Date.UTC(1925, 0, 1); time < Date.UTC(2080, 0, 1); time += 13 * 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10);
    const parts = new Map(format.formatToParts(time).map((part) => [part.type, part.value]));
    const expected = ["year", "month", "day"].map((part) => Number(parts.get(part as "year")));
    expect(Object.values(numbersOf(day, "persian") ?? {}), day).toEqual(expected);
  }
});

test("a day is written in either calendar", () => {
  expect(asNumbers("2026-11-28", "persian", "fa")).toBe("۱۴۰۵/۰۹/۰۷");
  expect(asNumbers("2026-11-28", "gregory", "en")).toBe("2026-11-28");
  expect(asWords("2026-11-28", "persian", "fa")).toBe("شنبه ۷ آذر ۱۴۰۵");
  expect(asWords("2026-11-28", "gregory", "en", false)).toBe("28 November 2026");
  expect(asNumbers("2026-02-31", "persian", "fa")).toBe("");
});

test("a month begins on Saturday in Persian and on Monday in English", () => {
  const azar = monthGrid("2026-11-28", "persian", "fa");
  expect(azar[0]).toEqual([null, "2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]);
  expect(azar.flat().filter(Boolean)).toHaveLength(30);
  expect(monthGrid("2026-11-28", "gregory", "en")[0]?.[6]).toBe("2026-11-01");
  expect(weekdayOf("2026-11-28")).toBe(6);
});

test("months are walked as their calendar counts them", () => {
  expect(stepped("2026-11-28", "persian", { months: 1 })).toBe("2026-12-28");
  expect(stepped("2025-03-20", "persian", { years: 1 })).toBe("2026-03-20");
  expect(stepped("2026-01-31", "gregory", { months: 1 })).toBe("2026-02-28");
  expect(dayFrom("persian", 1405, 9, 31)).toBeNull();
  expect(monthNames("persian", "fa")[8]).toBe("آذر");
});

test.each([
  ["9", "09:00"],
  ["۹:۳۰", "09:30"],
  ["930", "09:30"],
  ["21.15", "21:15"],
  ["24:00", "24:00"],
])("%s is the time %s", (typed, time) => {
  expect(parseTime(typed)).toBe(time);
});

test.each(["", "25", "9:75", "noon", "24:30"])("%s is no time", (typed) => {
  expect(parseTime(typed)).toBeNull();
});
