// Choosing lines of a table: all at once, a span with Shift, and how many there are. What to do with them appears with
// the first.
import { start as startPress } from "../press/press.ts";
import { word } from "../words/words.ts";

export function start(root: HTMLElement): void {
  const boxes = () => [...root.querySelectorAll<HTMLInputElement>(".table__pick input[name]")];
  const all = root.querySelector<HTMLInputElement>("[data-bulk-all]");
  const bar = root.querySelector<HTMLElement>("[data-bulk-bar]");
  const count = root.querySelector<HTMLElement>("[data-bulk-count]");
  count?.setAttribute("role", "status");
  let anchor: HTMLInputElement | null = null;

  const show = () => {
    const every = boxes();
    const chosen = every.filter((box) => box.checked).length;
    if (all) {
      all.checked = chosen > 0 && chosen === every.length;
      all.indeterminate = chosen > 0 && chosen < every.length;
    }
    if (bar) bar.hidden = chosen === 0;
    if (count) count.textContent = word("widget-bulk-count", { count: chosen });
  };
  all?.addEventListener("change", () => {
    for (const box of boxes()) box.checked = all.checked;
    show();
  });
  root.addEventListener("click", (event) => {
    const box = event.target as HTMLInputElement;
    const every = boxes();
    if (!every.includes(box)) return;
    if ((event as MouseEvent).shiftKey && anchor) {
      const [from, to] = [every.indexOf(anchor), every.indexOf(box)].sort((a, b) => a - b);
      for (const one of every.slice(from, (to ?? 0) + 1)) one.checked = box.checked;
    }
    anchor = box;
    show();
  });
  const form = root.closest("form");
  if (form) startPress(form);
  // The browser asks in its own language; the page has words in that of its reader.
  for (const field of root.querySelectorAll<HTMLSelectElement>("[data-required]")) {
    field.addEventListener("invalid", () => field.setCustomValidity(field.dataset.required ?? ""));
    field.addEventListener("change", () => field.setCustomValidity(""));
  }
  // A page that comes back from the browser's memory has its boxes as they were left.
  addEventListener("pageshow", show);
  show();
}
