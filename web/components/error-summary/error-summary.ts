// The list of what must be put right: it is read first, and each line leads into its field.
export function start(summary: HTMLElement): void {
  summary.tabIndex = -1;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    let id = decodeURIComponent(link?.hash.slice(1) ?? "");
    // A component may show something in the place of the field, and another in the place of that.
    while (id && document.getElementById(`${id}-shown`)) id += "-shown";
    const named = id ? document.getElementById(id) : null;
    // A field that is written by a script only cannot be gone to; the row in which it stands can.
    const field = named?.matches("input[type=hidden]") ? named.closest<HTMLElement>("[data-row]") : named;
    if (!field) return;
    event.preventDefault();
    for (let fold = field.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
      fold.open = true;
    }
    const target = field.matches("input, select, textarea, button, a[href], [tabindex]")
      ? field
      : (field.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea") ??
        field.querySelector("button"));
    // What is wrong with a whole list is said above it; the next press of Tab goes into the list.
    if (!target) field.tabIndex = -1;
    (target ?? field).focus({ preventScroll: true });
    (target ?? field).scrollIntoView({ block: "center" });
  });
}
