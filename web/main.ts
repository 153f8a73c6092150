// Finds `[data-module]` in the page and starts that component; nothing else.
import * as menu from "./components/menu/menu.ts";
import * as save from "./components/save/save.ts";
import * as share from "./components/share/share.ts";
import * as theme from "./components/theme/theme.ts";

interface Component {
  start(element: HTMLElement): void;
}

/** Where a component lives: here, or in a part that is fetched when a page has it. */
type Components = Record<string, () => Component | Promise<Component>>;

// What nearly every page has comes along at once: each is smaller than the request for it would be.
const COMPONENTS: Components = {
  "date-reading": () => import("./components/date-reading/date-reading.ts"),
  find: () => import("./components/find/find.ts"),
  map: () => import("./components/map/map.ts"),
  menu: () => menu,
  save: () => save,
  saved: () => import("./components/saved/saved.ts"),
  share: () => share,
  suggest: () => import("./components/suggest/suggest.ts"),
  theme: () => theme,
};

/** Starts every component inside `root` that has not started yet. */
async function startModules(root: ParentNode): Promise<void> {
  for (const element of root.querySelectorAll<HTMLElement>("[data-module]:not([data-started])")) {
    const load = COMPONENTS[element.dataset.module ?? ""];
    if (!load) continue;
    element.dataset.started = "";
    (await load()).start(element);
  }
}

/** Adds the components of another entry to those that pages may have. */
export function addComponents(more: Components): void {
  Object.assign(COMPONENTS, more);
  void startModules(document);
}

// A component that brings new HTML into the page says so, and what is in it is started as well.
document.addEventListener("gardesh:swapped", (event) => void startModules(event.target as HTMLElement));
void startModules(document);
