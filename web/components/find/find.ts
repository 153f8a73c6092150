// Find: keeps the list, the map and the address in step. The list is always the service's own HTML: a changed address
// is fetched as a page and its regions are put in the place of the present ones, so that a page reached by script is
// the page anybody else gets from the same address.
import type { MapView, Spot } from "../map/engine.ts";
import { openFrame, whenIdle } from "../map/map.ts";
import { addressOf, type Bounds, fromForm, near, parseBounds, withBounds } from "./address.ts";
import { locate } from "./locate.ts";

/** What a change of address does besides changing the list. */
interface Change {
  /** A new entry in the browser's history, or the present one rewritten; none when history itself moved. */
  history: "push" | "replace" | "none";
  /** Whether the map then shows the whole answer. */
  fits: boolean;
}

/** How long the map must rest before the list follows it, in milliseconds. */
const REST = 350;

export function start(main: HTMLElement): void {
  const wide = matchMedia("(min-width: 56.25rem)");
  const status = main.querySelector<HTMLElement>("[data-status]");
  const frame = main.querySelector<HTMLElement>("[data-map]");
  const form = main.querySelector<HTMLFormElement>("#search");
  let params = new URLSearchParams(location.search);
  let view: MapView | null = null;
  let running: AbortController | null = null;
  let chosen: Spot | null = null;

  const list = () => main.querySelector<HTMLElement>('[data-region="list"]');
  const entries = () => [...main.querySelectorAll<HTMLElement>("[data-entry]")];
  const say = (text: string | undefined) => {
    if (status) status.textContent = text ?? "";
  };

  // The list follows the address.

  async function load(next: URLSearchParams, change: Change): Promise<void> {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    const address = addressOf(location.pathname, next);
    list()?.setAttribute("aria-busy", "true");
    say(status?.dataset.loading);
    try {
      const response = await fetch(address, { headers: { accept: "text/html" }, signal: mine.signal });
      if (!response.ok) {
        // The service has something to say about this address; its own page says it best.
        location.assign(address);
        return;
      }
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      params = next;
      if (change.history === "push") history.pushState(null, "", address);
      if (change.history === "replace") history.replaceState(null, "", address);
      swap(page);
      document.title = page.title;
      if (change.history !== "replace") list()?.scrollTo({ top: 0 });
      afterSwap(change.fits);
      say(list()?.dataset.heading);
    } catch (error) {
      if (mine.signal.aborted) return;
      console.warn("the list was not refreshed", error);
      showFailure(() => void load(next, change));
    } finally {
      if (running === mine) list()?.removeAttribute("aria-busy");
    }
  }

  function swap(page: Document): void {
    const focus = remembered(document.activeElement);
    const opened = new Set(
      [...main.querySelectorAll<HTMLDetailsElement>("details[data-keep][open]")].map((details) => details.dataset.keep),
    );
    for (const fresh of page.querySelectorAll<HTMLElement>("[data-region]")) {
      const old = main.querySelector<HTMLElement>(`[data-region="${fresh.dataset.region}"]`);
      if (!old) continue;
      old.replaceChildren(...fresh.childNodes);
      for (const name of ["bounds", "heading", "tiles"]) {
        const value = fresh.dataset[name];
        if (value !== undefined) old.dataset[name] = value;
      }
      old.dispatchEvent(new CustomEvent("gardesh:swapped", { bubbles: true }));
    }
    for (const details of main.querySelectorAll<HTMLDetailsElement>("details[data-keep]")) {
      if (opened.has(details.dataset.keep)) details.open = true;
    }
    const box = main.querySelector<HTMLInputElement>("#q");
    const freshBox = page.querySelector<HTMLInputElement>("#q");
    if (box && freshBox && document.activeElement !== box) box.value = freshBox.value;
    main.querySelector("[data-clear]")?.toggleAttribute("hidden", !box?.value);
    for (const other of page.querySelectorAll<HTMLAnchorElement>(".language__list a")) {
      const link = document.querySelector(`.language__list a[hreflang="${other.hreflang}"]`);
      link?.setAttribute("href", other.getAttribute("href") ?? "");
    }
    main.querySelector("[data-near]")?.setAttribute("aria-pressed", String(params.has("near")));
    if (focus) main.querySelector<HTMLElement>(focus)?.focus({ preventScroll: true });
  }

  /** Rows that scroll sideways begin at what is chosen in them. */
  function showChosen(): void {
    for (const current of main.querySelectorAll<HTMLElement>(".scroll-x [aria-current]")) {
      current.scrollIntoView({ block: "nearest", inline: "center" });
    }
  }

  function afterSwap(fits: boolean): void {
    showChosen();
    showAgain(false);
    view?.setListed(entries().map((entry) => entry.dataset.id ?? ""));
    view?.setTiles(list()?.dataset.tiles ?? "");
    const inList = chosen && entries().find((entry) => entry.dataset.id === chosen?.id);
    if (inList) mark(chosen);
    const bounds = parseBounds(list()?.dataset.bounds);
    if (fits && bounds) view?.fit(bounds);
  }

  function showFailure(again: () => void): void {
    const template = main.querySelector<HTMLTemplateElement>("template[data-list-failed]");
    const region = list();
    if (!template || !region) return;
    region.querySelector(".notice[data-list-notice]")?.remove();
    const notice = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
    region.prepend(notice);
    notice.querySelector("button")?.addEventListener("click", again);
    say(notice.textContent ?? "");
  }

  showChosen();

  // The form, the links and the history.

  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
    const next = fromForm(fields, params);
    const hasMoved = params.has("bbox") && !next.has("bbox");
    void load(next, { history: "push", fits: hasMoved || !next.has("bbox") });
  });
  main.addEventListener("change", (event) => {
    const field = event.target as HTMLInputElement;
    if (field.form !== form || field.id === "q") return;
    // A province and a city of another one would never meet.
    const city = main.querySelector<HTMLSelectElement>("#city");
    if (field.name === "province" && city) city.value = "";
    form?.requestSubmit();
  });
  main.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link || link.origin !== location.origin || link.pathname !== location.pathname || link.hash) return;
    event.preventDefault();
    const next = new URLSearchParams(link.search);
    void load(next, { history: "push", fits: !next.has("bbox") && !next.has("after") });
    if (!wide.matches && next.has("after")) list()?.scrollIntoView();
  });
  addEventListener("popstate", () => {
    const next = new URLSearchParams(location.search);
    if (next.toString() === params.toString()) return;
    const bounds = parseBounds(next.get("bbox"));
    void load(next, { history: "none", fits: !bounds });
    if (bounds) view?.fit(bounds);
  });
  main.querySelector("[data-clear]")?.addEventListener("click", () => {
    const box = main.querySelector<HTMLInputElement>("#q");
    if (!box) return;
    box.value = "";
    box.focus();
    form?.requestSubmit();
  });
  main.querySelector("#q")?.addEventListener("input", (event) => {
    main.querySelector("[data-clear]")?.toggleAttribute("hidden", (event.target as HTMLInputElement).value === "");
  });

  // Near me.

  const nearButton = main.querySelector<HTMLElement>("[data-near]");
  const nearMessage = main.querySelector<HTMLElement>("[data-near-message]");
  async function findMe(): Promise<void> {
    if (!nearButton || nearButton.getAttribute("aria-busy") === "true") return;
    nearButton.setAttribute("aria-busy", "true");
    say(nearButton.dataset.busy);
    const found = await locate();
    nearButton.removeAttribute("aria-busy");
    if (nearMessage) {
      nearMessage.hidden = found.is === "here";
      nearMessage.textContent = found.is === "here" ? "" : (nearButton.dataset[found.is] ?? "");
    }
    if (found.is !== "here") return;
    view?.showMe(found.lon, found.lat);
    view?.fly(found.lon, found.lat, 11);
    await load(near(params, found.lon, found.lat), { history: "push", fits: false });
  }
  nearButton?.addEventListener("click", () => {
    if (nearButton.getAttribute("aria-pressed") !== "true") return void findMe();
    const next = new URLSearchParams(params);
    for (const name of ["near", "radius", "sort", "after"]) next.delete(name);
    void load(next, { history: "push", fits: false });
  });

  // List and map point at each other.

  function spotOf(entry: HTMLElement | undefined | null): Spot | null {
    const { id, lon, lat, icon = "marker", name = "" } = entry?.dataset ?? {};
    if (!entry || !id || lon === undefined || lat === undefined) return null;
    const href = entry.querySelector<HTMLAnchorElement>(".entry__name a")?.pathname ?? "";
    return { id, lon: Number(lon), lat: Number(lat), icon, name, path: href.replace(/^\/[^/]+/, "") };
  }
  function mark(spot: Spot | null): void {
    for (const entry of entries()) {
      const isIt = entry.dataset.id === spot?.id;
      entry.classList.toggle("entry--selected", isIt);
      if (isIt) entry.setAttribute("aria-current", "true");
      else entry.removeAttribute("aria-current");
    }
  }
  function choose(spot: Spot | null): void {
    chosen = spot;
    mark(spot);
    view?.choose(spot);
    showCard(spot);
    const entry = entries().find((one) => one.dataset.id === spot?.id);
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    if (entry && wide.matches) entry.scrollIntoView({ block: "nearest", behavior });
    history.replaceState(null, "", addressOf(location.pathname, params) + (spot ? `#${anchorOf(spot.id)}` : ""));
  }
  const pointAt = (event: Event) => {
    const entry = (event.target as Element).closest<HTMLElement>("[data-entry]");
    view?.point(spotOf(entry));
  };
  main.addEventListener("pointerover", pointAt);
  main.addEventListener("focusin", pointAt);
  list()?.addEventListener("pointerleave", () => view?.point(null));

  const card = frame?.querySelector<HTMLAnchorElement>("[data-card]");
  function showCard(spot: Spot | null): void {
    if (!card) return;
    card.hidden = !spot?.path;
    if (!spot?.path) return;
    card.href = `/${document.documentElement.lang}${spot.path}`;
    const entry = entries().find((one) => one.dataset.id === spot.id);
    const texts = { name: spot.name, kicker: entry?.querySelector(".entry__kicker > span")?.textContent?.trim() ?? "" };
    for (const [part, text] of Object.entries(texts)) {
      const element = card.querySelector<HTMLElement>(`[data-card-${part}]`);
      if (element) element.textContent = text;
    }
  }

  // The map.

  const again = frame?.querySelector<HTMLElement>("[data-again]");
  const auto = frame?.querySelector<HTMLInputElement>("[data-auto]");
  function showAgain(shows: boolean): void {
    if (again) again.hidden = !shows;
  }
  function searchHere(): void {
    if (view) void load(withBounds(params, view.bounds()), { history: "replace", fits: false });
  }
  again?.addEventListener("click", searchHere);
  auto?.addEventListener("change", () => auto.checked && searchHere());
  frame?.querySelector("[data-locate]")?.addEventListener("click", () => void findMe());
  frame?.querySelector("[data-whole]")?.addEventListener("click", () => {
    const next = withBounds(params, null);
    if (params.has("bbox")) void load(next, { history: "push", fits: true });
    else view?.fit(startBounds());
  });

  function startBounds(): Bounds {
    const shown = parseBounds(params.get("bbox")) ?? parseBounds(list()?.dataset.bounds);
    return shown ?? parseBounds(frame?.dataset.home) ?? [44, 25, 63.5, 40];
  }
  let resting = 0;
  let isOpening = false;
  async function openTheMap(): Promise<void> {
    if (!frame || view || isOpening) return;
    isOpening = true;
    main.dataset.map = "open";
    const begun = startBounds();
    view = await openFrame(frame, {
      bounds: begun,
      padding: params.has("bbox") ? 0 : 48,
      tilesQuery: list()?.dataset.tiles ?? "",
      isSmall: false,
      hearing: {
        moved() {
          clearTimeout(resting);
          if (auto && !auto.checked) return showAgain(true);
          resting = window.setTimeout(searchHere, REST);
        },
        picked: choose,
        pointed(id) {
          view?.point(spotOf(entries().find((entry) => entry.dataset.id === id)));
          for (const entry of entries()) entry.classList.toggle("entry--pointed", entry.dataset.id === id);
        },
        drawn() {},
      },
    });
    isOpening = false;
    if (!view) return;
    // Who searched while the map was on its way sees the answer to that.
    const now = startBounds();
    if (now.join() !== begun.join()) view.fit(now);
    view.setListed(entries().map((entry) => entry.dataset.id ?? ""));
    view.setTiles(list()?.dataset.tiles ?? "");
    const here = params.get("near")?.split(",").map(Number);
    if (here?.length === 2) view.showMe(here[0] ?? 0, here[1] ?? 0);
    const anchor = location.hash.slice(1);
    const entry = anchor ? entries().find((one) => one.id === anchor) : undefined;
    if (entry) choose(spotOf(entry));
  }
  frame?.querySelector("[data-open]")?.addEventListener("click", () => void openTheMap());
  frame?.querySelector("[data-retry]")?.addEventListener("click", () => void openTheMap());
  if (wide.matches) whenIdle(() => void openTheMap());
  wide.addEventListener("change", () => {
    if (wide.matches) void openTheMap();
    view?.resize();
  });
}

/** The entry's place in the page: ids with colons made fit for an address. */
function anchorOf(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]/g, "-");
}

/** How to find the focused element again in the fresh HTML. */
function remembered(element: Element | null): string | null {
  const region = element?.closest("[data-region]");
  if (!element || !region) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const entry = element.closest<HTMLElement>("[data-entry]");
  const inside = element.matches("button") ? "button" : "a";
  if (entry) return `[data-id="${CSS.escape(entry.dataset.id ?? "")}"] ${inside}`;
  if (element.matches("summary")) return `[data-region="${region.getAttribute("data-region")}"] summary`;
  if (element.matches("a[href]")) return `[data-region] a[href="${CSS.escape(element.getAttribute("href") ?? "")}"]`;
  return null;
}
