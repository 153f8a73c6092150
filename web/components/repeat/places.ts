// Rows of a list field carry their place in names and ids: `place.phone.0`, `f-place-phone-0`.

/** A name with the row's place put where the list's place stands; what does not belong to the list stays. */
export function placed(text: string, path: string, place: number): string {
  for (const [separator, start] of [
    [".", `${path}.`],
    ["-", `${path.replaceAll(".", "-")}-`],
  ] as const) {
    const at = text.indexOf(start);
    if (at < 0 || (at > 0 && !"-.#".includes(text[at - 1] ?? ""))) continue;
    const rest = text.slice(at + start.length);
    const end =
      rest.search(/[.-]/) < 0
        ? rest.length
        : rest.indexOf(separator) < 0
          ? rest.search(/[.-]/)
          : rest.indexOf(separator);
    const old = rest.slice(0, end);
    if (!/^(\d+|__)$/.test(old)) continue;
    return text.slice(0, at + start.length) + place + rest.slice(end);
  }
  return text;
}

/** How many rows a list needs for fields with these names. */
export function rowsNeeded(names: Iterable<string>, path: string): number {
  let rows = 0;
  for (const name of names) {
    if (!name.startsWith(`${path}.`)) continue;
    const place = /^\d+/.exec(name.slice(path.length + 1))?.[0];
    if (place) rows = Math.max(rows, Number(place) + 1);
  }
  return rows;
}
