// What every component of a form needs of the page: making elements, icons, and saying something to those who listen.

type Attributes = Record<string, string | number | boolean | undefined>;

/** An element with its attributes and what is in it. An attribute that is false or undefined is left out. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...inside);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A drawing of the sprite that the page's own icons come from. */
export function icon(name: string): SVGElement {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  const sprite = document.querySelector(".icon use")?.getAttribute("href")?.split("#")[0] ?? "";
  use.setAttribute("href", `${sprite}#i-${name}`);
  drawing.append(use);
  return drawing;
}

/** A button that does something in the page. */
export function button(label: string, press: () => void, iconName?: string): HTMLButtonElement {
  const element = make("button", { type: "button", class: "button" }, ...(iconName ? [icon(iconName)] : []), label);
  element.addEventListener("click", press);
  return element;
}

/** A button that shows only an icon; its words are for those who listen and for the pointer that rests on it. */
export function iconButton(label: string, iconName: string, press: () => void): HTMLButtonElement {
  const element = make(
    "button",
    { type: "button", class: "button button--quiet button--icon", "aria-label": label, title: label },
    icon(iconName),
  );
  element.addEventListener("click", press);
  return element;
}

let listening: HTMLElement | null = null;

/** Says something to those who listen to the page. The same words twice are said twice. */
export function say(text: string): void {
  if (!listening) {
    listening = make("p", { class: "sr", role: "status" });
    document.body.append(listening);
  }
  const region = listening;
  region.textContent = "";
  // A region that changes in the same moment in which it comes is not read.
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}

let last = 0;

/** An id that no other element of the page has. */
export function freshId(): string {
  last += 1;
  return `w-${last}`;
}

/** Says in `place` what was taken away, with a button that brings it back. */
export function offerBack(place: HTMLElement, said: string, label: string, bringBack: () => void): void {
  const again = button(
    label,
    () => {
      place.hidden = true;
      bringBack();
    },
    "undo",
  );
  place.replaceChildren(said, " ", again);
  place.hidden = false;
  again.focus();
  say(said);
}
