"""Write the six map styles: {light, dark} × {our base map, a Protomaps one, an OpenMapTiles one}.

One look, three sets of layer names. Colours are the --m-* tokens of the site's style sheet. In the written files
{lang} and {version} stand for what the service and its script fill in.
"""

import json
from pathlib import Path

HERE = Path(__file__).parent

PALETTES = {
    "light": {
        "sea": "#cadedf", "sea-line": "#a6c6c9", "land": "#e6eae0", "home": "#f4f5ee", "green": "#d8e5d2",
        "river": "#9dc0c6", "border": "#96a294", "province": "#a9b3a5", "road": "#ffffff", "road-edge": "#cfd3c4",
        "building": "#dedcd0", "label": "#3a4a43", "label-2": "#55645c", "sea-label": "#2f666f", "halo": "#f7f8f3",
    },
    "dark": {
        "sea": "#11262c", "sea-line": "#1f3f47", "land": "#131d19", "home": "#1a2722", "green": "#1b3026",
        "river": "#2c5660", "border": "#5b6c63", "province": "#42514a", "road": "#33423b", "road-edge": "#0f1714",
        "building": "#22302a", "label": "#c3d0c8", "label-2": "#9dada4", "sea-label": "#7fb4bc", "halo": "#101916",
    },
}

FACES = {
    "Vazirmatn": [
        {"url": "/assets/fonts/vazirmatn-arabic.woff2",
         "unicode-range": ["U+0600-06FF", "U+200C-200E", "U+FB50-FDFF", "U+FE70-FEFC"]},
        {"url": "/assets/fonts/vazirmatn-latin.woff2", "unicode-range": ["U+0000-00FF", "U+2000-200B", "U+2010-206F"]},
    ]
}

OUR_NAME = ["coalesce", ["get", "name_{lang}"], ["get", "name_en"]]
OSM_NAME = ["coalesce", ["get", "name:{lang}"], ["get", "name"], ["get", "name:en"]]
# A name that would cover another may step up or down.
ASIDE = {"text-variable-anchor": ["center", "top", "bottom"], "text-radial-offset": 0.4}
WIDE = ["interpolate", ["exponential", 1.5], ["zoom"]]
EVEN = ["interpolate", ["linear"], ["zoom"]]


def one_of(field, *values):
    return ["in", ["get", field], ["literal", list(values)]]


class Style:
    """The layers of one style in the making, bottom first."""

    def __init__(self, theme):
        self.colours = PALETTES[theme]
        self.layers = []

    def add(self, kind, layer_id, source=None, *, paint, layout=None, filter=None, minzoom=None, maxzoom=None):
        layer = {"id": layer_id, "type": kind}
        if source:
            layer |= {"source": "base", "source-layer": source}
        rest = {"minzoom": minzoom, "maxzoom": maxzoom, "filter": filter, "layout": layout, "paint": paint}
        self.layers.append(layer | {k: v for k, v in rest.items() if v is not None})

    def ground(self, colour):
        self.add("background", "ground", paint={"background-color": self.colours[colour]})

    def fill(self, layer_id, source, colour, **more):
        paint = {"fill-color": self.colours[colour]} | more.pop("paint", {})
        self.add("fill", layer_id, source, paint=paint, **more)

    def line(self, layer_id, source, colour, width, **more):
        paint = {"line-color": self.colours[colour], "line-width": width} | more.pop("paint", {})
        layout = {"line-join": "round"} | more.pop("layout", {})
        self.add("line", layer_id, source, paint=paint, layout=layout, **more)

    def text(self, layer_id, source, name, colour, size, **more):
        paint = {"text-color": self.colours[colour], "text-halo-color": self.colours["halo"], "text-halo-width": 1.5}
        layout = {"text-field": name, "text-font": ["Vazirmatn"], "text-size": size, "text-padding": 3,
                  "text-max-width": 8}
        paint |= more.pop("paint", {})
        self.add("symbol", layer_id, source, paint=paint, layout=layout | more.pop("layout", {}), **more)

    def sea_text(self, layer_id, source, name, size, **more):
        self.text(layer_id, source, name, "sea-label", size,
                  paint={"text-halo-color": self.colours["sea"], "text-halo-width": 1.2}, **more)

    def under(self):
        """The coarse world, stretched beneath, where the fine part has no tiles."""
        first = len(self.layers)
        self.fill("world-land", "land", "land", minzoom=7)
        self.fill("world-lakes", "lakes", "sea", minzoom=7)
        self.line("world-coast", "land", "sea-line", 1.6, minzoom=7)
        self.line("world-country", "borders", "border", 1.8, minzoom=7, filter=["==", ["get", "level"], 0])
        self.text("world-place", "places", OUR_NAME, "label", 15, minzoom=7, filter=["==", ["get", "near"], 0])
        for layer in self.layers[first:]:
            layer["source"] = "world"

    def waterlines(self, land, count):
        """Lines along the coast that fade out to sea."""
        for n, (away, strength) in list(enumerate([(5, 0.85), (11, 0.65), (19, 0.45), (30, 0.25)], 1))[count - 1::-1]:
            self.line(f"waterline-{n}", land, "sea-line", 1, minzoom=6,
                      paint={"line-opacity": [*EVEN, 6, 0, 6.6, strength],
                             "line-offset": [*EVEN, 6, -away * 0.35, 10, -away]})

    def borders(self, source, province, country, disputed, province_zoom):
        dash = [5, 2.5, 1.2, 2.5]
        self.line("province", source, "province", [*EVEN, 4, 0.7, 8, 1.2], filter=province, minzoom=province_zoom,
                  paint={"line-dasharray": dash})
        self.line("country", source, "border", [*EVEN, 2, 0.7, 6, 1.4, 9, 1.8], filter=country)
        self.line("country-disputed", source, "border", [*EVEN, 2, 0.7, 6, 1.4, 9, 1.8], filter=disputed,
                  paint={"line-dasharray": [3, 2.5]})

    def roads(self, source, classes):
        """`classes`: id, filter, first zoom, and widths at zooms 8, 12, 16 and 19; the smallest come first."""
        for suffix, colour, more in (("edge", "road-edge", 1.6), ("", "road", 0)):
            for road, which, first, (at8, at12, at16, at19) in classes:
                self.line(f"road-{road}{'-' + suffix if suffix else ''}", source, colour,
                          [*WIDE, 8, at8 + more / 2, 12, at12 + more, 16, at16 + more, 19, at19 + more],
                          filter=which, minzoom=first, layout={"line-cap": "round"})

    def street_names(self, source, name, which):
        self.text("street-name", source, name, "label-2", [*EVEN, 13, 11, 17, 13.5], minzoom=13, filter=which,
                  layout={"symbol-placement": "line", "text-padding": 20, "text-max-angle": 30})

    def write(self, file, theme, attribution, maxzoom):
        tiles = {"type": "vector", "tiles": ["/basemap/{version}/{z}/{x}/{y}.mvt"], "minzoom": 0}
        sources = {"base": tiles | {"maxzoom": maxzoom, "attribution": attribution}}
        if any(layer.get("source") == "world" for layer in self.layers):
            sources["world"] = tiles | {"maxzoom": 6}
        style = {
            "version": 8,
            "name": f"Gardesh {theme}",
            "metadata": {"gardesh:note": "Written by styles.py; text is drawn with the self-hosted faces, not glyphs."},
            "font-faces": FACES,
            "sources": sources,
            "layers": self.layers,
        }
        (HERE / file).write_text(json.dumps(style, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def places(style, source, name, size_by):
    """Town and city names of the schemas whose classes are words; `size_by`: id, filter, size, colour, first zoom."""
    for layer_id, which, size, colour, first, last, order in size_by:
        style.text(layer_id, source, name, colour, size, filter=which, minzoom=first, maxzoom=last,
                   layout=ASIDE | {"symbol-sort-key": order})


def ours(theme):
    s = Style(theme)
    s.ground("sea")
    s.under()
    s.fill("cover", "cover", "sea")
    s.line("waterlines", "waterlines", "sea-line", 1.2, minzoom=7,
           paint={"line-opacity": ["match", ["get", "n"], 1, 0.85, 2, 0.65, 3, 0.45, 0.25]})
    s.fill("land", "land", "land")
    # Provinces are separate shapes of one colour: without smoothing their seams do not show.
    s.fill("home", "home", "home", paint={"fill-antialias": False})
    s.fill("lakes", "lakes", "sea", paint={"fill-outline-color": s.colours["sea-line"]})
    s.line("coast", "land", "sea-line", [*EVEN, 2, 0.6, 7, 1.6])
    kind = ["get", "kind"]
    s.line("rivers", "rivers", "river", [*EVEN, 3, 0.4, 6, 0.8, 10, ["match", ["get", "rank"], [1, 2], 2.2, 1.6]],
           filter=["==", kind, "river"], minzoom=3)
    s.line("rivers-dry", "rivers", "river", [*EVEN, 7, 0.5, 10, 1], filter=["==", kind, "dry"], minzoom=7,
           paint={"line-dasharray": [4, 2.5]})
    s.line("canals", "rivers", "river", [*EVEN, 8, 0.4, 10, 0.9], filter=["==", kind, "canal"], minzoom=8)
    level = ["get", "level"]
    s.borders("borders", ["==", level, 1], ["all", ["==", level, 0], ["==", ["get", "disputed"], 0]],
              ["all", ["==", level, 0], ["==", ["get", "disputed"], 1]], 5)

    s.sea_text("ocean-name", "water_names", OUR_NAME, [*EVEN, 1, 11, 5, 16], filter=["==", kind, "ocean"], maxzoom=6)
    s.sea_text("sea-name", "water_names", OUR_NAME, [*EVEN, 2, 10.5, 5, 14, 9, 18],
               filter=one_of("kind", "sea"))
    s.sea_text("lake-name", "water_names", OUR_NAME, [*EVEN, 5, 10.5, 10, 13.5],
               filter=one_of("kind", "lake", "strait", "lagoon", "salt", "bay"), layout={"text-max-width": 6})
    s.text("river-name", "water_names", OUR_NAME, "sea-label", [*EVEN, 7, 10.5, 10, 12.5], filter=["==", kind, "river"])

    s.text("town", "places", OUR_NAME, "label-2", [*EVEN, 6, 11.5, 9, 12.5, 12, 14], filter=[">=", ["get", "rank"], 5],
           minzoom=6, layout=ASIDE | {"symbol-sort-key": ["-", 0, ["get", "pop"]]})
    s.text("province-name", "regions", OUR_NAME, "label-2", [*EVEN, 5, 10.5, 8, 14], minzoom=5, maxzoom=8.5,
           filter=["==", kind, "province"], paint={"text-opacity": 0.8}, layout={"text-padding": 2, "text-max-width": 7})
    big = ["<=", ["get", "rank"], 2]
    s.text("city", "places", OUR_NAME, "label",
           [*EVEN, 3, ["case", big, 11, 10], 6, ["case", big, 15, 12.5], 9, ["case", big, 18, 15], 12, 18],
           filter=["<=", ["get", "rank"], 4], minzoom=3,
           layout=ASIDE | {"symbol-sort-key": ["-", ["*", ["-", 2, ["get", "capital"]], 1e7], ["get", "pop"]]})
    s.text("country-name", "regions", OUR_NAME, "label", [*EVEN, 2, ["match", ["get", "rank"], [1, 2], 12.5, 10.5], 6,
                                                          ["match", ["get", "rank"], [1, 2], 20, 15]],
           filter=["==", kind, "country"], minzoom=2, maxzoom=6.5, layout={"symbol-sort-key": ["get", "rank"]},
           paint={"text-color": s.colours["label-2"]})
    # Last, so that they are set first: the seas of Iran are never crowded out.
    s.sea_text("home-sea-name", "water_names", OUR_NAME, [*EVEN, 2, 10, 3, 11, 5, 14.5, 9, 19],
               filter=["==", kind, "home-sea"], layout={"text-max-width": 5})
    s.write(f"style.{theme}.json", theme, "Natural Earth · GSHHG · GeoNames", 10)


def protomaps(theme):
    """Schema: https://docs.protomaps.com/basemaps/layers (version 4)."""
    s = Style(theme)
    kind = ["get", "kind"]
    s.ground("sea")
    s.waterlines("earth", 2)
    s.fill("land", "earth", "home", filter=["==", ["geometry-type"], "Polygon"])
    s.fill("green-far", "landcover", "green", filter=one_of("kind", "forest"), maxzoom=8, paint={"fill-opacity": 0.7})
    s.fill("green", "landuse", "green", minzoom=7,
           filter=one_of("kind", "park", "forest", "wood", "nature_reserve", "national_park", "garden", "grass", "cemetery",
                         "protected_area", "village_green", "orchard"))
    s.line("coast", "earth", "sea-line", [*EVEN, 2, 0.6, 7, 1.6], filter=["==", ["geometry-type"], "Polygon"])
    s.fill("water", "water", "sea", filter=["==", ["geometry-type"], "Polygon"])
    s.line("rivers", "water", "river", [*EVEN, 7, 0.6, 12, 1.6, 16, 3], minzoom=7,
           filter=["all", ["==", ["geometry-type"], "LineString"], one_of("kind", "river", "stream", "canal")])
    s.fill("buildings", "buildings", "building", minzoom=14)
    s.line("path", "roads", "road-edge", [*EVEN, 14, 0.8, 18, 2], filter=["==", kind, "path"], minzoom=14,
           paint={"line-dasharray": [2, 1.5]})
    s.line("rail", "roads", "road-edge", [*EVEN, 9, 0.6, 16, 2], filter=["==", kind, "rail"], minzoom=9,
           paint={"line-dasharray": [6, 2]})
    s.roads("roads", [
        ("minor", ["==", kind, "minor_road"], 12, (0, 0.5, 6, 18)),
        ("major", ["==", kind, "major_road"], 8, (0.6, 2.2, 10, 24)),
        ("highway", ["==", kind, "highway"], 6, (1, 3, 13, 30)),
    ])
    disputed = ["==", ["get", "disputed"], True]
    country = ["==", kind, "country"]
    s.borders("boundaries", ["==", kind, "region"], ["all", country, ["!", disputed]], ["all", country, disputed], 5)

    s.sea_text("sea-name", "water", OSM_NAME, [*EVEN, 2, 10.5, 8, 16],
               filter=["all", ["==", ["geometry-type"], "Point"], one_of("kind", "ocean", "sea", "bay", "strait")])
    s.sea_text("lake-name", "water", OSM_NAME, [*EVEN, 5, 10.5, 14, 13.5],
               filter=["all", ["==", ["geometry-type"], "Point"], one_of("kind", "lake", "water", "reservoir", "lagoon")])
    s.street_names("roads", OSM_NAME, one_of("kind", "highway", "major_road", "minor_road"))
    locality = ["==", kind, "locality"]
    people = ["coalesce", ["get", "population_rank"], 0]
    order = ["-", 0, people]
    places(s, "places", OSM_NAME, [
        ("quarter", one_of("kind", "neighbourhood", "macrohood"), [*EVEN, 12, 11, 16, 14], "label-2", 12, 17, order),
        ("town", ["all", locality, ["<", people, 9]], [*EVEN, 6, 11.5, 9, 12.5, 13, 15], "label-2", 6, 16, order),
        ("province-name", ["==", kind, "region"], [*EVEN, 5, 10.5, 8, 14], "label-2", 5, 8.5, 0),
        ("city", ["all", locality, [">=", people, 9]], [*EVEN, 3, 10.5, 6, 13, 9, 16, 13, 19], "label", 3, 16, order),
        ("country-name", country, [*EVEN, 2, 11, 6, 18], "label-2", 2, 6.5, ["coalesce", ["get", "min_zoom"], 9]),
    ])
    s.write(f"style.protomaps.{theme}.json", theme, "© OpenStreetMap", 15)


def openmaptiles(theme):
    """Schema: https://openmaptiles.org/schema/ (version 3). It has no land: the ground is land, and the sea lies on it."""
    s = Style(theme)
    kind = ["get", "class"]
    s.ground("home")
    s.fill("green", "landcover", "green", filter=one_of("class", "wood", "grass"), paint={"fill-opacity": 0.8})
    s.fill("park", "park", "green", minzoom=7, filter=["==", ["geometry-type"], "Polygon"], paint={"fill-opacity": 0.6})
    s.fill("cemetery", "landuse", "green", minzoom=12, filter=one_of("class", "cemetery"))
    s.fill("water", "water", "sea", filter=["!=", ["get", "brunnel"], "tunnel"])
    s.line("coast", "water", "sea-line", [*EVEN, 2, 0.6, 7, 1.4], filter=one_of("class", "ocean", "lake"))
    s.line("rivers", "waterway", "river", [*EVEN, 7, 0.6, 12, 1.6, 16, 3], minzoom=7,
           filter=one_of("class", "river", "stream", "canal"))
    s.fill("buildings", "building", "building", minzoom=14)
    s.line("path", "transportation", "road-edge", [*EVEN, 14, 0.8, 18, 2], filter=one_of("class", "path", "track"),
           minzoom=14, paint={"line-dasharray": [2, 1.5]})
    s.line("rail", "transportation", "road-edge", [*EVEN, 9, 0.6, 16, 2], filter=["==", kind, "rail"], minzoom=9,
           paint={"line-dasharray": [6, 2]})
    s.roads("transportation", [
        ("minor", one_of("class", "minor", "service"), 12, (0, 0.5, 6, 18)),
        ("major", one_of("class", "primary", "secondary", "tertiary"), 8, (0.6, 2.2, 10, 24)),
        ("highway", one_of("class", "motorway", "trunk"), 6, (1, 3, 13, 30)),
    ])
    level = ["get", "admin_level"]
    disputed = ["==", ["get", "disputed"], 1]
    land = ["!=", ["get", "maritime"], 1]
    s.borders("boundary", ["all", land, ["==", level, 4]], ["all", land, ["==", level, 2], ["!", disputed]],
              ["all", land, ["==", level, 2], disputed], 5)

    s.sea_text("sea-name", "water_name", OSM_NAME, [*EVEN, 2, 10.5, 8, 16],
               filter=["all", ["==", ["geometry-type"], "Point"], one_of("class", "ocean", "sea", "bay", "strait")])
    s.sea_text("lake-name", "water_name", OSM_NAME, [*EVEN, 5, 10.5, 14, 13.5],
               filter=["all", ["==", ["geometry-type"], "Point"], one_of("class", "lake")])
    s.street_names("transportation_name", OSM_NAME,
                   one_of("class", "motorway", "trunk", "primary", "secondary", "tertiary", "minor", "service"))
    order = ["coalesce", ["get", "rank"], 20]
    places(s, "place", OSM_NAME, [
        ("quarter", one_of("class", "suburb", "quarter", "neighbourhood"), [*EVEN, 12, 11, 16, 14], "label-2", 12, 17, order),
        ("village", one_of("class", "village", "hamlet"), [*EVEN, 10, 11, 14, 13.5], "label-2", 10, 17, order),
        ("town", ["==", kind, "town"], [*EVEN, 6, 11.5, 9, 12.5, 13, 15], "label-2", 6, 16, order),
        ("province-name", one_of("class", "state", "province"), [*EVEN, 5, 10.5, 8, 14], "label-2", 5, 8.5, order),
        ("city", ["==", kind, "city"], [*EVEN, 3, 10.5, 6, 13, 9, 16, 13, 19], "label", 3, 16, order),
        ("country-name", ["==", kind, "country"], [*EVEN, 2, 11, 6, 18], "label-2", 2, 6.5, order),
    ])
    s.write(f"style.openmaptiles.{theme}.json", theme, "© OpenMapTiles © OpenStreetMap", 14)


for theme in PALETTES:
    ours(theme)
    protomaps(theme)
    openmaptiles(theme)
