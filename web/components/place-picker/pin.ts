// A pin that can be taken by hand: dragged, or moved with the arrows, a little at a time.

import type { MapView } from "../map/engine.ts";
import { icon, make } from "../widget/dom.ts";

/** Pixels for an arrow, and for an arrow with Shift. */
const STEP = 10;
const FINE_STEP = 1;

/** A pin on a map. */
export interface Pin {
  put(lon: number, lat: number): void;
  hide(): void;
}

/** Puts a pin over a map. `moved` hears of every move by hand, with the last of a drag marked. */
export function putPin(
  view: MapView,
  canvas: HTMLElement,
  label: string,
  moved: (lon: number, lat: number) => void,
): Pin {
  const element = make("button", { type: "button", class: "pin-hand", "aria-label": label, hidden: true }, icon("pin"));
  canvas.after(element);
  let at: { lon: number; lat: number } | null = null;
  const draw = () => {
    if (!at) return;
    const { x, y } = view.pixels(at.lon, at.lat);
    element.style.transform = `translate(${x}px, ${y}px)`;
  };
  const set = (lon: number, lat: number) => {
    at = { lon, lat };
    element.hidden = false;
    draw();
  };
  view.onMove(draw);
  new ResizeObserver(draw).observe(canvas);

  element.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? FINE_STEP : STEP;
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (event.key === "+" || event.key === "-") return view.zoomBy(event.key === "+" ? 1 : -1);
    if (!by || !at) return;
    event.preventDefault();
    const { x, y } = view.pixels(at.lon, at.lat);
    const next = view.position(x + (by[0] ?? 0), y + (by[1] ?? 0));
    set(next.lon, next.lat);
    moved(next.lon, next.lat);
    if (!view.contains(next.lon, next.lat)) view.fly(next.lon, next.lat, 0);
  });
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !at) return;
    element.setPointerCapture(event.pointerId);
    const from = view.pixels(at.lon, at.lat);
    const [startX, startY] = [event.clientX, event.clientY];
    const drag = (move: PointerEvent) => {
      const next = view.position(from.x + move.clientX - startX, from.y + move.clientY - startY);
      set(next.lon, next.lat);
    };
    const drop = () => {
      element.removeEventListener("pointermove", drag);
      if (at) moved(at.lon, at.lat);
    };
    element.addEventListener("pointermove", drag);
    element.addEventListener("lostpointercapture", drop, { once: true });
  });
  return {
    put: set,
    hide() {
      at = null;
      element.hidden = true;
    },
  };
}
