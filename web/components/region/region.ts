// The province follows the city that is chosen, as long as nobody named another. Saving does the same for those without
// a script (`src/http/studio/edit/region.rs`).
import { say } from "../widget/dom.ts";
import { onRestored, plainField, write } from "../widget/plain.ts";
import { word } from "../words/words.ts";
import { followed } from "./followed.ts";

/** The province of a city; empty when it has none, or none is known. */
async function provinceOf(city: string): Promise<string> {
  if (city === "") return "";
  const response = await fetch(`/api/v1/items/${encodeURIComponent(city)}`).catch(() => null);
  if (!response?.ok) return "";
  return ((await response.json()) as { province?: string | null }).province ?? "";
}

export function start(root: HTMLElement): void {
  const city = plainField(root, "city");
  const province = plainField(root, "province");
  if (!city || !province) return;
  // The city that the province was last seen with.
  let settled = city.value.trim();

  async function follow(): Promise<void> {
    if (!city || !province) return;
    const [to, present] = [city.value.trim(), province.value.trim()];
    if (to === "" || to === settled) return;
    const [before, now] = await Promise.all([provinceOf(settled), provinceOf(to)]);
    // Somebody went on meanwhile; their next choice is looked at by itself.
    if (city.value.trim() !== to || province.value.trim() !== present) return;
    settled = to;
    const next = followed(present, before, now);
    if (next === present) return;
    write(province, next);
    province.dispatchEvent(new CustomEvent("gardesh:written", { bubbles: true }));
    if (next !== "") say(word("widget-region-followed"));
  }
  city.addEventListener("change", () => void follow());
  onRestored(root, () => {
    settled = city.value.trim();
  });
}
