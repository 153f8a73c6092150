// The frame of a map: closed, loading, open or failed. The library is fetched only when the map is wanted, and when it
// cannot be shown the frame says so and the rest of the page goes on as before.
import { type Bounds, parseBounds } from "../find/address.ts";
import { currentTheme } from "../theme/theme.ts";
import type { Hearing, MapView, Spot } from "./engine.ts";
import { parseIcons } from "./icons.ts";
import { parsePoints, type Way } from "./way.ts";

/** What a page adds to a frame's own settings. */
export interface Opening {
  bounds: Bounds;
  padding: number;
  tilesQuery: string;
  isSmall: boolean;
  way?: Way;
  hearing: Hearing;
}

function isDrawable(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

function setState(frame: HTMLElement, state: "closed" | "loading" | "open" | "failed"): void {
  frame.dataset.state = state;
}

function fail(frame: HTMLElement, why: "webgl" | "network"): void {
  setState(frame, "failed");
  for (const notice of frame.querySelectorAll<HTMLElement>("[data-failed]")) {
    notice.hidden = notice.dataset.failed !== why;
  }
}

/** Opens the map of a frame. None when it cannot be shown; the frame then says why. */
export async function openFrame(frame: HTMLElement, opening: Opening): Promise<MapView | null> {
  const canvas = frame.querySelector<HTMLElement>("[data-canvas]");
  if (!canvas) return null;
  for (const notice of frame.querySelectorAll<HTMLElement>("[data-failed]")) notice.hidden = true;
  if (!isDrawable()) {
    fail(frame, "webgl");
    return null;
  }
  setState(frame, "loading");
  try {
    const { openMap } = await import("./engine.ts");
    const data = frame.dataset;
    const view = await openMap(
      canvas,
      {
        lang: data.lang ?? "fa",
        theme: currentTheme(),
        styleUrl: data.style ?? "",
        tilesUrl: data.tiles ?? "",
        tilesQuery: opening.tilesQuery,
        spriteUrl: data.sprite ?? "",
        icons: parseIcons(frame.closest<HTMLElement>("[data-icons]")?.dataset.icons),
        bounds: opening.bounds,
        padding: opening.padding,
        isSmall: opening.isSmall,
        gestures: {
          fingers: data.gestures ?? "",
          wheel: data.gesturesWheel ?? "",
          mac: data.gesturesMac ?? "",
        },
        way: opening.way ?? null,
      },
      {
        ...opening.hearing,
        drawn() {
          showScale();
          opening.hearing.drawn();
        },
      },
    );
    const bar = frame.querySelector<HTMLElement>("[data-scale]");
    const showScale = () => {
      if (!bar) return;
      const { pixels, text } = view.scale(96);
      bar.style.inlineSize = `${pixels}px`;
      bar.textContent = text;
    };
    const note = frame.querySelector("[data-note]");
    if (note) note.textContent = view.attribution();
    setState(frame, "open");
    view.resize();
    showScale();
    document.addEventListener("gardesh:theme", () => void view.setTheme(currentTheme()));
    for (const button of frame.querySelectorAll<HTMLElement>("[data-zoom]")) {
      button.addEventListener("click", () => view.zoomBy(button.dataset.zoom === "in" ? 1 : -1));
    }
    return view;
  } catch (error) {
    console.warn("the map could not be opened", error);
    fail(frame, "network");
    return null;
  }
}

/** Calls back once the browser has nothing better to do. */
export function whenIdle(then: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(then, { timeout: 3000 });
  else setTimeout(then, 500);
}

/** Opens a map by its buttons: the one on it, and the one that tries again. */
export function openOnPress(frame: HTMLElement, open: () => Promise<void>): void {
  for (const press of frame.querySelectorAll("[data-open], [data-retry]"))
    press.addEventListener("click", () => void open());
}

/** Opens a map by itself once it is in sight and the browser has time. */
export function openWhenSeen(frame: HTMLElement, open: () => Promise<void>): void {
  new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    whenIdle(() => void open());
  }).observe(frame);
}

/** A small map with one pin or the way of a route, as on an item's page: opens on a tap, or by itself where there is room and time. */
export function start(frame: HTMLElement): void {
  const { lon, lat, icon = "marker", name = "", id = "" } = frame.dataset;
  const spot: Spot = { id, lon: Number(lon), lat: Number(lat), icon, name, path: "" };
  const bounds = parseBounds(frame.dataset.bounds) ?? around(spot, 0.08);
  const way: Way = { line: parsePoints(frame.dataset.line), stops: parsePoints(frame.dataset.stops) };
  const isWay = way.stops.length > 0;
  let isOpening = false;
  const open = async () => {
    if (isOpening) return;
    isOpening = true;
    const hearing: Hearing = { moved() {}, picked() {}, pointed() {}, drawn() {} };
    const view = await openFrame(frame, {
      bounds,
      padding: 24,
      tilesQuery: "",
      isSmall: true,
      hearing,
      ...(isWay && { way }),
    });
    isOpening = false;
    if (!isWay) view?.choose(spot);
  };
  openOnPress(frame, open);
  if (matchMedia("(min-width: 56.25rem)").matches) openWhenSeen(frame, open);
}

function around({ lon, lat }: Spot, degrees: number): Bounds {
  return [lon - degrees, lat - degrees * 0.7, lon + degrees, lat + degrees * 0.7];
}
