// A box that finds things while one types: the combobox of the ARIA Authoring Practices, version 1.2, with a list below.
// The box keeps the focus; arrows walk the list, Enter takes what is chosen, Escape closes.
import { freshId, make, say } from "../widget/dom.ts";
import { word } from "../words/words.ts";

/** One thing that was found. */
export interface Found {
  id: string;
  name: string;
  /** Said beside the name: what it is, where it is. */
  note: string;
}

/** Letters are awaited this long before the service is asked, in milliseconds. */
const PAUSE = 200;

/** Makes a combobox of `box`. `find` asks for a text; `take` gets what was chosen. */
export function startCombobox(
  box: HTMLInputElement,
  label: string,
  find: (text: string, signal: AbortSignal) => Promise<readonly Found[]>,
  take: (found: Found) => void,
): void {
  const list = make("div", { class: "suggest", role: "listbox", id: freshId(), "aria-label": label, hidden: true });
  const holder = make("div", { class: "combobox" });
  box.before(holder);
  holder.append(box, list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    box.setAttribute(name, value);
  }
  let options: HTMLElement[] = [];
  let found: readonly Found[] = [];
  let index = -1;
  let waiting = 0;
  let asking: AbortController | null = null;

  function close(): void {
    clearTimeout(waiting);
    asking?.abort();
    list.hidden = true;
    index = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }
  function choose(next: number): void {
    index = next;
    for (const [at, option] of options.entries()) option.setAttribute("aria-selected", String(at === index));
    const option = options[index];
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }
  function show(): void {
    options = found.map((one) =>
      make(
        "div",
        { class: "suggest__item combobox__option", role: "option", id: freshId(), "aria-selected": "false" },
        make("bdi", {}, one.name),
        make("small", {}, one.note),
      ),
    );
    const nothing = make("p", { class: "suggest__head" }, word("widget-combobox-none"));
    list.replaceChildren(...(options.length > 0 ? options : [nothing]));
    list.hidden = false;
    index = -1;
    box.setAttribute("aria-expanded", "true");
    say(options.length > 0 ? word("widget-combobox-found", { count: options.length }) : word("widget-combobox-none"));
  }
  async function ask(): Promise<void> {
    const text = box.value.trim();
    if (text === "") return close();
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    try {
      const answer = await find(text, mine.signal);
      if (mine.signal.aborted || document.activeElement !== box) return;
      found = answer;
      show();
    } catch {
      if (!mine.signal.aborted) close();
    }
  }
  function pick(at: number): void {
    const one = found[at];
    close();
    if (one) take(one);
  }

  box.addEventListener("input", (event) => {
    // What is looked for is not part of the form.
    event.stopPropagation();
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void ask(), PAUSE);
  });
  box.addEventListener("change", (event) => event.stopPropagation());
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void ask();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const places = options.length + 1;
      choose(((index + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter") {
      // Enter must not send the form from a box that only looks for something.
      event.preventDefault();
      if (list.hidden) {
        clearTimeout(waiting);
        void ask();
      } else if (index >= 0 || options.length === 1) {
        pick(Math.max(index, 0));
      }
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const at = options.findIndex((option) => option.contains(event.target as Node));
    if (at >= 0) pick(at);
  });
  box.addEventListener("blur", close);
}
