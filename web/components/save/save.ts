// The mark beside a name: pressed when the item is kept in this browser.
import { type Kept, readShelf, toggled, withoutLanguage, writeShelf } from "./shelf.ts";

function record(button: HTMLElement): Kept {
  const { id = "", url = "", name = "", kicker = "", icon = "", scene = "" } = button.dataset;
  return { id, path: withoutLanguage(url), name, kicker, icon, picture: scene };
}

export function start(button: HTMLElement): void {
  const show = () => {
    const isKept = readShelf().some((kept) => kept.id === button.dataset.id);
    button.setAttribute("aria-pressed", String(isKept));
    const use = button.querySelector("use");
    use?.setAttribute("href", (use.getAttribute("href") ?? "").replace(/#.*$/, isKept ? "#i-saved" : "#i-save"));
    const text = isKept ? button.dataset.savedText : button.dataset.saveText;
    const word = button.querySelector("span");
    if (text && word) word.textContent = text;
  };
  show();
  button.addEventListener("click", () => writeShelf(toggled(readShelf(), record(button))));
  document.addEventListener("gardesh:shelf", () => button.isConnected && show());
}
