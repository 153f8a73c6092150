// How complete a form is: the marks of its sections and the list of what is missing, as they stand after what was typed.
import { make } from "../widget/dom.ts";
import { heldInPlace } from "./hold.ts";

/** What the service says of a text that it just kept. */
export interface Progress {
  sections: { key: string; state: string; mark: string }[];
  missing: { anchor: string; label: string }[];
  missing_head: string;
}

/** Brings the page up to what the service says. Nothing is said aloud: marks are looked at, not waited for. */
export function showProgress({ sections, missing, missing_head }: Progress): void {
  for (const { key, state, mark } of sections) {
    const shown = document.querySelector(`[data-section-mark="${key}"]`);
    if (!shown || shown.textContent === state) continue;
    shown.className = `mark ${mark}`;
    shown.textContent = state;
  }
  const list = document.querySelector<HTMLElement>("[data-missing]");
  // A link under somebody's fingers is not taken away.
  if (!list || list.contains(document.activeElement)) return;
  heldInPlace(list, () => showMissing(list, missing, missing_head));
}

function showMissing(list: HTMLElement, missing: Progress["missing"], head: string): void {
  // Once shown it stays, to say that nothing is missing any more.
  list.hidden &&= missing.length === 0;
  list.querySelector("summary")?.replaceChildren(head);
  const line = ({ anchor, label }: (typeof missing)[number]) =>
    make("li", {}, make("a", { href: `#${anchor}` }, make("bdi", {}, label)));
  list.querySelector("ul")?.replaceChildren(...missing.map(line));
}
