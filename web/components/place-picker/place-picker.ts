// Where an entry lies: by a pin on the map, by coordinates in whatever notation, by a name looked for, or by the device.
// The plain fields of `point.*` stay what the form sends; without a map they remain.
import { type Found, startCombobox } from "../combobox/combobox.ts";
import { suggestions } from "../item-link/find.ts";
import type { MapView } from "../map/engine.ts";
import { openFrame, openOnPress, openWhenSeen } from "../map/map.ts";
import { button, make, say } from "../widget/dom.ts";
import { onRestored, plainField, tell, write } from "../widget/plain.ts";
import { pageLang, word } from "../words/words.ts";
import { degreesText, hasLink, type Position, parseCoordinates } from "./coordinates.ts";
import { type Pin, putPin } from "./pin.ts";
import { type Precision, seenAt, within } from "./precision.ts";

/** Iran, where nothing else is known. */
const HOME: [number, number, number, number] = [44, 25, 63.5, 39.8];
/** How close one looks at a place that was just set. */
const CLOSE = 15;
/** After so many milliseconds without another, a position is meant. */
const SETTLED = 400;
/** Within so many metres a city may be that of a place. */
const IN_A_CITY = 20_000;
/** Beyond this many metres another entry's address says nothing about this place. */
const NEARBY = 5000;

/** An entry of the public service, as far as it is needed here. */
interface Entry {
  kind?: string;
  name: Record<string, string>;
  point?: Position;
  city?: string;
  province?: string;
  place?: { address?: Record<string, string> };
}

/** A city as the search gives it. */
interface City {
  id: string;
  properties: { name: string };
}

/** An entry that was found near the pin. */
interface Neighbour {
  id: string;
  properties: { address?: string; distance_m?: number };
}

async function entry(id: string): Promise<Entry | null> {
  const response = await fetch(`/api/v1/items/${encodeURIComponent(id)}`);
  return response.ok ? ((await response.json()) as Entry) : null;
}

export function start(root: HTMLElement): void {
  const form = root.closest("form") ?? document.body;
  const lon = plainField(form, "point.lon");
  const lat = plainField(form, "point.lat");
  if (!lon || !lat) return;
  const frame = root.querySelector<HTMLElement>("[data-map]");
  const box = root.querySelector<HTMLInputElement>("[data-coordinates]");
  const reading = root.querySelector<HTMLElement>("[data-coordinates-reading]");
  const search = root.querySelector<HTMLInputElement>("[data-place-search]");
  const buttons = root.querySelector<HTMLElement>("[data-place-buttons]");
  const precision = plainField(form, "point.precision");
  const why = make("small", { class: "hint", id: "precision-why", hidden: true });
  precision?.after(why);
  precision?.setAttribute("aria-describedby", `${precision.getAttribute("aria-describedby") ?? ""} ${why.id}`.trim());
  const cityOffer = make("p", { class: "hint", hidden: true });
  reading?.after(cityOffer);
  const neighbours = make("div", { class: "picker__neighbours", role: "status", hidden: true });
  let view: MapView | null = null;
  let pin: Pin | null = null;
  // What the editor chose is not proposed over.
  let isChosen = false;

  const present = (): Position | null => {
    const [x, y] = [Number(lon.value || Number.NaN), Number(lat.value || Number.NaN)];
    return Number.isFinite(x) && Number.isFinite(y) && Math.abs(y) <= 90 ? { lon: x, lat: y } : null;
  };
  const text = ({ lon, lat }: Position) => `${degreesText(lat)}, ${degreesText(lon)}`;

  /** The same set apart: inside a sentence from right to left its two numbers would change places. */
  const isolated = (at: Position) => `\u2066${text(at)}\u2069`;

  function showReading(sentence: string, offer?: HTMLElement): void {
    reading?.replaceChildren(sentence, ...(offer ? [" ", offer] : []));
  }
  /** Takes a position, as exact as it can be known, into the plain fields and everything that shows them. */
  function take(at: Position, isMapMoved: boolean, known: Precision): void {
    put(at, known);
    if (precision && !isChosen) why.hidden = true;
    show(isMapMoved);
    void offerCity(at);
  }
  /** Writes a position, or none, and how exactly it is known into the plain fields. */
  function put(at: Position | null, known: string): void {
    write(lon, at ? degreesText(at.lon) : "");
    write(lat, at ? degreesText(at.lat) : "");
    if (!precision || isChosen) return;
    write(precision, known);
    isChosen = false;
  }
  /** Offers the nearest city of a position, where none is named yet. */
  async function offerCity(at: Position): Promise<void> {
    const isOpen = () =>
      plainField(form, "city")?.value.trim() === "" && present()?.lon === Number(degreesText(at.lon));
    cityOffer.hidden = true;
    // While somebody is still typing there are many positions.
    await new Promise((done) => setTimeout(done, SETTLED));
    const query = new URLSearchParams({
      near: `${at.lon},${at.lat}`,
      radius: String(IN_A_CITY),
      kind: "city",
      sort: "distance",
      limit: "1",
      lang: pageLang(),
    });
    const response = isOpen() ? await fetch(`/api/v1/search?${query}`).catch(() => null) : null;
    const city = response?.ok ? ((await response.json()) as { features: City[] }).features[0] : undefined;
    if (!city || !isOpen()) return;
    const name = city.properties.name;
    const yes = button(word("widget-place-city-take"), () => {
      belong("city", city.id);
      cityOffer.hidden = true;
      say(word("widget-place-city-taken", { name }));
      (box ?? search)?.focus();
    });
    cityOffer.replaceChildren(word("widget-place-city", { name }), " ", yes);
    cityOffer.hidden = false;
  }
  // What was there before somebody went into the box: what is typed there may turn out to be no position at all.
  let before: { at: Position | null; precision: string } | null = null;
  function remember(): void {
    before = { at: present(), precision: precision?.value ?? "" };
  }
  function putBack(): void {
    if (!before) return;
    put(before.at, before.precision);
    show(false);
    if (before.at) void offerCity(before.at);
  }
  /** Takes a position that was shown on the map, and says why it may not count as exact. */
  function takeSeen(at: Position): void {
    const known = view ? seenAt(view.zoom(), view.detail()) : "exact";
    take(at, false, known);
    const place = word("widget-place-read", { place: isolated(at) });
    if (!isChosen && known !== "exact" && precision instanceof HTMLSelectElement) {
      why.textContent = word("widget-place-coarse", { precision: precision.selectedOptions[0]?.text ?? "" });
      why.hidden = false;
    }
    say(why.hidden ? place : `${place} ${why.textContent}`);
  }
  function show(isMapMoved: boolean): void {
    const at = present();
    if (box && document.activeElement !== box) box.value = at ? text(at) : "";
    if (!at) {
      pin?.hide();
      return;
    }
    pin?.put(at.lon, at.lat);
    if (isMapMoved) view?.fly(at.lon, at.lat, CLOSE);
  }

  /** Names the city or province that the place lies in. */
  function belong(key: "city" | "province", id: string | undefined): void {
    const field = plainField(form, key);
    if (!field || !id) return;
    write(field, id);
    field.dispatchEvent(new CustomEvent("gardesh:written", { bubbles: true }));
  }

  precision?.addEventListener("change", () => {
    isChosen = true;
    why.hidden = true;
  });
  box?.addEventListener("focus", () => {
    remember();
    // A new position takes the place of the old one instead of standing behind it.
    box.select();
  });
  box?.addEventListener("input", (event) => {
    event.stopPropagation();
    const typed = box.value.trim();
    if (typed === "") return showReading("");
    const read = parseCoordinates(typed);
    box.setAttribute("aria-invalid", String(read === null));
    if (!read) {
      putBack();
      return showReading(word(hasLink(typed) ? "widget-place-link" : "widget-place-unread"));
    }
    take(read, true, "exact");
    const swap = { lon: read.lat, lat: read.lon };
    if (read.isSwapped) showReading(word("widget-place-swapped", { place: isolated(read) }));
    else if (read.isBetterSwapped) {
      showReading(
        word("widget-place-outside"),
        button(word("widget-place-swap"), () => {
          take(swap, true, "exact");
          box.value = text(swap);
          showReading(word("widget-place-read", { place: isolated(swap) }));
          box.focus();
        }),
      );
    } else showReading(word("widget-place-read", { place: isolated(read) }));
  });
  box?.addEventListener("change", (event) => {
    event.stopPropagation();
    const at = present();
    if (at && parseCoordinates(box.value)) box.value = text(at);
  });

  if (search) {
    const find = (typed: string, signal: AbortSignal) => suggestions(typed, "", signal);
    startCombobox(search, word("widget-place-search"), find, (found: Found) => {
      search.value = found.name;
      void entry(found.id).then((one) => {
        const at = one?.point;
        if (!at) return;
        const come = () => {
          take(at, true, one.kind === "city" || one.kind === "province" ? "settlement" : "1km");
          const regions = { city: one.kind === "city" ? found.id : one.city, province: one.province };
          for (const key of ["city", "province"] as const) {
            if (plainField(form, key)?.value.trim() === "") belong(key, regions[key]);
          }
          showReading(word("widget-place-read", { place: isolated(at) }));
        };
        if (present()) {
          // Somebody may only want to look around: the pin comes when it is called.
          view?.fly(at.lon, at.lat, CLOSE);
          showReading(
            word("widget-place-stays", { name: found.name }),
            button(word("widget-place-come"), () => {
              come();
              search.focus();
            }),
          );
        } else come();
        say(word("widget-place-there", { name: found.name }));
      });
    });
  }

  buttons?.append(
    button(
      word("widget-place-me"),
      () => {
        if (!("geolocation" in navigator)) return showReading(word("widget-place-me-failed"));
        navigator.geolocation.getCurrentPosition(
          ({ coords }) => {
            take({ lon: coords.longitude, lat: coords.latitude }, true, within(coords.accuracy));
            showReading(word("widget-place-read", { place: isolated(present() ?? { lon: 0, lat: 0 }) }));
          },
          () => showReading(word("widget-place-me-failed")),
          { enableHighAccuracy: true, timeout: 15_000 },
        );
      },
      "near",
    ),
    button(word("widget-place-neighbour"), () => void showNeighbours(), "list"),
  );
  buttons?.after(neighbours);

  async function showNeighbours(): Promise<void> {
    const at = present();
    neighbours.hidden = false;
    if (!at) {
      neighbours.textContent = word("widget-place-first");
      return;
    }
    neighbours.textContent = word("widget-place-asking");
    try {
      const query = new URLSearchParams({
        near: `${at.lon},${at.lat}`,
        kind: "place",
        sort: "distance",
        limit: "60",
        lang: pageLang(),
      });
      const response = await fetch(`/api/v1/search?${query}`);
      if (!response.ok) throw new Error(String(response.status));
      const found = ((await response.json()) as { features: Neighbour[] }).features.filter(
        ({ id, properties }) =>
          id !== root.dataset.item && properties.address && (properties.distance_m ?? 0) <= NEARBY,
      );
      const entries = await Promise.all(found.slice(0, 6).map((one) => entry(one.id)));
      const rows = entries.filter((one): one is Entry => one !== null).map(neighbour);
      neighbours.replaceChildren(rows.length > 0 ? make("ul", {}, ...rows) : word("widget-place-nobody"));
    } catch {
      neighbours.textContent = word("widget-place-failed");
    }
  }
  function neighbour(one: Entry): HTMLElement {
    const lang = pageLang();
    const spoken = (texts: Record<string, string> | undefined) => texts?.[lang] ?? Object.values(texts ?? {})[0] ?? "";
    const name = spoken(one.name);
    const address = spoken(one.place?.address);
    const press = button(word("widget-place-take", { name }), () => {
      for (const [language, said] of Object.entries(one.place?.address ?? {})) {
        const field = plainField(form, `place.address.${language}`);
        // What somebody wrote is worth more than a neighbour's.
        if (field && field.value.trim() === "") write(field, said);
      }
      for (const key of ["city", "province"] as const) belong(key, one[key]);
      neighbours.hidden = true;
      say(word("widget-place-taken", { name }));
      (plainField(form, `place.address.${lang}`) ?? search)?.focus();
    });
    return make("li", {}, press, make("small", {}, make("bdi", {}, address)));
  }

  for (const field of [lon, lat]) field.addEventListener("input", () => show(false));
  form.addEventListener("gardesh:place", (event) => {
    take((event as CustomEvent<Position>).detail, true, "100m");
    tell(root);
  });
  onRestored(root, () => show(true));
  show(false);

  if (!frame) return;
  let isOpening = false;
  const open = async () => {
    if (isOpening) return;
    isOpening = true;
    const at = present();
    const near = 0.02;
    view = await openFrame(frame, {
      bounds: at ? [at.lon - near, at.lat - near, at.lon + near, at.lat + near] : HOME,
      padding: 24,
      tilesQuery: "",
      isSmall: true,
      hearing: {
        moved() {},
        picked() {},
        pointed() {},
        drawn() {},
        pressed: (x, y) => takeSeen({ lon: x, lat: y }),
      },
    });
    isOpening = false;
    const canvas = frame.querySelector<HTMLElement>("[data-canvas]");
    if (!view || !canvas) return;
    pin = putPin(view, canvas, word("widget-place-pin"), (x, y) => takeSeen({ lon: x, lat: y }));
    // What was said while it opened is not where it opened.
    const now = present();
    show(now !== null && (now.lon !== at?.lon || now.lat !== at?.lat));
  };
  openOnPress(frame, open);
  openWhenSeen(frame, open);
}
