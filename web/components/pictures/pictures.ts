// The pictures of an entry: chosen or dropped, sent with progress, described, put in order. Each has a fieldset of plain
// fields (`pictures.N.…`), made from the page's template.

import { whenReady } from "../library/ready.ts";
import { Rows } from "../repeat/rows.ts";
import { button, icon, iconButton, make, offerBack, say } from "../widget/dom.ts";
import { onRestored, type Plain, plainField, tell, write } from "../widget/plain.ts";
import { word } from "../words/words.ts";
import { startFocus } from "./focus.ts";
import { licenceOf, startLicence, writeLicence } from "./licence.ts";
import { positionOf, send, type Taken } from "./upload.ts";

export function start(root: HTMLElement): void {
  const list = root.querySelector<HTMLElement>("[data-rows]");
  const template = root.querySelector<HTMLTemplateElement>(":scope > template");
  const drop = root.querySelector<HTMLElement>("[data-drop]");
  const chooser = root.querySelector<HTMLInputElement>("input[type=file]");
  const form = root.closest("form");
  if (!list || !template || !drop || !chooser || !form) return;
  const path = root.dataset.path ?? "pictures";
  const rows = new Rows(list, template, path);
  const sending = make("ul", { class: "pictures__sending" });
  const undo = make("p", { class: "repeat__undo", hidden: true });
  drop.after(sending);
  drop.before(undo);
  // Sent by this script, and so not once more with the form.
  chooser.removeAttribute("name");
  chooser.dataset.autosaveSkip = "";

  const part = (row: HTMLElement, name: string): Plain | null => {
    const place = rows.all().indexOf(row);
    return plainField(row, `${path}.${place}.${name}`);
  };

  function furnish(row: HTMLElement): void {
    if (row.dataset.furnished !== undefined) return;
    row.dataset.furnished = "";
    const tools = make("div", { class: "picture__tools" });
    const name = () => word("widget-picture-name", { place: rows.all().indexOf(row) + 1 });
    const move = (step: number) => {
      rows.move(row, step);
      tell(list as HTMLElement);
      say(word("widget-picture-moved", { place: rows.all().indexOf(row) + 1, count: rows.all().length }));
      tools.querySelectorAll("button")[step < 0 ? 0 : 1]?.focus();
    };
    tools.append(
      iconButton(word("widget-picture-up"), "up", () => move(-1)),
      iconButton(word("widget-picture-down"), "down", () => move(1)),
      button(word("widget-picture-same"), () => sameForAll(row), "copy"),
      button(word("widget-picture-remove"), () => takeAway(row, name()), "trash"),
    );
    row.append(tools);
    const handle = make("span", { class: "picture__handle", draggable: "true", "aria-hidden": "true" }, icon("drag"));
    const holder = row.querySelector<HTMLElement>(".picture__pic");
    holder?.append(handle);
    handle.addEventListener("dragstart", (event) => {
      event.dataTransfer?.setData("text/plain", "");
      event.dataTransfer?.setDragImage(row, 0, 0);
      row.dataset.dragged = "";
    });
    handle.addEventListener("dragend", () => {
      delete row.dataset.dragged;
      rows.number();
      tell(list as HTMLElement);
      say(word("widget-picture-moved", { place: rows.all().indexOf(row) + 1, count: rows.all().length }));
    });
    row.addEventListener("dragover", (event) => {
      const dragged = list?.querySelector<HTMLElement>(":scope > [data-dragged]");
      if (!dragged || dragged === row) return;
      event.preventDefault();
      const isAfter = event.clientY > row.getBoundingClientRect().top + row.offsetHeight / 2;
      if (isAfter) row.after(dragged);
      else row.before(dragged);
    });
    const picture = holder?.querySelector("img");
    const [x, y] = [part(row, "focus.0"), part(row, "focus.1")];
    if (holder && picture && x && y) {
      for (const field of [x, y]) {
        const box = field.closest<HTMLElement>(".field");
        if (box) box.hidden = true;
      }
      startFocus(holder, picture, x, y);
    }
    startLicence(row);
    const decorative = part(row, "decorative") as HTMLInputElement | null;
    const describe = () => {
      for (const box of row.querySelectorAll<HTMLElement>("[data-alt]")) box.hidden = decorative?.checked ?? false;
    };
    decorative?.addEventListener("change", describe);
    onRestored(row, describe);
    describe();
    // What was sent just before the page was asked for again is still being made.
    const waiting = row.querySelector<HTMLElement>("[data-wait]");
    const id = waiting?.dataset.wait;
    if (id) void showPicture(row, { id, state: "waiting" } as Taken);
  }

  /** Gives a picture the credit and licence of another. */
  function likeThat(row: HTMLElement, other: HTMLElement): void {
    write(part(row, "credit"), part(other, "credit")?.value ?? "");
    writeLicence(row, licenceOf(other));
  }
  function sameForAll(row: HTMLElement): void {
    for (const other of rows.all()) if (other !== row) likeThat(other, row);
    say(word("widget-picture-same-done"));
  }
  function takeAway(row: HTMLElement, name: string): void {
    const back = rows.remove(row);
    tell(list as HTMLElement);
    offerBack(undo, word("widget-picture-removed", { name }), word("widget-undo"), () => {
      back();
      tell(list as HTMLElement);
      row.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus();
    });
  }

  function add(taken: Taken): void {
    const row = rows.add();
    void showPicture(row, taken);
    write(part(row, "file"), taken.file ?? taken.id);
    // Credit and licence are mostly those of the picture before.
    const before = rows.all().at(-2);
    if (before) likeThat(row, before);
    furnish(row);
    const at = positionOf(taken);
    if (at) offerPlace(row, at);
    row.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus();
  }
  /** Shows what was sent, as soon as the service has made something to see of it. */
  async function showPicture(row: HTMLElement, taken: Taken): Promise<void> {
    const address = `${root.dataset.url ?? "/studio/pictures"}/${taken.id}.json`;
    const made = taken.state === "waiting" ? await whenReady(address) : taken;
    const picture = row.querySelector("img");
    row.querySelector("[data-wait]")?.remove();
    if (picture && made?.state === "ready" && made.thumb_url) {
      picture.src = made.thumb_url;
      picture.hidden = false;
    } else if (made && "reason" in made && made.reason) {
      row.querySelector(".picture__fields")?.prepend(make("p", { class: "field__error" }, icon("warn"), made.reason));
      say(made.reason);
    }
  }
  function offerPlace(row: HTMLElement, at: { lon: number; lat: number }): void {
    const isEmpty = ["lon", "lat"].every(
      (name) => plainField(form as HTMLFormElement, `point.${name}`)?.value.trim() === "",
    );
    if (!isEmpty) return;
    const offer = make("p", { class: "picture__wide hint" }, word("widget-picture-place"), " ");
    const take = button(
      word("widget-picture-place-take"),
      () => {
        form?.dispatchEvent(new CustomEvent("gardesh:place", { detail: at }));
        offer.remove();
        say(word("widget-picture-place-done"));
      },
      "pin",
    );
    offer.append(take);
    row.querySelector(".picture__fields")?.append(offer);
  }

  async function sendOne(file: File): Promise<void> {
    const bar = make("progress", {
      max: 1,
      value: 0,
      "aria-label": word("widget-picture-sending", { name: file.name }),
    });
    const line = make("li", {}, make("bdi", {}, file.name), bar);
    sending.append(line);
    const token = plainField(form as HTMLFormElement, "csrf")?.value;
    const fields = { owner: root.dataset.owner ?? "", ...(token && { csrf: token }) };
    const ended = await send(root.dataset.url ?? "/studio/pictures", file, fields, (share) => {
      bar.value = share;
      // What is left is the service's work, of which nothing is known.
      if (share >= 1) bar.removeAttribute("value");
    });
    if ("taken" in ended) {
      line.remove();
      for (const taken of ended.taken) add(taken);
      say(word("widget-picture-added", { name: file.name }));
      return;
    }
    const reason = ended.refused ?? word("widget-picture-failed");
    const error = make("span", { class: "field__error" }, icon("warn"), reason);
    const again = button(word("widget-picture-again"), () => {
      line.remove();
      void sendOne(file);
    });
    const away = iconButton(word("widget-picture-forget", { name: file.name }), "close", () => {
      line.remove();
      chooser?.focus();
    });
    line.replaceChildren(make("bdi", {}, file.name), error, ...(ended.refused === null ? [again] : []), away);
    say(`${file.name}: ${reason}`);
  }
  async function sendAll(files: Iterable<File>): Promise<void> {
    // One after the other: a slow line is not shared between twenty files, and they come in their order.
    for (const file of [...files]) await sendOne(file);
  }

  chooser.addEventListener("input", (event) => event.stopPropagation());
  chooser.addEventListener("change", (event) => {
    event.stopPropagation();
    const files = [...(chooser.files ?? [])];
    chooser.value = "";
    void sendAll(files);
  });
  for (const kind of ["dragenter", "dragover"] as const) {
    root.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      drop.dataset.over = "";
    });
  }
  root.addEventListener("dragleave", (event) => {
    if (!root.contains(event.relatedTarget as Node | null)) delete drop.dataset.over;
  });
  root.addEventListener("drop", (event) => {
    delete drop.dataset.over;
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    event.preventDefault();
    void sendAll(files);
  });
  onRestored(root, () => {
    for (const row of rows.all()) furnish(row);
  });
  for (const row of rows.all()) furnish(row);
}
