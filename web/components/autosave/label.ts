// What a field of the form is called, for a person: its label, with the language or the entry of a list that it belongs to.
import { word } from "../words/words.ts";

/** So many fields are named; what is more is a sign. */
const MOST = 8;

/** What a field of this name is called; empty when nothing tells. */
function labelOf(form: HTMLFormElement, name: string): string {
  const field = form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
  const place = field ?? listOf(form, name);
  const id = field ? CSS.escape(field.id) : "";
  const label = id && text(form.querySelector(`label[for="${id}"], label[for="${id}-shown"]`));
  const group = text(field?.closest("fieldset")?.querySelector(":scope > legend"));
  // In a group of languages the label says only the language.
  if (label && field?.closest(".langs") && group) return word("widget-autosave-field", { field: group, group: label });
  const language = text(field?.closest(".lang")?.querySelector(".lang__head bdi"));
  if (label && (language || group)) return word("widget-autosave-field", { field: label, group: language || group });
  return label || group || text(place?.closest("section")?.querySelector("h2 > span"));
}

/** The list that a field which is not there would stand in. */
function listOf(form: HTMLFormElement, name: string): HTMLElement | null {
  const lists = [...form.querySelectorAll<HTMLElement>("[data-path]")];
  return lists.find((list) => name.startsWith(`${list.dataset.path}.`)) ?? null;
}

function text(element: Element | null | undefined): string {
  return element?.textContent?.trim().replace(/\s+/g, " ") ?? "";
}

/** What fields of these names are called, each once. */
export function labelsOf(form: HTMLFormElement, names: string[]): string {
  const labels = [...new Set(names.map((name) => labelOf(form, name)).filter((label) => label !== ""))];
  if (labels.length > MOST) labels.splice(MOST, labels.length, "…");
  return labels.join(word("list-comma"));
}
