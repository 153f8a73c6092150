// Finds `[data-module]` in the page and starts that component; nothing else.
import * as filters from "./components/filters/filters.ts";
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
  filters: () => filters,
  find: () => import("./components/find/find.ts"),
  map: () => import("./components/map/map.ts"),
  menu: () => menu,
  save: () => save,
  saved: () => import("./components/saved/saved.ts"),
  share: () => share,
  suggest: () => import("./components/suggest/suggest.ts"),
  theme: () => theme,
};

/** Starts every component inside `root` that has not started yet. They are fetched side by side and each starts as soon
 * as it is there: on a slow network none waits for the one before it. */
function startModules(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-module]:not([data-started])")) {
    const load = COMPONENTS[element.dataset.module ?? ""];
    if (!load) continue;
    element.dataset.started = "";
    void startModule(element, load);
  }
}

async function startModule(element: HTMLElement, load: () => Component | Promise<Component>): Promise<void> {
  try {
    const loaded = load();
    // What came along with the entry starts at once, before anything can be typed or pressed.
    ("start" in loaded ? loaded : await loaded).start(element);
  } catch (error) {
    // One component that cannot be had leaves its plain fields, and the others.
    console.error(`${element.dataset.module} could not be started`, error);
  }
}

/** Adds the components of another entry to those that pages may have. */
export function addComponents(more: Components): void {
  Object.assign(COMPONENTS, more);
  startModules(document);
}

// A component that brings new HTML into the page says so, and what is in it is started as well.
document.addEventListener("gardesh:swapped", (event) => startModules(event.target as HTMLElement));
startModules(document);
