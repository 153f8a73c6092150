// Suggestions under the search box: the combobox of the ARIA Authoring Practices. The box keeps the focus; arrows
// choose, Enter opens what is chosen or sends what is typed, Escape closes and then clears.
import { parseIcons } from "../map/icons.ts";
import { type Group, grouped, moved, parts, type Suggestion } from "./rows.ts";

/** Letters are awaited this long before the service is asked, in milliseconds. */
const PAUSE = 120;

export function start(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const box = form.querySelector<HTMLInputElement>("input[name=q]");
  if (!box) return;
  const lang = form.dataset.lang ?? "fa";
  const list = document.createElement("div");
  list.className = "suggest";
  list.id = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.label ?? "");
  form.append(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", list.id);

  const icons = parseIcons(form.closest<HTMLElement>("[data-icons]")?.dataset.icons);
  let options: HTMLAnchorElement[] = [];
  let index = -1;
  let typed = box.value;
  let waiting = 0;
  let asking: AbortController | null = null;

  function stopAsking(): void {
    clearTimeout(waiting);
    asking?.abort();
  }

  function close(): void {
    stopAsking();
    list.hidden = true;
    index = -1;
    box?.setAttribute("aria-expanded", "false");
    box?.removeAttribute("aria-activedescendant");
  }

  function choose(next: number): void {
    index = next;
    for (const [i, option] of options.entries()) option.setAttribute("aria-selected", String(i === index));
    const option = options[index];
    if (option) {
      box?.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      box?.removeAttribute("aria-activedescendant");
    }
  }

  function show(suggestions: readonly Suggestion[]): void {
    list.replaceChildren();
    options = [];
    for (const [group, all] of grouped(suggestions)) {
      const section = document.createElement("div");
      const head = document.createElement("p");
      head.className = "suggest__head";
      head.id = `suggestions-${group}`;
      head.textContent = heading(group);
      section.setAttribute("role", "group");
      section.setAttribute("aria-labelledby", head.id);
      section.append(head, ...all.map(option));
      list.append(section);
    }
    list.append(keys());
    const isOpen = options.length > 0;
    list.hidden = !isOpen;
    index = -1;
    box?.setAttribute("aria-expanded", String(isOpen));
    box?.removeAttribute("aria-activedescendant");
  }

  function heading(group: Group): string {
    const data = form.dataset;
    return { names: data.headNames, categories: data.headCategories, regions: data.headRegions }[group] ?? "";
  }

  function option(one: Suggestion): HTMLAnchorElement {
    const link = document.createElement("a");
    link.className = "suggest__item";
    link.id = `suggestion-${options.length}`;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.tabIndex = -1;
    link.href = localUrl(one, lang);
    const text = document.createElement("bdi");
    const [before, middle, after] = parts(one.text, one.matched);
    const strong = document.createElement("mark");
    strong.textContent = middle;
    text.append(before, ...(middle ? [strong] : []), after);
    const place = document.createElement("small");
    place.textContent = one.city && one.city !== one.text ? one.city : "";
    link.append(icon(one), text, place);
    options.push(link);
    return link;
  }

  function icon(one: Suggestion): Element {
    const sprite = form.querySelector("use")?.getAttribute("href")?.split("#")[0] ?? "";
    const known = icons.get(one.category ?? "");
    const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    drawing.setAttribute("class", "icon");
    drawing.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `${sprite}#i-${one.kind === "category" ? (known ?? "layers") : (known ?? "marker")}`);
    drawing.append(use);
    return drawing;
  }

  function keys(): HTMLElement {
    const line = document.createElement("p");
    line.className = "suggest__key";
    line.setAttribute("aria-hidden", "true");
    const { keyMove, keyOpen, keyClose } = form.dataset;
    for (const [names, word] of [
      [["↑", "↓"], keyMove],
      [["Enter"], keyOpen],
      [["Esc"], keyClose],
    ] as const) {
      const pair = document.createElement("span");
      for (const name of names) {
        const key = document.createElement("kbd");
        key.textContent = name;
        pair.append(key, " ");
      }
      pair.append(word ?? "");
      line.append(pair);
    }
    return line;
  }

  async function ask(): Promise<void> {
    const text = box?.value.trim() ?? "";
    if (text === "") return close();
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    const query = new URLSearchParams({ q: text, lang });
    const bbox = new URLSearchParams(location.search).get("bbox");
    if (bbox) query.set("bbox", bbox);
    try {
      const response = await fetch(`/api/v1/suggest?${query}`, { signal: mine.signal });
      if (!response.ok) return close();
      const answer = (await response.json()) as { suggestions: Suggestion[] };
      if (document.activeElement === box && !mine.signal.aborted) show(answer.suggestions);
    } catch {
      // No suggestions then; the search itself goes on.
      if (!mine.signal.aborted) close();
    }
  }

  box.addEventListener("input", () => {
    typed = box.value;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void ask(), PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void ask();
      // Whoever walks a list keeps it: a late answer would take the choice out of their hand.
      stopAsking();
      choose(moved(index, event.key === "ArrowDown" ? 1 : -1, options.length));
    } else if (event.key === "Enter") {
      const option = list.hidden ? undefined : options[index];
      close();
      if (!option) return;
      event.preventDefault();
      option.click();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
      box.value = typed;
    }
  });
  // A press inside the list must not take the focus from the box before the press is done.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", () => close());
  box.addEventListener("blur", () => close());
  form.addEventListener("submit", () => close());
}

/** Where a suggestion leads, on this service. A town or province narrows the list rather than leaving it. */
function localUrl(one: Suggestion, lang: string): string {
  if (one.kind === "category") return `/${lang}/?category=${encodeURIComponent(one.category ?? "")}`;
  if ((one.kind === "city" || one.kind === "province") && one.id) {
    return `/${lang}/?${one.kind}=${encodeURIComponent(one.id)}`;
  }
  const path = one.url?.replace(/^https?:\/\/[^/]+/, "");
  return path?.startsWith("/") ? path : `/${lang}/?q=${encodeURIComponent(one.text)}`;
}
