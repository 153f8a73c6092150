// The calendar that drops from a date field: a dialog with a grid, after the ARIA Authoring Practices. Arrows walk the
// days, Page Up and Page Down the months (with Shift the years), Home and End the week; Escape closes.
import { button, freshId, iconButton, make } from "../widget/dom.ts";
import { localDigits } from "../words/digits.ts";
import { pageLang, word } from "../words/words.ts";
import {
  asWords,
  monthGrid,
  monthTitle,
  numbersOf,
  type Step,
  type System,
  stepped,
  todayHere,
  weekdayName,
  weekOrder,
} from "./days.ts";

/** What the calendar tells and asks. */
export interface Hearing {
  picked(day: string): void;
  system(): System;
  setSystem(system: System): void;
  closed(): void;
}

/** A calendar inside `parent`, opened on a day. */
export function openCalendar(parent: HTMLElement, opener: HTMLElement, chosen: string, hearing: Hearing): () => void {
  const lang = pageLang();
  const today = todayHere();
  let day = chosen || today;
  const titleId = freshId();
  const title = make("p", { class: "dates-panel__title", id: titleId, "aria-live": "polite" });
  const grid = make("table", { class: "dates-panel__grid", role: "grid", "aria-labelledby": titleId });
  const system = button("", () => {
    hearing.setSystem(hearing.system() === "persian" ? "gregory" : "persian");
    draw();
  });
  const head = make(
    "div",
    { class: "dates-panel__head" },
    iconButton(word("widget-date-earlier"), "next", () => walk({ months: -1 }, false)),
    title,
    iconButton(word("widget-date-later"), "next", () => walk({ months: 1 }, false)),
  );
  head.firstElementChild?.classList.add("dates-panel__earlier");
  head.lastElementChild?.classList.add("dates-panel__later");
  const foot = make(
    "div",
    { class: "dates-panel__foot" },
    system,
    button(word("widget-date-today"), () => pick(today)),
  );
  const panel = make(
    "div",
    { class: "dates-panel", role: "dialog", "aria-modal": "false", "aria-label": word("widget-date-choose") },
    head,
    grid,
    foot,
  );
  parent.append(panel);

  function pick(next: string): void {
    close();
    hearing.picked(next);
  }
  function close(): void {
    if (!panel.isConnected) return;
    leave();
    opener.focus();
  }
  function outside(event: Event): void {
    if (!panel.contains(event.target as Node) && !opener.contains(event.target as Node)) leave();
  }
  // Whoever goes elsewhere keeps the focus there.
  function leave(): void {
    panel.remove();
    document.removeEventListener("pointerdown", outside, true);
    hearing.closed();
  }
  function walk(step: Step, isFocused = true): void {
    day = stepped(day, hearing.system(), step);
    draw();
    if (isFocused) grid.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  }
  function draw(): void {
    const at = hearing.system();
    const other = at === "persian" ? "gregory" : "persian";
    title.textContent = monthTitle(day, at, lang);
    system.textContent = word(other === "persian" ? "widget-date-to-persian" : "widget-date-to-gregory");
    const names = weekOrder(lang).map((weekday) =>
      make(
        "th",
        { scope: "col", abbr: weekdayName(weekday, lang) },
        weekdayName(weekday, lang, lang === "en" ? "short" : "narrow"),
      ),
    );
    const weeks = monthGrid(day, at, lang).map((week) =>
      make(
        "tr",
        {},
        ...week.map((one) => {
          if (!one) return make("td", {});
          const press = make(
            "button",
            {
              type: "button",
              "data-day": one,
              tabindex: one === day ? 0 : -1,
              "aria-label": `${asWords(one, at, lang)}, ${asWords(one, other, lang, false)}`,
              "aria-current": one === today ? "date" : undefined,
            },
            make("span", {}, localDigits(numbersOf(one, at)?.day ?? "", lang)),
            make("small", {}, localDigits(numbersOf(one, other)?.day ?? "", lang)),
          );
          return make("td", { "aria-selected": String(one === chosen) }, press);
        }),
      ),
    );
    grid.replaceChildren(make("thead", {}, make("tr", {}, ...names)), make("tbody", {}, ...weeks));
  }

  grid.addEventListener("click", (event) => {
    const press = (event.target as Element).closest<HTMLElement>("[data-day]");
    if (press) pick(press.dataset.day ?? day);
  });
  grid.addEventListener("keydown", (event) => {
    const isMirrored = getComputedStyle(grid).direction === "rtl";
    const onward = isMirrored ? -1 : 1;
    const order = weekOrder(lang);
    const inWeek = () => order.indexOf(new Date(`${day}T12:00:00Z`).getUTCDay());
    const steps: Record<string, () => Step> = {
      ArrowRight: () => ({ days: onward }),
      ArrowLeft: () => ({ days: -onward }),
      ArrowDown: () => ({ days: 7 }),
      ArrowUp: () => ({ days: -7 }),
      PageDown: () => (event.shiftKey ? { years: 1 } : { months: 1 }),
      PageUp: () => (event.shiftKey ? { years: -1 } : { months: -1 }),
      Home: () => ({ days: -inWeek() }),
      End: () => ({ days: 6 - inWeek() }),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    walk(step());
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  panel.addEventListener("focusout", (event) => {
    const to = event.relatedTarget as Node | null;
    if (to && !panel.contains(to) && to !== opener) leave();
  });
  document.addEventListener("pointerdown", outside, true);
  draw();
  grid.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  return close;
}
