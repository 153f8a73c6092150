// The date fields of the filters, with a calendar that the browser's own fields do not know. It is fetched when somebody
// opens the filters, so that those who only search never pay for it.
export function start(element: HTMLElement): void {
  const filters = element as HTMLDetailsElement;
  const open = async () => {
    if (!filters.open) return;
    filters.removeEventListener("toggle", open);
    const { start: startDate } = await import("../date-field/date-field.ts");
    for (const field of filters.querySelectorAll<HTMLElement>("input[type=date]")) startDate(field);
  };
  filters.addEventListener("toggle", open);
  void open();
}
