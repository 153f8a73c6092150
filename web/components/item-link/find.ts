// Looking for entries by name, for links between them.
import type { Found } from "../combobox/combobox.ts";
import type { Suggestion } from "../suggest/rows.ts";
import { pageLang } from "../words/words.ts";

/** An entry as the studio's search gives it. */
interface Entry {
  id: string;
  name: string;
  kind: string;
  city?: string | null;
  status?: string | null;
}

/** Entries of these kinds (space-separated; all when empty) whose names fit a text. `statusName` words a status. */
export async function findEntries(
  text: string,
  kinds: string,
  signal: AbortSignal,
  statusName: (status: string) => string,
): Promise<Found[]> {
  const query = new URLSearchParams({ q: text, kind: kinds, lang: pageLang() });
  const response = await fetch(`/studio/items.json?${query}`, { signal, headers: { accept: "application/json" } });
  if (response.ok && response.headers.get("content-type")?.includes("json")) {
    const entries = (await response.json()) as Entry[];
    return entries.map(({ id, name, city, status }) => ({
      id,
      name,
      note: [city, status && status !== "published" ? statusName(status) : null].filter(Boolean).join(" · "),
    }));
  }
  return suggestions(text, kinds, signal);
}

/** Published entries, from the suggestions that visitors get too. */
export async function suggestions(text: string, kinds: string, signal: AbortSignal): Promise<Found[]> {
  const query = new URLSearchParams({ q: text, lang: pageLang() });
  const response = await fetch(`/api/v1/suggest?${query}`, { signal });
  if (!response.ok) return [];
  const answer = (await response.json()) as { suggestions: Suggestion[] };
  const wanted = kinds.split(" ").filter(Boolean);
  return answer.suggestions
    .filter((one) => one.id && (wanted.length === 0 || wanted.includes(one.kind)))
    .map((one) => ({ id: one.id ?? "", name: one.text, note: one.city && one.city !== one.text ? one.city : "" }));
}
