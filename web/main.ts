// Finds `[data-module]` in the page and starts that component; nothing else.

interface Component {
  start(element: HTMLElement): void;
}

const COMPONENTS: Record<string, () => Promise<Component>> = {
  "date-reading": () => import("./components/date-reading/date-reading.ts"),
  find: () => import("./components/find/find.ts"),
  map: () => import("./components/map/map.ts"),
  menu: () => import("./components/menu/menu.ts"),
  save: () => import("./components/save/save.ts"),
  saved: () => import("./components/saved/saved.ts"),
  share: () => import("./components/share/share.ts"),
  suggest: () => import("./components/suggest/suggest.ts"),
  theme: () => import("./components/theme/theme.ts"),
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

// A component that brings new HTML into the page says so, and what is in it is started as well.
document.addEventListener("gardesh:swapped", (event) => void startModules(event.target as HTMLElement));
void startModules(document);
