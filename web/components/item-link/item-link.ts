// A link to another entry, found by its name. The plain field keeps the entry's id. In a list the same box adds rows,
// which can be moved and taken away.
import { type Found, startCombobox } from "../combobox/combobox.ts";
import { Rows } from "../repeat/rows.ts";
import { freshId, icon, iconButton, make, say } from "../widget/dom.ts";
import { onRestored, type Plain, tell, write } from "../widget/plain.ts";
import { pageLang, word } from "../words/words.ts";
import { findEntries } from "./find.ts";

function find(kinds: string) {
  return (text: string, signal: AbortSignal) =>
    findEntries(text, kinds, signal, (status) => word(`widget-link-${status}`));
}

/** The name of a published entry; empty when it cannot be had. */
async function nameOf(id: string): Promise<string> {
  const response = await fetch(`/api/v1/items/${encodeURIComponent(id)}`).catch(() => null);
  if (!response?.ok) return "";
  const { name } = (await response.json()) as { name: Record<string, string> };
  return name[pageLang()] ?? Object.values(name)[0] ?? "";
}

/** What is linked, by name; the id where the name is not known. */
function card(name: string, id: string): HTMLElement {
  return make("span", { class: "item-link__card" }, icon("link"), make("bdi", {}, name || id));
}

export function start(root: HTMLElement): void {
  const list = root.querySelector<HTMLElement>("[data-rows]");
  const template = root.querySelector<HTMLTemplateElement>(":scope > template");
  if (list && template) startList(root, list, template);
  else startOne(root);
}

function startOne(root: HTMLElement): void {
  const plain = root.querySelector<HTMLInputElement>("input");
  if (!plain) return;
  const kinds = root.dataset.kind ?? "";
  let name = root.dataset.name ?? "";
  const label = document.querySelector<HTMLLabelElement>(`label[for="${plain.id}"]`);
  const box = make("input", {
    class: "input",
    type: "search",
    id: `${plain.id}-shown`,
    placeholder: word("widget-link-search"),
  });
  for (const attribute of ["aria-describedby", "aria-invalid"]) {
    const value = plain.getAttribute(attribute);
    if (value) box.setAttribute(attribute, value);
  }
  if (label) label.htmlFor = box.id;
  const shown = make("div", { class: "item-link__chosen" });
  plain.type = "hidden";
  plain.after(shown, box);
  const show = () => {
    const id = plain.value.trim();
    shown.hidden = id === "";
    if (id === "") return;
    const clear = iconButton(word("widget-link-clear", { name: name || id }), "close", () => {
      name = "";
      write(plain, "");
      show();
      box.focus();
    });
    shown.replaceChildren(card(name, id), clear);
  };
  startCombobox(box, label?.textContent ?? "", find(kinds), (found) => {
    name = found.name;
    box.value = "";
    write(plain, found.id);
    show();
    say(word("widget-link-chosen", { name: found.name }));
  });
  const again = async () => {
    const id = plain.value.trim();
    name = "";
    show();
    if (id === "") return;
    name = await nameOf(id);
    show();
  };
  plain.addEventListener("gardesh:written", () => void again());
  onRestored(root, () => void again());
  show();
}

function startList(root: HTMLElement, list: HTMLElement, template: HTMLTemplateElement): void {
  const rows = new Rows(list, template, root.dataset.path ?? "");
  const most = Number(root.dataset.most ?? 100);
  const labelId = freshId();
  const box = make("input", { class: "input", type: "search", id: labelId, placeholder: word("widget-link-search") });
  const adding = make(
    "div",
    { class: "field" },
    make("label", { for: labelId }, root.dataset.add ?? word("widget-link-add")),
    box,
  );
  root.append(adding);
  const idField = (row: HTMLElement) => row.querySelector<HTMLInputElement>("[data-link]");

  function furnish(row: HTMLElement): void {
    const plain = idField(row);
    if (!plain || row.dataset.furnished !== undefined) return;
    row.dataset.furnished = "";
    const head = make("div", { class: "item-link__row" });
    const holder: HTMLElement = plain.closest<HTMLElement>(".field") ?? plain;
    plain.type = "hidden";
    for (const label of holder.querySelectorAll("label")) label.hidden = true;
    const legend = row.querySelector(":scope > legend");
    if (legend) legend.after(head);
    else row.prepend(head);
    const name = () => row.dataset.name || plain.value;
    const move = (step: number) => {
      rows.move(row, step);
      tell(plain);
      const place = rows.all().indexOf(row) + 1;
      say(word("widget-link-moved", { name: name(), place }));
      head.querySelectorAll("button")[step < 0 ? 0 : 1]?.focus();
    };
    head.append(
      card(name(), plain.value),
      iconButton(word("widget-link-up", { name: name() }), "up", () => move(-1)),
      iconButton(word("widget-link-down", { name: name() }), "down", () => move(1)),
      iconButton(word("widget-repeat-remove", { name: name() }), "trash", () => {
        rows.remove(row);
        tell(list);
        box.focus();
        say(word("widget-repeat-removed"));
        show();
      }),
    );
  }
  function show(): void {
    for (const row of rows.all()) {
      // An empty row that came for those without script is not a link.
      if (idField(row)?.value === "") rows.remove(row);
      else furnish(row);
    }
    adding.hidden = rows.all().length >= most;
  }
  startCombobox(box, root.dataset.add ?? "", find(root.dataset.kind ?? ""), (found: Found) => {
    box.value = "";
    const row = rows.add();
    row.dataset.name = found.name;
    write(idField(row) as Plain, found.id);
    furnish(row);
    say(word("widget-link-added", { name: found.name }));
    show();
  });
  onRestored(root, () => {
    for (const row of rows.all()) {
      row.querySelector(":scope > .item-link__row")?.remove();
      delete row.dataset.furnished;
      delete row.dataset.name;
    }
    show();
  });
  show();
}
