// A date that can be typed or picked in the Solar Hijri or the Gregorian calendar. The plain field beneath keeps
// `YYYY-MM-DD` (with a time `YYYY-MM-DDTHH:MM`), which is what the form sends. Its style comes along with it, because
// visitors' pages need it only when they open the filters.
import "./date-field.css";
import { button, icon, make } from "../widget/dom.ts";
import { onRestored, standIn } from "../widget/plain.ts";
import { localDigits } from "../words/digits.ts";
import { pageLang, word } from "../words/words.ts";
import { openCalendar } from "./calendar.ts";
import { asNumbers, asWords, parseTime, parseTyped, type System, todayHere } from "./days.ts";

const CHOICE = "gardesh-calendar";

function rememberedSystem(lang: string): System {
  try {
    const chosen = localStorage.getItem(CHOICE);
    if (chosen === "persian" || chosen === "gregory") return chosen;
  } catch {
    // Storage may be forbidden; the language then decides.
  }
  return lang.startsWith("fa") ? "persian" : "gregory";
}

function remember(system: System): void {
  try {
    localStorage.setItem(CHOICE, system);
  } catch {
    // The choice lasts as long as the page then.
  }
  document.dispatchEvent(new CustomEvent("gardesh:calendar", { detail: system }));
}

export function start(element: HTMLElement): void {
  const plain = element as HTMLInputElement;
  if (plain.readOnly) return;
  const lang = pageLang();
  let system = rememberedSystem(lang);
  const hasTime = plain.dataset.time !== undefined;
  // The order of a date, and no example: a grey date looks like one that is filled in.
  const pattern = word("widget-date-pattern");
  const typed = make("input", { class: "input", type: "text", autocomplete: "off", dir: "ltr", placeholder: pattern });
  const clock = make("input", {
    class: "input date-field__time",
    type: "text",
    inputmode: "numeric",
    dir: "ltr",
    "aria-label": word("widget-date-time"),
    placeholder: word("widget-date-time-pattern"),
  });
  const opener = make(
    "button",
    {
      type: "button",
      class: "button button--icon",
      "aria-label": word("widget-date-choose"),
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
    },
    icon("calendar"),
  );
  const reading = make("output", { class: "hint date-field__reading" });
  const row = make("div", { class: "date-field__row" }, typed, ...(hasTime ? [clock] : []), opener);
  if (plain.closest("[data-today]")) {
    const today = button(word("widget-date-today"), () => {
      typed.value = asNumbers(todayHere(), system, lang);
      take();
      decide();
    });
    row.append(today);
  }
  const root = make("div", { class: "date-field" }, row, reading);
  standIn(plain, typed);
  // A field may stand outside its form; Enter must send that form nevertheless.
  const formId = plain.getAttribute("form");
  if (formId) for (const box of [typed, clock]) box.setAttribute("form", formId);
  // A field of the browser's own kind would refuse what a person may be about to correct.
  plain.type = "hidden";
  plain.after(root);
  // The reading that came with the page is said by this one.
  for (const id of (plain.getAttribute("aria-describedby") ?? "").split(" ")) {
    const before = id ? document.getElementById(id) : null;
    if (before?.tagName === "OUTPUT") before.hidden = true;
  }

  // A time may stand alone: an end on the day of the start.
  const isTimeAlone = () => /^\d\d:\d\d$/.test(plain.value);
  const dayPart = () => (isTimeAlone() ? "" : (plain.value.split("T")[0] ?? ""));
  const timePart = () => (isTimeAlone() ? plain.value : (plain.value.split("T")[1]?.slice(0, 5) ?? ""));

  function showValue(): void {
    const day = dayPart();
    const shown = asNumbers(day, system, lang);
    typed.value = shown || day;
    clock.value = localDigits(timePart(), lang);
    read();
  }
  function read(): void {
    const day = parseTyped(typed.value);
    const isWrong = typed.value.trim() !== "" && !day;
    const isWrongTime = clock.value.trim() !== "" && !parseTime(clock.value);
    typed.toggleAttribute("data-wrong", isWrong);
    const other = system === "persian" ? "gregory" : "persian";
    reading.classList.toggle("date-field__reading--wrong", isWrong || isWrongTime);
    if (isWrong) reading.textContent = word("widget-date-wrong", { example: asNumbers("2026-11-28", system, lang) });
    else if (isWrongTime) reading.textContent = word("widget-date-wrong-time");
    else reading.textContent = day ? `${asWords(day, system, lang)} · ${asWords(day, other, lang, false)}` : "";
  }
  function take(): void {
    const day = parseTyped(typed.value);
    const time = hasTime ? parseTime(clock.value) : null;
    // What cannot be read is sent as typed: the service then names the field, and nothing typed is lost.
    const words = typed.value.trim();
    const next = day ? (time ? `${day}T${time}` : day) : words || (time ?? "");
    read();
    if (plain.value === next) return;
    plain.value = next;
    plain.dispatchEvent(new Event("input", { bubbles: true }));
  }
  // While one types, nothing has been decided: a page that searches at every change waits for the end.
  function decide(): void {
    plain.dispatchEvent(new Event("change", { bubbles: true }));
  }
  for (const box of [typed, clock]) {
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      take();
    });
  }
  typed.addEventListener("change", (event) => {
    event.stopPropagation();
    if (parseTyped(typed.value)) showValue();
    decide();
  });
  clock.addEventListener("change", (event) => {
    event.stopPropagation();
    const time = parseTime(clock.value);
    if (time) clock.value = localDigits(time, lang);
    decide();
  });
  let close: (() => void) | null = null;
  opener.addEventListener("click", () => {
    if (close) return close();
    opener.setAttribute("aria-expanded", "true");
    close = openCalendar(root, opener, asNumbers(dayPart(), "gregory", "en") ? dayPart() : "", {
      picked(day) {
        typed.value = asNumbers(day, system, lang);
        take();
        decide();
      },
      system: () => system,
      setSystem: remember,
      closed() {
        close = null;
        opener.setAttribute("aria-expanded", "false");
      },
    });
  });
  document.addEventListener("gardesh:calendar", (event) => {
    system = (event as CustomEvent<System>).detail;
    if (parseTyped(typed.value)) showValue();
  });
  // Other components and the browser's form reset write into the plain field.
  plain.addEventListener("gardesh:written", showValue);
  onRestored(plain, showValue);
  showValue();
}
