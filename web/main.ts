// Finds `[data-module]` in the page and starts that component; nothing else.
const MODULES = import.meta.glob<{ start(element: HTMLElement): void }>("./components/*/*.ts");

/** Starts every component inside `root` that has not started yet. */
async function startModules(root: ParentNode): Promise<void> {
  for (const element of root.querySelectorAll<HTMLElement>("[data-module]:not([data-started])")) {
    const name = element.dataset["module"] ?? "";
    const load = MODULES[`./components/${name}/${name}.ts`];
    if (!load) continue;
    element.dataset["started"] = "";
    (await load()).start(element);
  }
}

document.addEventListener("gardesh:swapped", (event) => void startModules(event.target as HTMLElement));
void startModules(document);
