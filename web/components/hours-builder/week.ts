// Opening hours in OSM syntax as a week that can be edited, and back. What this does not understand, and whatever comes
// after it, is kept word for word: later rules override earlier ones, so their order must stay.
// Syntax: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification

/** From and to, `HH:MM`; to before from means the next morning. What somebody typed that is no time stands as typed. */
export type Span = [from: string, to: string];

/** A day: spans, closed (no spans), or nothing said. */
export type Day = Span[] | null;

/** The days that a row stands for, in OSM's order; PH are the public holidays. */
export const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"] as const;
export type DayName = (typeof DAYS)[number];

/** A week as edited. */
export interface Week {
  days: Record<DayName, Day>;
  /** Rules that are kept as written. */
  kept: string;
}

const WHOLE: Span = ["00:00", "24:00"];

/** A week of which nothing is said. */
export function emptyWeek(): Week {
  return { days: { Mo: null, Tu: null, We: null, Th: null, Fr: null, Sa: null, Su: null, PH: null }, kept: "" };
}

/** Whether a day is open around the clock. */
export function isWholeDay(day: Day): boolean {
  return day?.length === 1 && day[0]?.[0] === WHOLE[0] && day[0][1] === WHOLE[1];
}

/** Whether two days say the same. */
export function isSameDay(one: Day, other: Day): boolean {
  if (one === null || other === null) return one === other;
  return writeDay(one) === writeDay(other);
}

function readDays(text: string): DayName[] | null {
  const days: DayName[] = [];
  for (const part of text.split(",")) {
    const [from, to, more] = part
      .trim()
      .split("-")
      .map((one) => DAYS.indexOf(one as DayName));
    if (from === undefined || from < 0 || more !== undefined) return null;
    if (to === undefined) {
      days.push(DAYS[from] as DayName);
      continue;
    }
    if (to < 0 || from === 7 || to === 7) return null;
    for (let at = from; ; at = (at + 1) % 7) {
      days.push(DAYS[at] as DayName);
      if (at === to) break;
    }
  }
  return days;
}

function readSpans(text: string): Span[] | null {
  const spans: Span[] = [];
  for (const part of text.split(",")) {
    const times = /^\s*([\d:]*)\s*-\s*([\d:]*)\s*$/.exec(part);
    if (!times) return null;
    const padded = (time = "") => time.replace(/^(\d):/, "0$1:");
    const [from, to] = [padded(times[1]), padded(times[2])];
    // OSM also counts the hours on past midnight; those have no field here.
    if (/^(2[4-9]|[34]\d):[0-5]\d$/.test(from) || /^(24:(?!00)|2[5-9]:|[34]\d:)[0-5]\d$/.test(to)) return null;
    spans.push([from, to]);
  }
  return spans;
}

/** One rule as days and what they are; none when it says more than that. */
function readRule(rule: string): { days: DayName[]; day: Day } | null {
  const every = DAYS.slice(0, 7);
  if (rule === "24/7") return { days: every, day: [WHOLE] };
  const parts = /^((?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:\s*[,-]\s*(?:Mo|Tu|We|Th|Fr|Sa|Su|PH))*)?\s*(.*)$/.exec(rule);
  const days = parts?.[1] ? readDays(parts[1].replace(/\s/g, "")) : every;
  const rest = parts?.[2]?.trim() ?? "";
  if (!days) return null;
  if (rest === "off" || rest === "closed") return { days, day: [] };
  // Days alone mean the whole of them.
  if (rest === "" || rest === "open") return parts?.[1] ? { days, day: [WHOLE] } : null;
  const spans = readSpans(rest);
  return spans && { days, day: spans };
}

/** Opening hours as a week. */
export function readWeek(text: string): Week {
  const week = emptyWeek();
  const rules = text.split(";").map((rule) => rule.trim());
  for (const [index, rule] of rules.entries()) {
    if (rule === "") continue;
    const read = readRule(rule);
    // A weekday's rule after one of the holidays holds on holidays too; written before it, it would not.
    const isOverridden = week.days.PH !== null && !read?.days.includes("PH");
    if (!read || isOverridden) {
      week.kept = rules.slice(index).filter(Boolean).join("; ");
      break;
    }
    for (const day of read.days) week.days[day] = read.day;
  }
  return week;
}

function writeDays(days: readonly DayName[]): string {
  const parts: string[] = [];
  const weekdays = DAYS.slice(0, 7);
  const has = (at: number) => days.includes(weekdays[(at + 7) % 7] as DayName);
  // A run may pass from Sunday to Monday: with Saturday first that is the usual case.
  const start = weekdays.findIndex((_, at) => has(at) && !has(at - 1));
  for (let step = 0, at = Math.max(0, start); step < 7; ) {
    let length = 0;
    while (step + length < 7 && has(at + length)) length += 1;
    const name = (offset: number) => weekdays[(at + offset) % 7];
    if (length === 1) parts.push(name(0) ?? "");
    else if (length === 2) parts.push(`${name(0)},${name(1)}`);
    else if (length > 2) parts.push(`${name(0)}-${name(length - 1)}`);
    step += Math.max(1, length);
    at += Math.max(1, length);
  }
  if (days.includes("PH")) parts.push("PH");
  return parts.join(",");
}

function writeDay(day: Span[]): string {
  if (day.length === 0) return "off";
  return isWholeDay(day) ? "" : day.map(([from, to]) => `${from}-${to}`).join(",");
}

/** A week in OSM syntax, days that are alike in one rule, public holidays last so that they hold over the weekday. */
export function writeWeek({ days, kept }: Week): string {
  const weekdays = DAYS.slice(0, 7);
  const rules: string[] = [];
  const always = weekdays.every((day) => isWholeDay(days[day]));
  if (always) rules.push("24/7");
  else {
    const groups = new Map<string, DayName[]>();
    for (const name of ["Sa", "Su", "Mo", "Tu", "We", "Th", "Fr"] as const) {
      const day = days[name];
      if (day === null) continue;
      const key = writeDay(day);
      groups.set(key, [...(groups.get(key) ?? []), name]);
    }
    for (const [spans, names] of groups) {
      const every = names.length === 7 && spans !== "off";
      rules.push(every ? spans : [writeDays(names), spans].filter(Boolean).join(" "));
    }
  }
  if (days.PH !== null) rules.push(["PH", writeDay(days.PH)].filter(Boolean).join(" "));
  if (kept) rules.push(kept);
  return rules.join("; ");
}

/** Days that are alike and follow each other, in the order given, for reading aloud. */
export function groupsOf(week: Week, order: readonly DayName[]): { from: DayName; to: DayName; day: Span[] }[] {
  const groups: { from: DayName; to: DayName; day: Span[] }[] = [];
  let before = "";
  for (const name of order) {
    const day = week.days[name];
    const key = day === null ? "" : writeDay(day) || "whole";
    const last = groups.at(-1);
    if (day !== null && last && key === before) last.to = name;
    else if (day !== null) groups.push({ from: name, to: name, day });
    before = key;
  }
  return groups;
}
