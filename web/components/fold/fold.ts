// The folds of a form: parts that are not needed are closed where there is little room and open where there is enough.
// What an editor opens or closes by hand stays so in this browser. A link into a closed part opens it.
import { isOpen, read, type Shelf, written } from "./memory.ts";

const KEY = "gardesh-folds";
/** As wide as three languages side by side. */
const WIDE = "(min-width: 60rem)";

/** Storage may be forbidden: folds are then as the page brought them. */
function remembered(): Shelf {
  try {
    return read(localStorage.getItem(KEY));
  } catch {
    return {};
  }
}

function remember(name: string, open: boolean): void {
  try {
    localStorage.setItem(KEY, written(remembered(), name, open));
  } catch {
    // Then nothing is remembered.
  }
}

/** Opens everything that hides an element, and what the element is the frame of. */
function reveal(element: Element): void {
  const inside = element.matches("section") ? element.querySelector<HTMLDetailsElement>(":scope > details.fold") : null;
  if (inside) inside.open = true;
  for (let fold = element.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
    fold.open = true;
  }
}

function revealNamed(hash: string): Element | null {
  const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  if (target) reveal(target);
  return target;
}

export function start(root: HTMLElement): void {
  const folds = [...root.querySelectorAll<HTMLDetailsElement>("details.fold")];
  const wide = matchMedia(WIDE);
  const shelf = remembered();
  for (const fold of folds) {
    const name = fold.dataset.fold ?? "";
    fold.open = isOpen({ isWide: wide.matches, isAsked: fold.open, remembered: shelf[name] });
    fold.dataset.ready = "";
    fold.querySelector("summary")?.addEventListener("click", (event) => {
      // The press comes before the fold turns.
      if (!event.defaultPrevented) remember(name, !fold.open);
    });
  }
  wide.addEventListener("change", () => {
    if (wide.matches) for (const fold of folds) fold.open = true;
  });
  // Before the browser follows the link, so that it finds something to go to.
  document.addEventListener(
    "click",
    (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
      if (link) revealNamed(link.hash);
    },
    true,
  );
  // The address that the page was opened with may lead into a part as well.
  if (location.hash) revealNamed(location.hash)?.scrollIntoView();
}
