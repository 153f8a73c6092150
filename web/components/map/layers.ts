// What the service's items look like on the map: layers over the base map. Clusters carry true counts from the tiles;
// what stands in the list beside the map is a pin, what does not is a dot.
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { numberLocale } from "./label.ts";
import { PIN_FOOT } from "./pins.ts";

/** What the layers depend on. */
export interface Look {
  theme: "light" | "dark";
  lang: string;
  /** Category slug to icon name. */
  icons: ReadonlyMap<string, string>;
  /** Ids of the items in the list. */
  listed: readonly string[];
}

/** Layers that can be pointed at, the topmost first. */
export const TARGETS = ["gardesh-picked", "gardesh-pins", "gardesh-dots", "gardesh-clusters"];

/** A colour of the page by its token. */
export function colour(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}

function iconOf(icons: ReadonlyMap<string, string>): ExpressionSpecification | string {
  if (icons.size === 0) return "marker";
  return ["match", ["get", "category"], ...[...icons].flat(), "marker"] as unknown as ExpressionSpecification;
}

/** The layers, from the lowest up. */
export function itemLayers({ theme, lang, icons, listed }: Look): LayerSpecification[] {
  const inList: ExpressionSpecification = ["in", ["get", "id"], ["literal", [...listed]]];
  const single: ExpressionSpecification = ["==", ["get", "count"], 1];
  const size: ExpressionSpecification = ["step", ["get", "count"], "44", 10, "52", 100, "60"];
  return [
    {
      id: "gardesh-dots",
      type: "circle",
      source: "gardesh-items",
      "source-layer": "items",
      filter: ["all", single, ["!", inList]],
      paint: {
        "circle-radius": 5,
        "circle-color": ["case", ["to-boolean", ["get", "sample"]], colour("--raised"), colour("--pin")],
        "circle-stroke-width": 2,
        "circle-stroke-color": ["case", ["to-boolean", ["get", "sample"]], colour("--pin"), colour("--pin-edge")],
      },
    },
    {
      id: "gardesh-clusters",
      type: "symbol",
      source: "gardesh-items",
      "source-layer": "items",
      filter: [">", ["get", "count"], 1],
      layout: {
        "icon-image": ["concat", "star/", size, "/-/", theme],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "text-field": ["number-format", ["get", "count"], { locale: numberLocale(lang) }],
        "text-font": ["Vazirmatn Bold"],
        "text-size": ["step", ["get", "count"], 14, 10, 15, 100, 16, 1000, 14],
        "text-allow-overlap": true,
        "text-ignore-placement": true,
        "symbol-sort-key": ["get", "count"],
      },
      paint: { "text-color": colour("--ink") },
    },
    {
      id: "gardesh-pins",
      type: "symbol",
      source: "gardesh-items",
      "source-layer": "items",
      filter: ["all", single, inList],
      layout: {
        "icon-image": [
          "concat",
          "pin/",
          iconOf(icons),
          ["case", ["to-boolean", ["get", "sample"]], "/sample/", "/plain/"],
          theme,
        ],
        "icon-anchor": "bottom",
        "icon-offset": [0, PIN_FOOT],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
    {
      id: "gardesh-me-halo",
      type: "circle",
      source: "gardesh-me",
      paint: { "circle-radius": 24, "circle-color": colour("--link"), "circle-opacity": 0.18 },
    },
    {
      id: "gardesh-me",
      type: "circle",
      source: "gardesh-me",
      paint: {
        "circle-radius": 7,
        "circle-color": colour("--link"),
        "circle-stroke-width": 3,
        "circle-stroke-color": colour("--pin-edge"),
      },
    },
    {
      id: "gardesh-picked",
      type: "symbol",
      source: "gardesh-picked",
      layout: {
        "icon-image": ["concat", "pin/", ["get", "icon"], "/", ["get", "look"], "/", theme],
        "icon-anchor": "bottom",
        "icon-offset": [0, PIN_FOOT],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "text-field": ["get", "label"],
        "text-font": ["Markazi Text Semibold"],
        "text-size": 21,
        "text-anchor": "top",
        "text-offset": [0, 0.2],
        "text-max-width": 9,
        "text-line-height": 1.1,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
        "symbol-sort-key": ["case", ["==", ["get", "look"], "chosen"], 1, 0],
      },
      paint: {
        "text-color": ["case", ["==", ["get", "look"], "chosen"], colour("--accent"), colour("--link")],
        "text-halo-color": colour("--m-halo"),
        "text-halo-width": 2,
      },
    },
  ];
}
