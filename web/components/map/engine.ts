// The map library and everything that needs it, in a part of its own that is loaded only when a map is wanted.
import {
  type GeoJSONSource,
  type LngLatBoundsLike,
  MapLibreMap,
  type MapMouseEvent,
  type StyleSpecification,
  setWorkerUrl,
  type VectorTileSource,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { Bounds } from "../find/address.ts";
import { mapLabel, plainLetters, scale } from "./label.ts";
import { colour, itemLayers, TARGETS } from "./layers.ts";
import { drawPicture, type Icons, loadIcons, type PinLook } from "./pins.ts";
import { type Way, wayData, wayLayers } from "./way.ts";

setWorkerUrl(workerUrl);

// The map draws letter by letter on a canvas off the page, and two things about that canvas must be put right. It takes
// its direction from the page, which on a right-to-left page would turn the brackets of every label round. And it is
// asked for letters by their presentation forms, of which the display face has no isolated ones: it has the letters.
const getContext = OffscreenCanvas.prototype.getContext;
OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...args: Parameters<typeof getContext>) {
  const context = getContext.apply(this, args);
  if (args[0] === "2d" && context) {
    const pen = context as OffscreenCanvasRenderingContext2D;
    pen.direction = "ltr";
    const { fillText, measureText } = pen;
    pen.fillText = (text, x, y) => fillText.call(pen, plainLetters(text), x, y);
    pen.measureText = (text) => measureText.call(pen, plainLetters(text));
  }
  return context;
} as typeof getContext;

/** An item as the map knows it. */
export interface Spot {
  id: string;
  lon: number;
  lat: number;
  icon: string;
  name: string;
  /** Address of its page, without the language; empty when only the list knows it. */
  path: string;
}

/** What the map needs to know of the page. */
export interface Settings {
  lang: string;
  theme: "light" | "dark";
  styleUrl: string;
  /** Template of the items' tiles, `/tiles/{z}/{x}/{y}.mvt`; empty for a map without them. */
  tilesUrl: string;
  /** The filters of the tiles, as a query string. */
  tilesQuery: string;
  spriteUrl: string;
  /** Category slug to icon name. */
  icons: ReadonlyMap<string, string>;
  bounds: Bounds;
  padding: number;
  /** Whether one finger scrolls the page rather than the map: for a small map in the midst of a page. */
  isSmall: boolean;
  /** How a small map is moved and zoomed, in words: by fingers, by a wheel, by that of a Mac. */
  gestures: { fingers: string; wheel: string; mac: string };
  /** The way of a route; none elsewhere. */
  way: Way | null;
}

/** What happens on the map. */
export interface Hearing {
  /** The visitor moved the map. */
  moved(bounds: Bounds): void;
  /** The visitor pressed an item, or the bare map. */
  picked(spot: Spot | null): void;
  /** The pointer is over an item, or over none. */
  pointed(id: string | null): void;
  /** The map was drawn anew after any move. */
  drawn(): void;
  /** Somebody pressed anywhere on the map: where that is. */
  pressed?(lon: number, lat: number): void;
}

/** A map on the page. */
export interface MapView {
  setTiles(query: string): void;
  setListed(ids: readonly string[]): void;
  point(spot: Spot | null): void;
  choose(spot: Spot | null): void;
  showMe(lon: number, lat: number): void;
  fit(bounds: Bounds): void;
  fly(lon: number, lat: number, zoom: number): void;
  zoomBy(step: number): void;
  zoom(): number;
  /** The zoom up to which the base map knows more and more; beyond it the same is drawn larger. */
  detail(): number;
  setTheme(theme: "light" | "dark"): Promise<void>;
  /** Draws another way; only on a map that was opened with one. */
  setWay(way: Way): void;
  /** Calls back whenever what is at a place of the screen may have changed. */
  onMove(then: () => void): void;
  /** Where a position is drawn, in pixels from the map's corner, and back. */
  pixels(lon: number, lat: number): { x: number; y: number };
  position(x: number, y: number): { lon: number; lat: number };
  /** Whether a finger or the pointer moves the map; not while something on it is dragged. */
  setMovable(isMovable: boolean): void;
  contains(lon: number, lat: number): boolean;
  bounds(): Bounds;
  scale(room: number): { pixels: number; text: string };
  attribution(): string;
  resize(): void;
}

/** Bounds as the library takes them; over the antimeridian the east runs past 180°. */
function libraryBounds([west, south, east, north]: Bounds): LngLatBoundsLike {
  return [west, south, east < west ? east + 360 : east, north];
}

/** Draws a map into `container`. Fails when the browser has no WebGL or the style does not come. */
export async function openMap(container: HTMLElement, settings: Settings, hearing: Hearing): Promise<MapView> {
  const [style, icons] = await Promise.all([loadStyle(settings), loadIcons(settings.spriteUrl), loadFaces()]);
  let theme = settings.theme;
  let way = settings.way;
  let listed: readonly string[] = [];
  let query = settings.tilesQuery;
  let pointed: Spot | null = null;
  let chosen: Spot | null = null;
  let me: [number, number] | null = null;
  // The visitor moves the map by hand, which the library tells, or by a press on a button or a cluster.
  let isAskedFor = false;

  const tiles = () => [`${location.origin}${settings.tilesUrl}?${query}`];
  const withItems = (base: StyleSpecification): StyleSpecification => ({
    ...base,
    sources: {
      ...base.sources,
      "gardesh-items": { type: "vector", tiles: tiles(), maxzoom: 18 },
      "gardesh-picked": { type: "geojson", data: pickedData() },
      "gardesh-me": { type: "geojson", data: meData() },
      "gardesh-way": { type: "geojson", data: wayData(way ?? { line: [], stops: [] }) },
    },
    layers: [
      ...base.layers,
      ...(settings.way ? wayLayers(colour) : []),
      ...itemLayers({ theme, lang: settings.lang, icons: settings.icons, listed }).filter(
        (layer) => settings.tilesUrl !== "" || (layer as { source?: string }).source !== "gardesh-items",
      ),
    ],
  });
  const pickedData = (): GeoJSON.FeatureCollection => ({
    type: "FeatureCollection",
    features: [feature(pointed?.id === chosen?.id ? null : pointed, "pointed"), feature(chosen, "chosen")].filter(
      (one) => one !== null,
    ),
  });
  const meData = (): GeoJSON.FeatureCollection => ({
    type: "FeatureCollection",
    features: me ? [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: me } }] : [],
  });

  const ratio = Math.min(3, Math.max(1, Math.ceil(devicePixelRatio)));
  const map = new MapLibreMap({
    container,
    style: withItems(style),
    bounds: libraryBounds(settings.bounds),
    fitBoundsOptions: { padding: settings.padding, maxZoom: 14 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: settings.isSmall,
    maxZoom: 18,
    fadeDuration: reducedMotion() ? 0 : 200,
    renderWorldCopies: true,
    locale: {
      "Map.Title": container.getAttribute("aria-label") ?? "",
      "CooperativeGesturesHandler.MobileHelpText": settings.gestures.fingers,
      "CooperativeGesturesHandler.WindowsHelpText": settings.gestures.wheel,
      "CooperativeGesturesHandler.MacHelpText": settings.gestures.mac,
    },
  });
  // The library names its canvas and makes it a landmark; two of one name, one in the other, are one too many.
  container.removeAttribute("role");
  container.removeAttribute("aria-label");
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.setMissingStyleImageResolver((name) => addPicture(map, name, icons, ratio));

  await new Promise<void>((resolve, reject) => {
    map.once("load", () => resolve());
    map.once("webglcontextcreationerror" as "load", () => reject(new Error("no WebGL")));
  });

  const update = (source: string, data: GeoJSON.FeatureCollection) => {
    (map.getSource(source) as GeoJSONSource | undefined)?.setData(data);
  };
  const spotAt = (event: MapMouseEvent) => {
    const reach = 8;
    const box: [[number, number], [number, number]] = [
      [event.point.x - reach, event.point.y - reach],
      [event.point.x + reach, event.point.y + reach],
    ];
    const layers = TARGETS.filter((id) => map.getLayer(id));
    return map.queryRenderedFeatures(box, { layers })[0];
  };
  const spotOf = (found: NonNullable<ReturnType<typeof spotAt>>): Spot | null => {
    const { id, name, kind, slug, category, icon, path } = found.properties as Record<string, string | undefined>;
    if (!id || found.geometry.type !== "Point") return null;
    const [lon = 0, lat = 0] = found.geometry.coordinates;
    const drawn = icon ?? settings.icons.get(category ?? "") ?? "marker";
    return { id, name: name ?? "", lon, lat, icon: drawn, path: path ?? (kind && slug ? `/${kind}/${slug}` : "") };
  };

  map.on("click", (event) => {
    hearing.pressed?.(event.lngLat.lng, event.lngLat.lat);
    const found = spotAt(event);
    if (!found) return hearing.picked(null);
    const count = Number(found.properties.count ?? 1);
    if (count > 1 && found.geometry.type === "Point") {
      const [lon = 0, lat = 0] = found.geometry.coordinates;
      isAskedFor = true;
      map.easeTo({ center: [lon, lat], zoom: Math.min(map.getZoom() + 2, 18), duration: calm() });
      return;
    }
    hearing.picked(spotOf(found));
  });
  map.on("mousemove", (event) => {
    const found = spotAt(event);
    map.getCanvas().style.cursor = found ? "pointer" : "";
    const spot = found && Number(found.properties.count ?? 1) === 1 ? spotOf(found) : null;
    if (spot?.id !== pointed?.id) hearing.pointed(spot?.id ?? null);
  });
  map.on("mouseout", () => hearing.pointed(null));
  map.on("moveend", (event) => {
    hearing.drawn();
    if (event.originalEvent || isAskedFor) hearing.moved(view.bounds());
    isAskedFor = false;
  });
  const view: MapView = {
    setTiles(next) {
      if (next === query) return;
      query = next;
      (map.getSource("gardesh-items") as VectorTileSource | undefined)?.setTiles(tiles());
    },
    setListed(ids) {
      listed = ids;
      const layers = itemLayers({ theme, lang: settings.lang, icons: settings.icons, listed });
      for (const layer of layers) {
        if (!("filter" in layer) || !map.getLayer(layer.id)) continue;
        map.setFilter(layer.id, layer.filter ?? null);
      }
    },
    point(spot) {
      if (spot?.id === pointed?.id) return;
      pointed = spot;
      update("gardesh-picked", pickedData());
    },
    choose(spot) {
      chosen = spot;
      update("gardesh-picked", pickedData());
    },
    showMe(lon, lat) {
      me = [lon, lat];
      update("gardesh-me", meData());
    },
    fit(bounds) {
      map.fitBounds(libraryBounds(bounds), {
        padding: settings.padding,
        maxZoom: 15,
        duration: calm(),
        linear: false,
      });
    },
    fly(lon, lat, zoom) {
      map.easeTo({ center: [lon, lat], zoom: Math.max(zoom, map.getZoom()), duration: calm() });
    },
    zoomBy(step) {
      isAskedFor = true;
      map.easeTo({ zoom: map.getZoom() + step, duration: calm() });
    },
    zoom: () => map.getZoom(),
    detail() {
      const sources = Object.entries(map.getStyle().sources).filter(([name]) => !name.startsWith("gardesh-"));
      return Math.max(...sources.map(([, source]) => ("maxzoom" in source ? (source.maxzoom ?? 22) : 22)));
    },
    async setTheme(next) {
      if (next === theme) return;
      theme = next;
      map.setStyle(withItems(await loadStyle({ ...settings, theme })), { diff: false });
    },
    setWay(next) {
      way = next;
      update("gardesh-way", wayData(next));
    },
    onMove: (then) => void map.on("move", then),
    pixels: (lon, lat) => map.project([lon, lat]),
    position(x, y) {
      const { lng, lat } = map.unproject([x, y]);
      return { lon: lng, lat };
    },
    setMovable(isMovable) {
      if (isMovable) map.dragPan.enable();
      else map.dragPan.disable();
    },
    contains: (lon, lat) => map.getBounds().contains([lon, lat]),
    bounds() {
      const box = map.getBounds();
      return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
    },
    scale(room) {
      const middle = map.getCenter();
      const metres = (40075016.686 * Math.cos((middle.lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
      return scale(metres, room, settings.lang);
    },
    attribution() {
      const texts = Object.values(map.getStyle().sources).map((source) =>
        "attribution" in source ? source.attribution : "",
      );
      return [...new Set(texts.filter(Boolean))].join(" · ");
    },
    resize: () => void map.resize(),
  };
  return view;
}

function feature(spot: Spot | null, look: PinLook): GeoJSON.Feature | null {
  if (!spot) return null;
  const { id, icon, lon, lat, path } = spot;
  return {
    type: "Feature",
    properties: { id, icon, look, path, count: 1, name: spot.name, label: mapLabel(spot.name) },
    geometry: { type: "Point", coordinates: [lon, lat] },
  };
}

function addPicture(map: MapLibreMap, name: string, icons: Icons, ratio: number): void {
  if (map.hasImage(name)) return;
  const picture = drawPicture(name, icons, ratio);
  if (picture) map.addImage(name, picture, { pixelRatio: ratio });
}

async function loadStyle(settings: Settings): Promise<StyleSpecification> {
  const response = await fetch(`${settings.styleUrl}?theme=${settings.theme}&lang=${settings.lang}`);
  if (!response.ok) throw new Error(`the map's style did not come: ${response.status}`);
  return (await response.json()) as StyleSpecification;
}

/** The faces of counts and chosen names. A canvas would draw with a stand-in face for ever if they came too late. */
async function loadFaces(): Promise<void> {
  const faces = [
    ["700 24px 'Vazirmatn Bold'", "۱۲۳ 123"],
    ["600 24px 'Markazi Text Semibold'", "نام Aa"],
  ] as const;
  await Promise.all(faces.map(([face, text]) => document.fonts.load(face, text).catch(() => [])));
}

function reducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function calm(): number {
  return reducedMotion() ? 0 : 400;
}
