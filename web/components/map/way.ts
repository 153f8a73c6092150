// The way of a route on the small map: a line through the places it passes, and a dot at each stop.
import type { LayerSpecification } from "maplibre-gl";

/** Positions as longitude and latitude in degrees. */
export interface Way {
  line: readonly [lon: number, lat: number][];
  stops: readonly [lon: number, lat: number][];
}

/** `49.1,37.2;49.2,37.3`: what cannot be read is left out. */
export function parsePoints(text: string | undefined): [lon: number, lat: number][] {
  return (text ?? "")
    .split(";")
    .map((pair) => pair.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part))))
    .filter((pair): pair is [number, number] => pair.length === 2 && pair.every(Number.isFinite));
}

/** The way as the library takes it. */
export function wayData({ line, stops }: Way): GeoJSON.FeatureCollection {
  const feature = (geometry: GeoJSON.Geometry): GeoJSON.Feature => ({ type: "Feature", properties: {}, geometry });
  const dots = stops.map((stop) => feature({ type: "Point", coordinates: [...stop] }));
  if (line.length < 2) return { type: "FeatureCollection", features: dots };
  const drawn = feature({ type: "LineString", coordinates: line.map((point) => [...point]) });
  return { type: "FeatureCollection", features: [drawn, ...dots] };
}

/** The layers, from the lowest up, in the colours of the page. */
export function wayLayers(colour: (token: string) => string): LayerSpecification[] {
  return [
    {
      id: "gardesh-way",
      type: "line",
      source: "gardesh-way",
      filter: ["==", ["geometry-type"], "LineString"],
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": colour("--accent"), "line-width": 3 },
    },
    {
      id: "gardesh-stops",
      type: "circle",
      source: "gardesh-way",
      filter: ["==", ["geometry-type"], "Point"],
      paint: {
        "circle-radius": 6,
        "circle-color": colour("--accent"),
        "circle-stroke-width": 2,
        "circle-stroke-color": colour("--m-home"),
      },
    },
  ];
}
