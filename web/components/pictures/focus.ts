// The focal point of a picture: what must stay in view when it is cut. A press or the arrows set it.
import { make, say } from "../widget/dom.ts";
import { onRestored, type Plain, write } from "../widget/plain.ts";
import { word } from "../words/words.ts";

/** One press of an arrow, as a share of the picture. */
const STEP = 0.05;

function share(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 100) / 100;
}

/** Lets the focal point of `picture` be set; the plain fields keep it as shares of width and height. */
export function startFocus(holder: HTMLElement, picture: HTMLImageElement, x: Plain, y: Plain): void {
  const spot = make("button", { type: "button", class: "focus-spot", "aria-label": word("widget-picture-focus") });
  holder.append(spot);
  const value = (field: Plain) => (field.value.trim() === "" ? 0.5 : share(Number(field.value)) || 0);
  const show = () => {
    spot.style.setProperty("--focus-x", `${value(x) * 100}%`);
    spot.style.setProperty("--focus-y", `${value(y) * 100}%`);
  };
  const set = (toX: number, toY: number) => {
    write(x, String(share(toX)));
    write(y, String(share(toY)));
    show();
  };
  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    spot.focus();
  });
  spot.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (!by) return;
    event.preventDefault();
    set(value(x) + (by[0] ?? 0), value(y) + (by[1] ?? 0));
    say(word("widget-picture-focus-at", { across: Math.round(value(x) * 100), down: Math.round(value(y) * 100) }));
  });
  onRestored(holder, show);
  show();
}
