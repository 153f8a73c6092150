// Province and country follow the city that is chosen, as long as nobody named another. Saving does the same for those
// without a script (`src/http/studio/edit/region.rs`).
import { say } from "../widget/dom.ts";
import { onRestored, plainField, write } from "../widget/plain.ts";
import { word } from "../words/words.ts";
import { followed } from "./followed.ts";

const FIELDS = ["province", "country"] as const;
type Around = Record<(typeof FIELDS)[number], string>;

/** The province and country of a city; empty when it has none, or none is known. */
async function aroundOf(city: string): Promise<Around> {
  const response = city === "" ? null : await fetch(`/api/v1/items/${encodeURIComponent(city)}`).catch(() => null);
  const known = response?.ok ? ((await response.json()) as Partial<Record<string, string | null>>) : {};
  return { province: known.province ?? "", country: known.country ?? "" };
}

export function start(root: HTMLElement): void {
  const city = plainField(root, "city");
  if (!city) return;
  // The city that they were last seen with.
  let settled = city.value.trim();

  async function follow(): Promise<void> {
    if (!city) return;
    const fields = () => FIELDS.map((name) => plainField(root, name));
    const [to, present] = [city.value.trim(), fields().map((field) => field?.value)];
    if (to === "" || to === settled) return;
    const [before, now] = await Promise.all([aroundOf(settled), aroundOf(to)]);
    // Somebody went on meanwhile; their next choice is looked at by itself.
    if (city.value.trim() !== to || fields().some((field, n) => field?.value !== present[n])) return;
    settled = to;
    for (const name of FIELDS) {
      const field = plainField(root, name);
      if (!field) continue;
      const next = followed(field.value.trim(), before[name], now[name]);
      if (next === field.value.trim()) continue;
      write(field, next);
      field.dispatchEvent(new CustomEvent("gardesh:written", { bubbles: true }));
      if (next !== "" && name === "province") say(word("widget-region-followed"));
    }
  }
  city.addEventListener("change", () => void follow());
  onRestored(root, () => {
    settled = city.value.trim();
  });
}
