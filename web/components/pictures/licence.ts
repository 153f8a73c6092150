// The licence of a picture: chosen from a list or written by its name. Both fields have one name, and the service takes
// what is written; so only one of them may hold something.
import { onRestored, tell } from "../widget/plain.ts";

interface Fields {
  list: HTMLSelectElement;
  other: HTMLInputElement;
}

function fieldsOf(row: HTMLElement): Fields | null {
  const list = row.querySelector<HTMLSelectElement>("select[data-licence]");
  const other = row.querySelector<HTMLInputElement>("input[data-licence]");
  return list && other ? { list, other } : null;
}

/** The licence of the picture in `row`. */
export function licenceOf(row: HTMLElement): string {
  const fields = fieldsOf(row);
  return fields ? fields.other.value.trim() || fields.list.value : "";
}

/** Gives the picture in `row` a licence, of the list or not. */
export function writeLicence(row: HTMLElement, licence: string): void {
  const fields = fieldsOf(row);
  if (!fields || licenceOf(row) === licence) return;
  fields.list.value = licence;
  // A list that does not have it chooses nothing.
  const isListed = fields.list.value === licence;
  if (!isListed) fields.list.value = "";
  fields.other.value = isListed ? "" : licence;
  show(row);
  tell(fields.list);
}

function show(row: HTMLElement): void {
  const fields = fieldsOf(row);
  const fold = fields?.other.closest("details");
  if (fields && fold && fields.other.value !== "") fold.open = true;
}

/** Lets only one of the two fields of a row hold something. */
export function startLicence(row: HTMLElement): void {
  const fields = fieldsOf(row);
  if (!fields) return;
  const { list, other } = fields;
  list.addEventListener("change", () => {
    if (list.value !== "") other.value = "";
  });
  other.addEventListener("input", () => {
    if (other.value !== "") list.value = "";
  });
  onRestored(row, () => show(row));
}
