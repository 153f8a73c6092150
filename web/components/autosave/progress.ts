// How complete a form is: the marks of its sections and the list of what is missing, as they stand after what was typed.
import { make } from "../widget/dom.ts";
import { heldInPlace } from "./hold.ts";

/** What the service says of a text that it just kept. */
export interface Progress {
  sections: { key: string; state: string; mark: string }[];
  missing: { anchor: string; label: string }[];
  missing_head: string;
  complete: string;
  wanted: { anchor: string; words: string }[];
  comma: string;
  name: string;
}

/** Brings the page up to what the service says. Nothing is said aloud: marks are looked at, not waited for. */
export function showProgress(progress: Progress): void {
  const { sections, missing, missing_head } = progress;
  const title = document.querySelector("[data-title]");
  if (title) title.textContent = progress.name;
  for (const { key, state, mark } of sections) {
    const shown = document.querySelector(`[data-section-mark="${key}"]`);
    if (!shown || shown.textContent === state) continue;
    shown.className = `mark ${mark}`;
    shown.textContent = state;
  }
  change("[data-missing]", (list) => showMissing(list, missing, missing_head));
  change("[data-wanted]", (line) => showWanted(line, progress));
}

/** Changes a list of links, if it is there; a link under somebody's fingers is not taken away. */
function change(selector: string, to: (shown: HTMLElement) => void): void {
  const shown = document.querySelector<HTMLElement>(selector);
  if (shown && !shown.contains(document.activeElement)) heldInPlace(shown, () => to(shown));
}

function showWanted(line: HTMLElement, { complete, wanted, comma }: Progress): void {
  line.hidden = wanted.length === 0;
  const links = wanted.map(({ anchor, words }) => make("a", { href: `#${anchor}` }, words));
  const parted = links.flatMap((link, n) => (n === 0 ? [link] : [comma, link]));
  line.replaceChildren(make("strong", {}, complete), " ", ...parted);
}

function showMissing(list: HTMLElement, missing: Progress["missing"], head: string): void {
  // Once shown it stays, to say that nothing is missing any more.
  list.hidden &&= missing.length === 0;
  list.querySelector("summary")?.replaceChildren(head);
  const line = ({ anchor, label }: (typeof missing)[number]) =>
    make("li", {}, make("a", { href: `#${anchor}` }, make("bdi", {}, label)));
  list.querySelector("ul")?.replaceChildren(...missing.map(line));
}
