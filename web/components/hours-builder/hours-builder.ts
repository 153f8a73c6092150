// Opening hours by rows of days instead of syntax. The plain field keeps the OSM text; it is written only when
// somebody changes a row, and may still be typed by those who know it.
import { parseTime, weekdayName } from "../date-field/days.ts";
import { button, freshId, iconButton, make, say } from "../widget/dom.ts";
import { onRestored, type Plain, write } from "../widget/plain.ts";
import { latinDigits, localDigits } from "../words/digits.ts";
import { pageLang, word } from "../words/words.ts";
import {
  type Day,
  type DayName,
  groupsOf,
  isSameDay,
  isWholeDay,
  readWeek,
  type Span,
  type Week,
  writeWeek,
} from "./week.ts";

const NUMBER: Record<Exclude<DayName, "PH">, number> = { Su: 0, Mo: 1, Tu: 2, We: 3, Th: 4, Fr: 5, Sa: 6 };

/** The days in the order of the reader's week, public holidays last. */
function order(lang: string): DayName[] {
  const fromMonday: DayName[] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
  const days = lang === "en" ? fromMonday : [...fromMonday.slice(5), ...fromMonday.slice(0, 5)];
  return [...days, "PH"];
}

function dayName(day: DayName, lang: string): string {
  return day === "PH" ? word("widget-hours-holidays") : weekdayName(NUMBER[day], lang);
}

/** The week as a person would say it. */
export function inWords(week: Week, lang: string): string {
  const list = new Intl.ListFormat(lang, { type: "conjunction" });
  const time = (text: string) => localDigits(text, lang);
  const spans = (day: Span[]) => {
    if (day.length === 0) return word("widget-hours-closed");
    if (isWholeDay(day)) return word("widget-hours-whole");
    return list.format(day.map(([from, to]) => word("widget-hours-span", { from: time(from), to: time(to) })));
  };
  const weekdays = order(lang).slice(0, 7);
  const named = (from: DayName, to: DayName) => {
    if (from === to) return dayName(from, lang);
    if (from === weekdays[0] && to === weekdays[6]) return word("widget-hours-every");
    return word("widget-hours-days", { from: dayName(from, lang), to: dayName(to, lang) });
  };
  const groups = groupsOf(week, order(lang)).map(({ from, to, day }) =>
    word("widget-hours-line", { days: named(from, to), hours: spans(day) }),
  );
  const said = weekdays.filter((day) => week.days[day] !== null).length;
  if (said > 0 && said < 7 && !week.kept) groups.push(word("widget-hours-unsaid"));
  if (week.kept) groups.push(word("widget-hours-kept-reading", { text: week.kept }));
  return groups.join(lang === "en" ? "; " : "؛ ");
}

export function start(root: HTMLElement): void {
  const plain = root.querySelector<Plain>("input, textarea");
  if (!plain) return;
  const field = plain;
  const lang = pageLang();
  let week = readWeek(field.value);
  let isWriting = false;
  // What each row offers hangs on all the others.
  let offers: (() => void)[] = [];
  const rows = make("div", { class: "hours-builder__rows", role: "group", "aria-label": word("widget-hours-title") });
  const kept = make("p", { class: "hint" });
  const reading = make("p", { class: "hours-builder__reading", "aria-live": "polite" });
  const always = button(word("widget-hours-always"), () => {
    for (const day of order(lang).slice(0, 7)) week.days[day] = [["00:00", "24:00"]];
    put();
    draw();
  });
  const clear = button(word("widget-hours-clear"), () => {
    for (const day of order(lang)) week.days[day] = null;
    put();
    draw();
  });
  const builder = make(
    "div",
    { class: "hours-builder" },
    rows,
    make("p", { class: "form__end" }, always, clear),
    kept,
    reading,
  );
  root.prepend(builder);
  // What is wrong or asked for at the plain field stays in sight.
  const fold = root.querySelector<HTMLDetailsElement>("details[data-expert]");
  if (fold) fold.open = fold.querySelector(".field__error, .field__remark") !== null;

  function put(): void {
    isWriting = true;
    write(field, writeWeek(week));
    isWriting = false;
    for (const offer of offers) offer();
    tellReading();
  }
  function tellReading(): void {
    reading.textContent = inWords(week, lang);
    kept.textContent = week.kept ? word("widget-hours-kept", { text: week.kept }) : "";
    kept.hidden = week.kept === "";
  }
  function draw(focus?: string): void {
    offers = [];
    rows.replaceChildren(...order(lang).map(row));
    tellReading();
    if (focus) rows.querySelector<HTMLElement>(focus)?.focus();
  }
  function row(day: DayName): HTMLElement {
    const name = dayName(day, lang);
    const id = freshId();
    const value = week.days[day];
    const choice = make("select", { class: "input hours-builder__choice", "aria-labelledby": id, "data-day": day });
    const kinds = [
      ["none", "widget-hours-none"],
      ["hours", "widget-hours-hours"],
      ["whole", "widget-hours-whole"],
      ["closed", "widget-hours-closed"],
    ] as const;
    const now = kindOf(value);
    for (const [kind, key] of kinds) {
      const option = make(
        "option",
        { value: kind },
        word(day === "PH" && kind === "none" ? "widget-hours-as-weekday" : key),
      );
      option.selected = kind === now;
      choice.append(option);
    }
    choice.addEventListener("change", (event) => {
      event.stopPropagation();
      const days: Record<string, Day> = {
        none: null,
        whole: [["00:00", "24:00"]],
        closed: [],
        hours: [["09:00", "17:00"]],
      };
      week.days[day] = days[choice.value] ?? null;
      put();
      draw(`[data-day=${day}]`);
    });
    const spans = make("div", { class: "hours-builder__spans" });
    if (now === "hours") {
      for (const [index, span] of (value ?? []).entries()) spans.append(spanFields(day, name, index, span));
      spans.append(
        iconButton(word("widget-hours-add", { day: name }), "plus", () => {
          const last = week.days[day]?.at(-1)?.[1] ?? "16:00";
          week.days[day] = [
            ...(week.days[day] ?? []),
            [last < "16:00" ? "16:00" : last, last < "20:00" ? "20:00" : "24:00"],
          ];
          put();
          draw(`[data-span="${day}-${(week.days[day]?.length ?? 1) - 1}"]`);
        }),
      );
    }
    return make(
      "div",
      { class: "hours-builder__row" },
      make("span", { class: "hours-builder__day", id }, name),
      choice,
      spans,
      copies(day, name),
    );
  }
  /** Buttons that say a day's hours of other days too, there where that would change anything. */
  function copies(day: DayName, name: string): HTMLElement {
    const weekdays = order(lang).slice(0, 7);
    const copy = (key: string, others: DayName[]) => {
      const press = button(
        word(`widget-hours-copy-${key}`),
        () => {
          for (const other of others) week.days[other] = week.days[day]?.map(([from, to]) => [from, to]) ?? null;
          put();
          draw(`[data-day=${day}]`);
          say(word("widget-hours-copied"));
        },
        "copy",
      );
      press.classList.add("button--quiet");
      press.setAttribute("aria-label", word(`widget-hours-copy-${key}-like`, { day: name }));
      press.title = word(`widget-hours-copy-${key}-like`, { day: name });
      return { press, others };
    };
    const offered = [
      copy(
        "week",
        weekdays.filter((other) => other !== "Fr"),
      ),
      copy("every", weekdays),
    ];
    const offer = () => {
      const alike = (other: DayName) => isSameDay(week.days[other], week.days[day]);
      const isFirst = weekdays.find(alike) === day;
      for (const { press, others } of offered) {
        press.hidden = !isFirst || !week.days[day]?.length || !others.includes(day) || others.every(alike);
      }
    };
    offers.push(offer);
    offer();
    return make("span", { class: "hours-builder__copies" }, ...offered.map(({ press }) => press));
  }
  function spanFields(day: DayName, name: string, index: number, span: Span): HTMLElement {
    const box = (at: 0 | 1) => {
      const input = make("input", {
        class: "input hours-builder__time",
        type: "text",
        inputmode: "numeric",
        autocomplete: "off",
        dir: "ltr",
        "aria-label": word(at === 0 ? "widget-hours-from" : "widget-hours-to", { day: name }),
        "data-span": at === 0 ? `${day}-${index}` : undefined,
      });
      input.value = localDigits(span[at], lang);
      // Who clicks into a time wants another one, not another digit in it.
      let wasElsewhere = false;
      input.addEventListener("pointerdown", () => {
        wasElsewhere = document.activeElement !== input;
      });
      input.addEventListener("click", () => {
        if (wasElsewhere) input.select();
        wasElsewhere = false;
      });
      input.addEventListener("input", (event) => event.stopPropagation());
      input.addEventListener("change", (event) => {
        event.stopPropagation();
        // What is no time is kept as typed, for the service to refuse: the time of before is not what was meant.
        const time = parseTime(input.value) ?? latinDigits(input.value).replace(/[;,\s-]+/g, "");
        const next = week.days[day]?.map((one): Span => [...one]) ?? [];
        const mine = next[index];
        if (mine) mine[at] = time;
        week.days[day] = next;
        input.value = localDigits(time, lang);
        judge();
        if (!isTime(time, at)) say(word("widget-date-wrong-time"));
        put();
      });
      return input;
    };
    const boxes = [box(0), box(1)] as const;
    const wrong = make("small", { class: "field__error" }, word("widget-date-wrong-time"));
    const judge = () => {
      const [from = "", to = ""] = week.days[day]?.[index] ?? [];
      const isRight = [isTime(from, 0), isTime(to, 1)] as const;
      boxes[0].setAttribute("aria-invalid", String(!isRight[0]));
      boxes[1].setAttribute("aria-invalid", String(!isRight[1]));
      wrong.hidden = isRight[0] && isRight[1];
    };
    judge();
    const remove = iconButton(word("widget-hours-remove", { day: name }), "close", () => {
      week.days[day] = week.days[day]?.filter((_, at) => at !== index) ?? null;
      put();
      draw(`[data-day=${day}]`);
    });
    // Its place is kept: it must not come up under the pointer that just added hours.
    if ((week.days[day]?.length ?? 0) < 2) remove.classList.add("hours-builder__no-remove");
    return make("span", { class: "hours-builder__span" }, boxes[0], "–", boxes[1], remove, wrong);
  }
  const again = () => {
    if (isWriting) return;
    week = readWeek(field.value);
    draw();
  };
  field.addEventListener("input", again);
  onRestored(root, again);
  draw();
}

/** Whether a span can begin (at 0) or end (at 1) then. */
function isTime(text: string, at: 0 | 1): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) || (at === 1 && text === "24:00");
}

function kindOf(day: Day): "none" | "hours" | "whole" | "closed" {
  if (day === null) return "none";
  if (day.length === 0) return "closed";
  return isWholeDay(day) ? "whole" : "hours";
}
