// The way of a route, drawn on the map: press to lengthen it or to put a point into it, drag points, or work through the
// list of points with the keyboard. The plain field keeps the points as JSON.
import type { MapView } from "../map/engine.ts";
import { openFrame, openOnPress, openWhenSeen } from "../map/map.ts";
import { degreesText, parseCoordinates } from "../place-picker/coordinates.ts";
import { button, iconButton, make, say } from "../widget/dom.ts";
import { onRestored, type Plain, write } from "../widget/plain.ts";
import { localDigits } from "../words/digits.ts";
import { pageLang, word } from "../words/words.ts";
import {
  fromGeoJson,
  fromGpx,
  lengthOf,
  metresBetween,
  type Point,
  placeFor,
  readLine,
  simplified,
  writeLine,
} from "./line.ts";

/** How near to a point a press takes it, in pixels. */
const REACH = 18;
/** How near to the line a press puts a point into it, in pixels. */
const NEAR_LINE = 10;
/** So many points are listed; a long track is edited on the map. */
const MOST_LISTED = 60;

function metres(length: number): string {
  const lang = pageLang().startsWith("ar") ? "ar-u-nu-arab" : pageLang();
  const isFar = length >= 1000;
  const options = {
    style: "unit",
    unit: isFar ? "kilometer" : "meter",
    unitDisplay: "long",
    maximumFractionDigits: isFar ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(lang, options).format(isFar ? length / 1000 : length);
}

export function start(root: HTMLElement): void {
  const plain = root.querySelector<Plain>("textarea, input");
  const frame = root.querySelector<HTMLElement>("[data-map]");
  const tools = root.querySelector<HTMLElement>("[data-line-tools]");
  if (!plain || !tools) return;
  const field = plain;
  const form = root.closest("form");
  let line: Point[] = readLine(field.value) ?? [];
  const before: Point[][] = [];
  let view: MapView | null = null;
  let isWriting = false;
  const summary = make("p", { class: "hint", role: "status" });
  const list = make("ol", { class: "line-editor__points" });
  const fold = make("details", { class: "disclosure" }, make("summary", {}, word("widget-line-points")), list);

  function set(next: Point[], isRemembered = true): void {
    if (isRemembered) before.push(line);
    if (before.length > 100) before.shift();
    line = next;
    isWriting = true;
    write(field, writeLine(line));
    isWriting = false;
    show();
  }
  function show(): void {
    view?.setWay({ line, stops: line });
    summary.textContent = word("widget-line-length", { length: metres(lengthOf(line)), count: line.length });
    undo.disabled = before.length === 0;
    reverse.disabled = line.length < 2;
    clear.disabled = line.length === 0;
    fold.hidden = line.length === 0;
    list.replaceChildren(...line.slice(0, MOST_LISTED).map(row));
    if (line.length > MOST_LISTED)
      list.append(make("li", {}, word("widget-line-more", { count: line.length - MOST_LISTED })));
  }
  function row(point: Point, index: number): HTMLElement {
    const place = localDigits(index + 1, pageLang());
    const box = make("input", {
      class: "input",
      type: "text",
      dir: "ltr",
      "aria-label": word("widget-line-point", { place }),
    });
    box.value = `${degreesText(point[1])}, ${degreesText(point[0])}`;
    box.addEventListener("input", (event) => event.stopPropagation());
    box.addEventListener("change", (event) => {
      event.stopPropagation();
      const read = parseCoordinates(box.value);
      box.setAttribute("aria-invalid", String(!read));
      if (!read) return say(word("widget-place-unread"));
      set(line.with(index, [read.lon, read.lat]));
      list.querySelectorAll<HTMLElement>("input")[index]?.focus();
    });
    const insert = iconButton(word("widget-line-insert", { place }), "plus", () => {
      const other = line[index + 1] ?? line[index - 1] ?? point;
      const middle: Point = line[index + 1]
        ? [(point[0] + other[0]) / 2, (point[1] + other[1]) / 2]
        : [point[0] + 0.001, point[1]];
      set(line.toSpliced(index + 1, 0, middle));
      list.querySelectorAll<HTMLElement>("input")[index + 1]?.focus();
    });
    const remove = iconButton(word("widget-line-remove", { place }), "trash", () => {
      set(line.toSpliced(index, 1));
      (list.querySelectorAll<HTMLElement>("input")[Math.min(index, line.length - 1)] ?? undo).focus();
    });
    return make("li", {}, box, insert, remove);
  }

  const undo = button(
    word("widget-undo"),
    () => {
      const last = before.pop();
      if (last) set(last, false);
    },
    "undo",
  );
  const reverse = button(word("widget-line-reverse"), () => set(line.toReversed()), "sort");
  const clear = button(word("widget-line-clear"), () => set([]), "trash");
  const stops = button(word("widget-line-stops"), () => void fromStops(), "route");
  const file = make("input", {
    class: "sr",
    type: "file",
    accept: ".gpx,.geojson,.json,application/gpx+xml,application/geo+json",
    "data-autosave-skip": true,
  });
  const chooser = make("label", { class: "button line-editor__file" }, word("widget-line-file"), file);
  file.addEventListener("input", (event) => event.stopPropagation());
  file.addEventListener("change", (event) => {
    event.stopPropagation();
    void load();
  });
  tools.append(undo, reverse, clear, stops, chooser);
  tools.after(summary, fold);

  async function load(): Promise<void> {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const text = await chosen.text();
    const found = text.trimStart().startsWith("<") ? fromGpx(text) : fromGeoJson(text);
    file.value = "";
    if (!found) {
      summary.textContent = word("widget-line-unread", { name: chosen.name });
      return;
    }
    set(simplified(found));
    showWhole();
  }
  async function fromStops(): Promise<void> {
    const ids = [...(form?.querySelectorAll<HTMLInputElement>('[name^="route.stops."][name$=".place"]') ?? [])];
    const entries = await Promise.all(
      ids
        .filter((one) => one.value !== "")
        .map(async (one) => {
          const response = await fetch(`/api/v1/items/${encodeURIComponent(one.value)}`).catch(() => null);
          return response?.ok ? ((await response.json()) as { point?: { lon: number; lat: number } }).point : undefined;
        }),
    );
    const found = entries.filter((one) => one !== undefined).map((one): Point => [one.lon, one.lat]);
    if (found.length < 2) {
      summary.textContent = word("widget-line-no-stops");
      return;
    }
    set(found);
    showWhole();
  }
  function bounds(): [number, number, number, number] | null {
    if (line.length === 0) return null;
    const [lons, lats] = [line.map((point) => point[0]), line.map((point) => point[1])];
    const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
    const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
    return [least(lons), least(lats), most(lons), most(lats)];
  }
  function showWhole(): void {
    const box = bounds();
    if (box) view?.fit(box);
  }

  field.addEventListener("input", () => {
    const typed = isWriting ? null : readLine(field.value);
    if (!typed) return;
    line = typed;
    show();
  });
  onRestored(root, () => {
    line = readLine(field.value) ?? [];
    show();
    showWhole();
  });
  show();
  if (!frame) return;

  /** The point under the pointer; none when there is none. */
  function pointAt(x: number, y: number): number {
    let [best, least] = [-1, REACH];
    for (const [index, [lon, lat]] of line.entries()) {
      const at = view?.pixels(lon, lat);
      const distance = at ? Math.hypot(at.x - x, at.y - y) : Number.POSITIVE_INFINITY;
      if (distance < least) [best, least] = [index, distance];
    }
    return best;
  }
  function dragging(canvas: HTMLElement): void {
    let isDropped = false;
    canvas.addEventListener(
      "pointerdown",
      (event) => {
        isDropped = false;
        const box = canvas.getBoundingClientRect();
        const index = event.button === 0 ? pointAt(event.clientX - box.left, event.clientY - box.top) : -1;
        if (index < 0) return;
        view?.setMovable(false);
        const first = line;
        const [startX, startY] = [event.clientX, event.clientY];
        let isMoved = false;
        const drag = (move: PointerEvent) => {
          if (Math.hypot(move.clientX - startX, move.clientY - startY) < 3 && !isMoved) return;
          isMoved = true;
          const at = view?.position(move.clientX - box.left, move.clientY - box.top);
          if (!at) return;
          line = line.with(index, [at.lon, at.lat]);
          view?.setWay({ line, stops: line });
        };
        const drop = () => {
          removeEventListener("pointermove", drag);
          view?.setMovable(true);
          const moved = line;
          line = first;
          if (isMoved) set(moved);
          isDropped = isMoved;
        };
        addEventListener("pointermove", drag);
        addEventListener("pointerup", drop, { once: true });
      },
      { capture: true },
    );
    // The press that ends a drag is not a press on the map.
    canvas.addEventListener("click", (event) => isDropped && event.stopPropagation(), { capture: true });
  }
  function pressed(lon: number, lat: number): void {
    const at = view?.pixels(lon, lat);
    if (!at || pointAt(at.x, at.y) >= 0) return;
    const point: Point = [lon, lat];
    const place = placeFor(line, point);
    const isOnLine = place < line.length && nearestPixels(point, place) < NEAR_LINE;
    if (isOnLine) set(line.toSpliced(place, 0, point));
    else if (line.length > 1 && metresBetween(point, line[0] as Point) < metresBetween(point, line.at(-1) as Point) / 4)
      set([point, ...line]);
    else set([...line, point]);
  }
  function nearestPixels(point: Point, place: number): number {
    const [from, to] = [line[place - 1], line[place]];
    if (!view || !from || !to) return Number.POSITIVE_INFINITY;
    const [a, b, p] = [view.pixels(...from), view.pixels(...to), view.pixels(...point)];
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    return Math.abs((b.x - a.x) * (a.y - p.y) - (a.x - p.x) * (b.y - a.y)) / length;
  }

  let isOpening = false;
  const open = async () => {
    if (isOpening) return;
    isOpening = true;
    const box = bounds();
    view = await openFrame(frame, {
      bounds: box ?? [44, 25, 63.5, 39.8],
      padding: 40,
      tilesQuery: "",
      isSmall: true,
      way: { line, stops: line },
      hearing: { moved() {}, picked() {}, pointed() {}, drawn() {}, pressed },
    });
    isOpening = false;
    const canvas = frame.querySelector<HTMLElement>("[data-canvas]");
    if (!view || !canvas) return;
    dragging(canvas);
    show();
  };
  openOnPress(frame, open);
  openWhenSeen(frame, open);
}
