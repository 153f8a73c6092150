// The plain fields beneath every component. They are what the form sends; a component reads them and writes into them.

/** A field of a form that holds a text. */
export type Plain = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The field with this name inside `root`. */
export function plainField(root: ParentNode, name: string): Plain | null {
  return root.querySelector<Plain>(`[name="${name.replace(/["\\]/g, "\\$&")}"]`);
}

/** The id of a field: `f-` and its path with dashes. */
export function fieldId(path: string): string {
  return `f-${path.replaceAll(".", "-")}`;
}

/** Writes a text into a field as if somebody had typed it. */
export function write(field: Plain | null, value: string): void {
  if (!field || field.value === value) return;
  field.value = value;
  tell(field);
}

/** Tells whoever listens that a field has changed. */
export function tell(field: HTMLElement): void {
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The name of the event by which a form says that its fields were filled anew, all at once. */
export const RESTORED = "gardesh:restored";

/** Calls back when a form's fields were filled anew by something other than the component itself. */
export function onRestored(element: HTMLElement, then: () => void): void {
  (element.closest("form") ?? document).addEventListener(RESTORED, then);
}

/** The field's error and hint belong to whatever stands in for it. */
export function standIn(plain: HTMLElement, instead: HTMLElement): void {
  for (const name of ["aria-describedby", "aria-invalid", "aria-required"]) {
    const value = plain.getAttribute(name);
    if (value) instead.setAttribute(name, value);
  }
  // Links of the error summary lead to the field's id: what is seen takes it over.
  const label = plain.id ? document.querySelector<HTMLLabelElement>(`label[for="${plain.id}"]`) : null;
  instead.id = `${plain.id}-shown`;
  if (label) label.htmlFor = instead.id;
  plain.addEventListener("focus", () => instead.focus());
}
