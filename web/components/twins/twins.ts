// While a new entry gets its name, the service is asked whether it is here already.
import { icon, make } from "../widget/dom.ts";
import { plainField } from "../widget/plain.ts";
import { pageLang, word } from "../words/words.ts";

/** An entry that may be the same. */
interface Twin {
  id: string;
  name: string;
  url: string;
  distance_m?: number | null;
}

/** Letters are awaited this long before the service is asked, in milliseconds. */
const PAUSE = 500;

function distance(metres: number): string {
  const unit = metres < 1000 ? "meter" : "kilometer";
  const value = metres < 1000 ? Math.round(metres / 10) * 10 : metres / 1000;
  const numbering = pageLang().startsWith("ar") ? "ar-u-nu-arab" : pageLang();
  return new Intl.NumberFormat(numbering, {
    style: "unit",
    unit,
    unitDisplay: "long",
    maximumFractionDigits: 1,
  }).format(value);
}

export function start(root: HTMLElement): void {
  const form = root.closest("form");
  if (!form) return;
  const notice = make("div", { class: "notice notice--warn", role: "status", hidden: true });
  root.append(notice);
  let waiting = 0;
  let asking: AbortController | null = null;

  async function ask(name: string): Promise<void> {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    const query = new URLSearchParams({ name });
    for (const part of ["lon", "lat"]) {
      const value = plainField(form as HTMLFormElement, `point.${part}`)?.value;
      if (value) query.set(part, value);
    }
    if (root.dataset.except) query.set("except", root.dataset.except);
    try {
      const response = await fetch(`${root.dataset.url ?? "/studio/twins.json"}?${query}`, { signal: mine.signal });
      if (response.ok) show((await response.json()) as Twin[]);
    } catch {
      // A warning that cannot be had is no reason to disturb whoever writes.
    }
  }

  function show(twins: readonly Twin[]): void {
    notice.hidden = twins.length === 0;
    if (twins.length === 0) return;
    const lines = twins.slice(0, 5).map((twin) => {
      const far = typeof twin.distance_m === "number" ? ` · ${distance(twin.distance_m)}` : "";
      const link = make("a", { href: twin.url, target: "_blank", rel: "noopener" }, make("bdi", {}, twin.name));
      return make("li", {}, link, far);
    });
    const text = make(
      "div",
      {},
      make("strong", {}, word("widget-twins-title")),
      word("widget-twins-text"),
      make("ul", {}, ...lines),
    );
    notice.replaceChildren(icon("warn"), text);
  }

  form.addEventListener("input", (event) => {
    const field = event.target as HTMLInputElement;
    if (!field.name?.startsWith("name.")) return;
    clearTimeout(waiting);
    const name = field.value.trim();
    if ([...name].length < 3) return show([]);
    waiting = window.setTimeout(() => void ask(name), PAUSE);
  });
}
