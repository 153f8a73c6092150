// When an event happens, in plain words. The plain fields of `event.schedule.*` stay what the form sends; this shows
// those that belong to the chosen way, puts choices in the place of syntax, and says the next dates in both calendars.
import { asWords, monthNames, parseTime, type System, weekdayName, weekdayOf, weekOrder } from "../date-field/days.ts";
import { button, freshId, iconButton, make } from "../widget/dom.ts";
import { onRestored, type Plain, plainField, write } from "../widget/plain.ts";
import { localDigits } from "../words/digits.ts";
import { pageLang, word } from "../words/words.ts";
import { nextOfRule, nextOfYear, type Rule, readRule, writeRule } from "./rule.ts";

const PATH = "event.schedule";
const DAY_CODES = ["su", "mo", "tu", "we", "th", "fr", "sa"];
/** How many dates are shown ahead. */
const AHEAD = 5;

type Choice = [value: string, label: string];

function choices(
  label: string,
  options: readonly Choice[],
  chosen: string,
  then: (value: string) => void,
): HTMLElement {
  const id = freshId();
  const select = make("select", { class: "input", id });
  for (const [value, text] of options) {
    const option = make("option", { value }, text);
    option.selected = value === chosen;
    select.append(option);
  }
  select.addEventListener("change", (event) => {
    event.stopPropagation();
    then(select.value);
  });
  return make("div", { class: "field" }, make("label", { for: id }, label), select);
}

function number(label: string, value: number, least: number, most: number, then: (value: number) => void): HTMLElement {
  const id = freshId();
  const input = make("input", { class: "input", id, type: "number", min: least, max: most, inputmode: "numeric" });
  input.value = String(value);
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    const next = Math.trunc(Number(input.value));
    if (next >= least && next <= most) then(next);
  });
  return make("div", { class: "field" }, make("label", { for: id }, label), input);
}

export function start(root: HTMLElement): void {
  const lang = pageLang();
  const field = (name: string) => plainField(root, `${PATH}.${name}`);
  const value = (name: string) => field(name)?.value.trim() ?? "";
  const builder = make("div", { class: "recurrence__builder" });
  const next = make("div", { class: "recurrence__next", "aria-live": "polite" });
  const anchor = root.querySelector("[data-recurrence-builder]");
  if (anchor) anchor.append(builder);
  else root.append(builder);
  root.append(next);
  let isWriting = false;

  function put(name: string, text: string): void {
    isWriting = true;
    write(field(name), text);
    isWriting = false;
    showNext();
  }
  /** Parts of the form that belong to one way of repeating say so in `data-for`. */
  function showParts(): void {
    const type = value("type");
    for (const part of root.querySelectorAll<HTMLElement>("[data-for]")) {
      part.hidden = !(part.dataset.for ?? "").split(" ").includes(type);
    }
  }
  function shown(): void {
    showParts();
    const type = value("type");
    if (type === "rrule") drawRule();
    else if (type === "yearly") drawYear();
    else builder.replaceChildren();
    showNext();
  }
  const nthNames = (): Choice[] =>
    [1, 2, 3, 4, 5, -1].map((nth) => [String(nth), word(nth < 0 ? "widget-when-last" : `widget-when-nth-${nth}`)]);
  const weekdayNames = (): Choice[] => weekOrder(lang).map((day) => [String(day), weekdayName(day, lang)]);

  function drawRule(): void {
    showParts();
    const text = value("rrule");
    const plain = field("rrule")?.closest<HTMLElement>(".field");
    const rule = text === "" ? everyWeek() : readRule(text);
    if (plain) plain.hidden = rule !== null;
    if (!rule) {
      place(times(true), make("p", { class: "hint" }, word("widget-when-kept")));
      return;
    }
    const start = value("start").slice(0, 10);
    const change = (next: Partial<Rule>) => {
      Object.assign(rule, next);
      put("rrule", writeRule(rule));
    };
    const redraw = (next: Partial<Rule>, name: string) => {
      change(next);
      drawRule();
      builder.querySelector<HTMLElement>(`[data-part="${name}"] :is(select, input)`)?.focus();
    };
    const part = (name: string, element: HTMLElement) => {
      element.dataset.part = name;
      return element;
    };
    const parts: HTMLElement[] = [
      part(
        "every",
        choices(
          word("widget-when-every"),
          [
            ["DAILY", word("widget-when-day")],
            ["WEEKLY", word("widget-when-week")],
            ["MONTHLY", word("widget-when-month")],
          ],
          rule.every,
          (every) => redraw({ every: every as Rule["every"], weekdays: [], nth: null }, "every"),
        ),
      ),
      number(word("widget-when-interval"), rule.interval, 1, 99, (interval) => change({ interval })),
    ];
    const row = make("div", { class: "form__row" }, ...parts);
    const rest: HTMLElement[] = [];
    if (rule.every === "WEEKLY") {
      const chosen = rule.weekdays.length > 0 || !start ? rule.weekdays : [weekdayOf(start)];
      const boxes = weekOrder(lang).map((day) => {
        const box = make("input", { type: "checkbox" });
        box.checked = chosen.includes(day);
        box.addEventListener("change", (event) => {
          event.stopPropagation();
          const days = new Set(rule.weekdays.length > 0 ? rule.weekdays : chosen);
          if (box.checked) days.add(day);
          else days.delete(day);
          change({ weekdays: [...days] });
        });
        return make("label", { class: "check" }, box, make("span", {}, weekdayName(day, lang)));
      });
      rest.push(
        make(
          "fieldset",
          { class: "form__group" },
          make("legend", {}, word("widget-when-weekdays")),
          make("div", { class: "form__choices" }, ...boxes),
        ),
      );
    }
    if (rule.every === "MONTHLY") {
      const by = rule.nth ? "weekday" : "day";
      row.append(
        part(
          "by",
          choices(
            word("widget-when-by"),
            [
              ["day", word("widget-when-by-day")],
              ["weekday", word("widget-when-by-weekday")],
            ],
            by,
            (next) => redraw({ nth: next === "day" ? null : { nth: 1, weekday: start ? weekdayOf(start) : 5 } }, "by"),
          ),
        ),
      );
      const at = rule.nth;
      if (at) {
        row.append(
          choices(word("widget-when-which"), nthNames(), String(at.nth), (nth) =>
            change({ nth: { ...at, nth: Number(nth), weekday: rule.nth?.weekday ?? at.weekday } }),
          ),
          choices(word("widget-when-weekday"), weekdayNames(), String(at.weekday), (day) =>
            change({ nth: { nth: rule.nth?.nth ?? at.nth, weekday: Number(day) } }),
          ),
        );
      }
    }
    const end = rule.count ? "count" : rule.until ? "until" : "never";
    const ends = make(
      "div",
      { class: "form__row" },
      part(
        "end",
        choices(
          word("widget-when-end"),
          [
            ["never", word("widget-when-never")],
            ["until", word("widget-when-until")],
            ["count", word("widget-when-count")],
          ],
          end,
          (kind) =>
            redraw({ count: kind === "count" ? 10 : null, until: kind === "until" ? inAYear(start) : null }, "end"),
        ),
      ),
    );
    if (end === "count")
      ends.append(number(word("widget-when-times"), rule.count ?? 1, 1, 999, (count) => change({ count })));
    if (end === "until") ends.append(untilField(rule.until ?? "", (until) => change({ until })));
    place(times(true), row, ...rest, ends, ...exceptions());
  }

  function untilField(until: string, then: (day: string) => void): HTMLElement {
    const id = freshId();
    const input = make("input", { class: "input", id, type: "date", "data-module": "date-field", value: until });
    const box = make("div", { class: "field" }, make("label", { for: id }, word("widget-when-until-day")), input);
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      if (event.target === input && /^\d{4}-\d\d-\d\d$/.test(input.value)) then(input.value);
    });
    box.addEventListener("change", (event) => event.stopPropagation());
    return box;
  }

  function drawYear(): void {
    showParts();
    const system: System = value("calendar") === "gregory" ? "gregory" : "persian";
    const byWeekday = value("weekday") !== "";
    const months: Choice[] = monthNames(system, lang).map((name, index) => [String(index + 1), name]);
    const redraw = (name: string) => {
      drawYear();
      builder.querySelector<HTMLElement>(`[data-part="${name}"] select`)?.focus();
    };
    const part = (name: string, element: HTMLElement) => {
      element.dataset.part = name;
      return element;
    };
    const calendars: Choice[] = [
      ["persian", word("widget-when-persian")],
      ["gregory", word("widget-when-gregory")],
    ];
    const row = make(
      "div",
      { class: "form__row" },
      part(
        "calendar",
        choices(word("widget-when-calendar"), calendars, system, (next) => {
          put("calendar", next);
          redraw("calendar");
        }),
      ),
      choices(word("widget-when-month-of-year"), [["", "–"], ...months], value("month"), (month) =>
        put("month", month),
      ),
      part(
        "by",
        choices(
          word("widget-when-by"),
          [
            ["day", word("widget-when-by-day")],
            ["weekday", word("widget-when-by-weekday")],
          ],
          byWeekday ? "weekday" : "day",
          (by) => {
            put("weekday", by === "weekday" ? "fr" : "");
            put("nth", by === "weekday" ? "1" : "");
            if (by === "weekday") put("day", "");
            redraw("by");
          },
        ),
      ),
    );
    if (byWeekday) {
      const weekday = String(DAY_CODES.indexOf(value("weekday")));
      row.append(
        choices(word("widget-when-which"), nthNames(), value("nth"), (nth) => put("nth", nth)),
        choices(word("widget-when-weekday"), weekdayNames(), weekday, (day) =>
          put("weekday", DAY_CODES[Number(day)] ?? ""),
        ),
      );
    } else {
      const days: Choice[] = Array.from({ length: 31 }, (_, index) => [
        String(index + 1),
        localDigits(index + 1, lang),
      ]);
      row.append(
        choices(word("widget-when-day-of-month"), [["", "–"], ...days], value("day"), (day) => put("day", day)),
      );
    }
    row.append(
      number(word("widget-when-days"), Number(value("days")) || 1, 1, 366, (days) => put("days", String(days))),
    );
    if (!value("calendar")) put("calendar", system);
    if (!value("days")) put("days", "1");
    for (const name of ["calendar", "month", "day", "weekday", "nth", "days"]) {
      const box = field(name)?.closest<HTMLElement>(".field");
      if (box) box.hidden = true;
    }
    place(row, times(false));
  }

  /** A field in the place of a plain one, with its label, hint and errors. */
  function instead(
    name: string,
    dress: (input: HTMLInputElement) => void,
    read: (text: string) => string,
  ): HTMLElement[] {
    const plain = field(name);
    const box = plain?.closest<HTMLElement>(".field");
    if (!plain || !box) return [];
    box.hidden = true;
    const input = make("input", {
      class: "input",
      id: `${plain.id}-shown`,
      type: "text",
      value: plain.value,
      autocomplete: "off",
    });
    dress(input);
    const errors = [...box.querySelectorAll(".field__error")].map((error) => error.cloneNode(true));
    for (const error of errors) (error as Element).removeAttribute("id");
    const shown = make(
      "div",
      { class: box.className },
      make("label", { for: input.id }, word(name === "end" ? "widget-when-finish" : "widget-when-start")),
      ...errors,
      input,
    );
    shown.hidden = false;
    shown.addEventListener("input", (event) => {
      event.stopPropagation();
      if (event.target === input) put(name, read(input.value));
    });
    shown.addEventListener("change", (event) => event.stopPropagation());
    return [shown];
  }
  /** Start and end as dates with times of a calendar, or as times of the day alone. */
  function times(isDated: boolean): HTMLElement {
    const dress = (input: HTMLInputElement) => {
      if (isDated) {
        input.dataset.module = "date-field";
        input.dataset.time = "";
      } else {
        input.dir = "ltr";
        input.value = localDigits(input.value, lang);
      }
    };
    // What cannot be read is sent as typed: the service then names the field.
    const read = (text: string) => (isDated ? text : (parseTime(text) ?? text));
    return make("div", { class: "form__row" }, ...instead("start", dress, read), ...instead("end", dress, read));
  }
  function place(...parts: HTMLElement[]): void {
    builder.replaceChildren(...parts);
    builder.dispatchEvent(new CustomEvent("gardesh:swapped", { bubbles: true }));
    // A part whose fields all have something in their place has nothing left to show.
    for (const part of root.querySelectorAll<HTMLElement>("[data-for]:not([hidden])")) {
      const fields = [...part.querySelectorAll<HTMLElement>(".field")];
      if (fields.length > 0 && fields.every((one) => one.hidden)) part.hidden = true;
    }
  }
  /** Days left out: one to add, and those that are, each with a way back. The plain field has one on each line. */
  function exceptions(): HTMLElement[] {
    const plain = field("except");
    const box = plain?.closest<HTMLElement>(".field");
    if (!plain || !box) return [];
    const days = plain.value.split(/\s+/).filter(Boolean);
    // What is no date was typed by hand and stays to be seen.
    if (!days.every((day) => /^\d{4}-\d\d-\d\d$/.test(day))) {
      box.hidden = false;
      return [];
    }
    box.hidden = true;
    const id = freshId();
    const input = make("input", { class: "input", id, type: "text", "data-module": "date-field" });
    const set = (next: string[]) => {
      put("except", [...new Set(next)].sort().join("\n"));
      drawRule();
      builder.querySelector<HTMLElement>("[data-part=except] input:not([type=hidden])")?.focus();
    };
    const add = button(
      word("widget-when-except-add"),
      () => {
        if (/^\d{4}-\d\d-\d\d$/.test(input.value)) set([...days, input.value]);
      },
      "plus",
    );
    const system: System = lang.startsWith("fa") ? "persian" : "gregory";
    const rows = days.map((day) => {
      const name = asWords(day, system, lang);
      return make(
        "li",
        {},
        name,
        iconButton(word("widget-repeat-remove", { name }), "close", () => set(days.filter((one) => one !== day))),
      );
    });
    const shown = make(
      "div",
      { class: "field", "data-part": "except" },
      make("label", { for: id }, word("widget-when-except")),
      input,
      make("p", {}, add),
      make("ul", { class: "recurrence__except" }, ...rows),
    );
    for (const kind of ["input", "change"]) shown.addEventListener(kind, (event) => event.stopPropagation());
    return [shown];
  }

  function upcoming(): string[] {
    const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    if (value("type") === "rrule") {
      const rule = readRule(value("rrule"));
      const start = value("start").slice(0, 10);
      if (!rule || !/^\d{4}-\d\d-\d\d$/.test(start)) return [];
      return nextOfRule(rule, start, value("except").split(/\s+/), today, AHEAD);
    }
    if (value("type") === "yearly") {
      const system: System = value("calendar") === "gregory" ? "gregory" : "persian";
      const month = Number(value("month"));
      const weekday = DAY_CODES.indexOf(value("weekday"));
      const day = weekday >= 0 ? { weekday, nth: Number(value("nth")) || 1 } : Number(value("day"));
      return month && day ? nextOfYear({ system, month, day }, today, AHEAD) : [];
    }
    return [];
  }

  /** Start and end are days with times for one way of repeating and times alone for the other: what does not fit goes. */
  function fitTimes(): void {
    for (const name of ["start", "end"]) {
      const isDated = /^\d{4}-/.test(value(name));
      if (value("type") === "yearly" && isDated) put(name, value(name).split("T")[1]?.slice(0, 5) ?? "");
      else if (value("type") === "rrule" && !isDated) put(name, "");
    }
  }

  function showNext(): void {
    const days = upcoming();
    next.hidden = days.length === 0;
    if (days.length === 0) return;
    const [first, second]: [System, System] = lang.startsWith("fa") ? ["persian", "gregory"] : ["gregory", "persian"];
    const lines = days.map((day) =>
      make("li", {}, `${asWords(day, first, lang)} `, make("small", {}, asWords(day, second, lang, false))),
    );
    next.replaceChildren(make("p", { class: "field__label" }, word("widget-when-next")), make("ul", {}, ...lines));
  }

  root.addEventListener("input", (event) => {
    if (isWriting) return;
    const name = (event.target as Plain).name ?? "";
    if (name === `${PATH}.type`) {
      fitTimes();
      // What the choices show at first is what is meant, also by somebody who touches none of them.
      if (value("type") === "rrule" && value("rrule") === "") put("rrule", writeRule(everyWeek()));
    }
    if (name === `${PATH}.type` || name === `${PATH}.rrule`) {
      // The text that is being typed must not vanish under the hand.
      if (document.activeElement !== field("rrule")) shown();
    } else showNext();
  });
  onRestored(root, shown);
  shown();
}

/** The rule that the choices begin with. */
function everyWeek(): Rule {
  return { every: "WEEKLY", interval: 1, weekdays: [], nth: null, until: null, count: null };
}

/** A year after a day, or after today: where an end is wanted and not yet said. */
function inAYear(day: string): string {
  const from = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T12:00:00Z`) : new Date();
  from.setUTCFullYear(from.getUTCFullYear() + 1);
  return from.toISOString().slice(0, 10);
}
