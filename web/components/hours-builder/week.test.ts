import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { emptyWeek, groupsOf, readWeek, writeWeek } from "./week.ts";

test.each([
  ["Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00"],
  ["Sa-We 08:00-14:00; Th 08:00-12:00; Fr off", "Sa-We 08:00-14:00; Th 08:00-12:00; Fr off"],
  ["09:00-12:00,16:00-20:00", "09:00-12:00,16:00-20:00"],
  ["Mo-Su 9:00-17:00", "09:00-17:00"],
  ["Mo-Sa 09:00-17:00; Fr closed; PH off", "Sa,Mo-Th 09:00-17:00; Fr off; PH off"],
  ["24/7", "24/7"],
  ["24/7; PH off", "24/7; PH off"],
  ["Sa", "Sa"],
  ["Th,Fr 18:00-02:00", "Th,Fr 18:00-02:00"],
  ["Sa-Th 00:00-24:00; Fr 16:00-24:00", "Sa-Th; Fr 16:00-24:00"],
  ["Mo,We,Fr 10:00-12:00", "Mo,We,Fr 10:00-12:00"],
  // What somebody typed wrongly, for the service to refuse.
  ["Sa 098:00-22:00", "Sa 098:00-22:00"],
  ["Fr -12:00", "Fr -12:00"],
  ["", ""],
])("%s is written %s", (text, written) => {
  const week = readWeek(text);
  expect(week.kept).toBe("");
  const again = writeWeek(week);
  expect(readWeek(again)).toEqual(week);
  const sorted = (rules: string) =>
    rules
      .split("; ")
      .map((rule) => rule.replace("Sa,Mo-Th", "Mo-Th,Sa"))
      .sort();
  expect(sorted(again)).toEqual(sorted(written));
});

test.each([
  "Apr-Sep Mo-Fr 08:00-20:00",
  "Mo-Fr 09:00-17:00; Dec 25 off",
  'Sa 10:00-12:00; "by appointment"',
  "sunrise-sunset",
  "Mo 10:00-12:00 || unknown",
  "Mo-Fr 09:00+",
  "Fr 18:00-26:00",
  "Fr 18:00-24:30",
  "Apr-Sep 08:00-20:00; Mo-Fr 09:00-17:00; PH off",
  "PH,Mo 09:00-12:00; week 1-10 off",
  "PH off; Mo-Fr 09:00-17:00",
  "nonsense",
])("nothing of %s is lost", (text) => {
  const week = readWeek(text);
  expect(week.kept).not.toBe("");
  expect(writeWeek(week)).toContain(week.kept);
  expect(readWeek(writeWeek(week))).toEqual(week);
});

test("a rule that comes after one that is not understood stays behind it", () => {
  const week = readWeek("Mo 09:00-17:00; Apr-Sep 08:00-20:00; Fr off");
  expect(week.days.Fr).toBeNull();
  expect(week.kept).toBe("Apr-Sep 08:00-20:00; Fr off");
});

test("days that are alike are read together, in the order of the reader's week", () => {
  const week = readWeek("Sa-We 08:00-14:00; Th 08:00-12:00; Fr off");
  const groups = groupsOf(week, ["Sa", "Su", "Mo", "Tu", "We", "Th", "Fr", "PH"]);
  expect(groups.map(({ from, to }) => `${from}-${to}`)).toEqual(["Sa-We", "Th-Th", "Fr-Fr"]);
  expect(groupsOf(emptyWeek(), ["Sa"])).toEqual([]);
});

test("every opening time of the shipped collection comes back as it is written", () => {
  const folder = fileURLToPath(new URL("../../../content/starter", import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
  const hours = files.flatMap((file) => {
    const item = JSON.parse(readFileSync(join(folder, file), "utf8")) as { place?: { opening_hours?: string } };
    return item.place?.opening_hours ?? [];
  });
  expect(hours.length).toBeGreaterThan(20);
  for (const text of hours) expect(writeWeek(readWeek(text))).toBe(text);
});
