// A list field: rows are added and taken away; what was taken away can be had back.
import { button, iconButton, make, offerBack } from "../widget/dom.ts";
import { tell } from "../widget/plain.ts";
import { word } from "../words/words.ts";
import { Rows } from "./rows.ts";

export function start(root: HTMLElement): void {
  const list = root.querySelector<HTMLElement>("[data-rows]");
  const template = root.querySelector<HTMLTemplateElement>(":scope > template");
  const path = root.dataset.path;
  if (!list || !template || !path) return;
  const rows = new Rows(list, template, path);
  const most = Number(root.dataset.most ?? 50);
  const name = root.dataset.label ?? "";
  const undo = make("p", { class: "repeat__undo", hidden: true });
  const add = button(
    root.dataset.add ?? word("widget-repeat-add"),
    () => {
      const row = rows.add();
      furnish(row);
      row.querySelector<HTMLElement>("input, select, textarea")?.focus();
      show();
    },
    "plus",
  );

  function show(): void {
    add.hidden = rows.all().length >= most;
    for (const row of rows.all()) furnish(row);
  }
  function furnish(row: HTMLElement): void {
    if (row.querySelector(":scope > [data-remove]")) return;
    const remove = iconButton(word("widget-repeat-remove", { name }), "trash", () => takeAway(row));
    remove.dataset.remove = "";
    remove.classList.add("repeat__remove");
    row.append(remove);
  }
  function takeAway(row: HTMLElement): void {
    const back = rows.remove(row);
    tell(list as HTMLElement);
    offerBack(undo, word("widget-repeat-removed"), word("widget-undo"), () => {
      back();
      tell(list as HTMLElement);
      row.querySelector<HTMLElement>("input, select, textarea")?.focus();
      show();
    });
    show();
  }
  add.classList.add("repeat__add");
  root.append(undo, add);
  root.addEventListener("gardesh:swapped", show);
  show();
}
