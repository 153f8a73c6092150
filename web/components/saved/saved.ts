// The saved page: drawn wholly in the browser from what it keeps, since the service knows nothing of it.
import { type Kept, readShelf } from "../save/shelf.ts";

export function start(section: HTMLElement): void {
  const template = section.querySelector<HTMLTemplateElement>("template[data-line]");
  const list = section.querySelector<HTMLElement>("[data-list]");
  const empty = section.querySelector<HTMLElement>("[data-empty]");
  if (!template || !list) return;

  const line = (kept: Kept): Node => {
    const copy = template.content.cloneNode(true) as DocumentFragment;
    const url = `/${document.documentElement.lang}${kept.path}`;
    const link = copy.querySelector<HTMLAnchorElement>(".entry__name a");
    if (link) {
      link.href = url;
      link.textContent = kept.name;
    }
    const kicker = copy.querySelector("[data-kicker]");
    if (kicker) kicker.textContent = kept.kicker;
    const sprite = section.dataset.sprite ?? "";
    copy.querySelector(".entry__kicker use")?.setAttribute("href", `${sprite}#i-${kept.icon}`);
    showPicture(copy.querySelector<HTMLElement>(".entry__pic"), kept.picture);
    const mark = copy.querySelector<HTMLElement>("[data-module=save]");
    if (mark) {
      Object.assign(mark.dataset, {
        id: kept.id,
        url,
        name: kept.name,
        kicker: kept.kicker,
        icon: kept.icon,
        scene: kept.picture,
      });
      mark.setAttribute("aria-label", `${section.dataset.remove ?? ""}: ${kept.name}`);
    }
    return copy;
  };

  const show = () => {
    const shelf = readShelf();
    list.replaceChildren(...shelf.map(line));
    if (empty) empty.hidden = shelf.length > 0;
    list.dispatchEvent(new CustomEvent("gardesh:swapped", { bubbles: true }));
  };
  show();
  document.addEventListener("gardesh:shelf", show);
  addEventListener("storage", show);
}

/** A drawn scene is set in by reference, so that it follows the theme; anything else is a photograph. */
function showPicture(frame: HTMLElement | null, picture: string): void {
  if (!frame || !picture.startsWith("/")) return;
  if (!picture.endsWith(".svg")) {
    const image = new Image();
    image.className = "scene";
    image.alt = "";
    image.loading = "lazy";
    image.src = picture;
    frame.append(image);
    return;
  }
  const scene = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  scene.setAttribute("class", "scene");
  scene.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${picture}#s`);
  scene.append(use);
  frame.append(scene);
}
