// How scripts meet pages: an element names its component in `data-module`, and the entry knows where it lives.

/** A component: what a page starts on an element that names it. */
export interface Component {
  start(element: HTMLElement): void;
}

/** Where a component lives: here, or in a part that is fetched when a page has it. */
export type Components = Record<string, () => Component | Promise<Component>>;

/** Starts every component inside `root` that has not started yet, and those in whatever HTML comes later. */
export function startComponents(components: Components): void {
  const startIn = async (root: ParentNode): Promise<void> => {
    for (const element of root.querySelectorAll<HTMLElement>("[data-module]:not([data-started])")) {
      const load = components[element.dataset.module ?? ""];
      if (!load) continue;
      element.dataset.started = "";
      (await load()).start(element);
    }
  };
  // A component that brings new HTML into the page says so, and what is in it is started as well.
  document.addEventListener("gardesh:swapped", (event) => void startIn(event.target as HTMLElement));
  void startIn(document);
}
