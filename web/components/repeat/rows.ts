// The rows of a list field, made from a template and numbered in order; shared by every component that has rows.
import { localDigits } from "../words/digits.ts";
import { pageLang } from "../words/words.ts";
import { placed, rowsNeeded } from "./places.ts";

/** The event by which a form says which names it is about to fill, so that lists make room. */
export const ROWS_WANTED = "gardesh:rows-wanted";

const NUMBERED = ["name", "id", "for", "aria-describedby", "aria-labelledby", "href", "data-path"];

/** Numbers everything inside a row. */
function renumber(row: Element, path: string, place: number): void {
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const name of NUMBERED) {
      const value = element.getAttribute(name);
      if (!value) continue;
      const next = value
        .split(" ")
        .map((part) => placed(part, path, place))
        .join(" ");
      if (next !== value) element.setAttribute(name, next);
    }
    for (const number of element.matches("[data-place]") ? [element] : [])
      number.textContent = localDigits(place + 1, pageLang());
    if (element instanceof HTMLTemplateElement) {
      for (const inside of element.content.children) renumber(inside, path, place);
    }
  }
}

/** Rows inside `list`, made from `template`, of the list at `path`. */
export class Rows {
  constructor(
    readonly list: HTMLElement,
    readonly template: HTMLTemplateElement,
    readonly path: string,
  ) {
    list.closest("form")?.addEventListener(ROWS_WANTED, (event) => {
      const names = (event as CustomEvent<string[]>).detail;
      while (this.all().length < rowsNeeded(names, path)) this.add();
    });
  }

  /** The rows in order. */
  all(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>(":scope > [data-row]")];
  }

  /** A new row at the end. */
  add(): HTMLElement {
    const copy = this.template.content.cloneNode(true) as DocumentFragment;
    const row = copy.querySelector<HTMLElement>("[data-row]");
    if (!row) throw new Error(`the template of ${this.path} has no row`);
    renumber(row, this.path, this.all().length);
    this.list.append(row);
    row.dispatchEvent(new CustomEvent("gardesh:swapped", { bubbles: true }));
    return row;
  }

  /** Takes a row out; gives back how to put it where it was. */
  remove(row: HTMLElement): () => void {
    const next = row.nextElementSibling;
    row.remove();
    this.number();
    return () => {
      this.list.insertBefore(row, next?.parentElement === this.list ? next : null);
      this.number();
    };
  }

  /** Moves a row by so many places. */
  move(row: HTMLElement, step: number): void {
    const rows = this.all();
    const to = rows.indexOf(row) + step;
    if (to < 0 || to >= rows.length) return;
    const other = rows[to];
    if (step < 0) other?.before(row);
    else other?.after(row);
    this.number();
  }

  /** Gives every row its place. Radio buttons lose their choice when their names pass through another's: it is kept. */
  number(): void {
    const chosen = this.list.querySelectorAll<HTMLInputElement>("input[type=radio]:checked");
    for (const [place, row] of this.all().entries()) renumber(row, this.path, place);
    for (const one of chosen) one.checked = true;
  }
}
