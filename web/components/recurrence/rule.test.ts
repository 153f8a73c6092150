import { expect, test } from "vitest";
import { nextOfRule, nextOfYear, readRule, writeRule } from "./rule.ts";

test.each([
  "FREQ=WEEKLY;BYDAY=TH",
  "FREQ=WEEKLY;BYDAY=SA,TU",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;COUNT=10",
  "FREQ=MONTHLY;BYDAY=1FR",
  "FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20271231T202959Z",
  "FREQ=DAILY;INTERVAL=3",
  "FREQ=MONTHLY",
])("%s is read and written again", (text) => {
  const rule = readRule(text);
  expect(rule && writeRule(rule)).toBe(text);
});

test.each([
  "",
  "FREQ=YEARLY",
  "FREQ=WEEKLY;BYDAY=1FR",
  "FREQ=MONTHLY;BYMONTHDAY=1,15",
  "FREQ=DAILY;BYHOUR=9",
  "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1",
])("%s says more than can be shown", (text) => {
  expect(readRule(text)).toBeNull();
});

const next = (text: string, start: string, from: string, except: string[] = [], most = 3) => {
  const rule = readRule(text);
  return rule ? nextOfRule(rule, start, except, from, most) : [];
};

test("dates follow a weekly rule, without the days left out", () => {
  expect(next("FREQ=WEEKLY;BYDAY=SA,TU", "2026-11-01", "2026-11-28")).toEqual([
    "2026-11-28",
    "2026-12-01",
    "2026-12-05",
  ]);
  expect(next("FREQ=WEEKLY;BYDAY=SA,TU", "2026-11-01", "2026-11-28", ["2026-12-01"])).toEqual([
    "2026-11-28",
    "2026-12-05",
    "2026-12-08",
  ]);
  expect(next("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-06", "2026-11-07", [], 2)).toEqual([
    "2026-11-20",
    "2026-12-04",
  ]);
});

test("a rule ends after its last day or its number of times", () => {
  expect(next("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261204T202959Z", "2026-11-06", "2026-11-21")).toEqual([
    "2026-11-27",
    "2026-12-04",
  ]);
  expect(next("FREQ=DAILY;COUNT=3", "2026-11-06", "2026-11-07")).toEqual(["2026-11-07", "2026-11-08"]);
});

test("dates follow a monthly rule; months without such a day are passed over", () => {
  expect(next("FREQ=MONTHLY;BYDAY=1FR", "2026-11-06", "2026-11-07")).toEqual([
    "2026-12-04",
    "2027-01-01",
    "2027-02-05",
  ]);
  expect(next("FREQ=MONTHLY;BYDAY=-1TH", "2026-11-06", "2026-11-07", [], 2)).toEqual(["2026-11-26", "2026-12-31"]);
  expect(next("FREQ=MONTHLY", "2026-01-31", "2026-02-01")).toEqual(["2026-03-31", "2026-05-31", "2026-07-31"]);
});

test("a day of the year follows its own calendar", () => {
  expect(nextOfYear({ system: "persian", month: 9, day: 30 }, "2026-11-28", 2)).toEqual(["2026-12-21", "2027-12-21"]);
  // 1404 has no 30 Esfand: its last day stands for it.
  expect(nextOfYear({ system: "persian", month: 12, day: 30 }, "2025-03-21", 1)).toEqual(["2026-03-20"]);
  expect(nextOfYear({ system: "persian", month: 6, day: { weekday: 5, nth: 2 } }, "2026-08-23", 1)).toEqual([
    "2026-09-04",
  ]);
  expect(nextOfYear({ system: "gregory", month: 12, day: { weekday: 5, nth: -1 } }, "2026-12-26", 1)).toEqual([
    "2027-12-31",
  ]);
});
