// Which icon stands for which category, as the page says it once for the map and the suggestions.

/** `monument=heritage,castle museum=museum`: each icon with the categories that take it. */
export function parseIcons(text: string | undefined): Map<string, string> {
  const icons = new Map<string, string>();
  for (const group of text?.split(" ") ?? []) {
    const [icon = "", categories = ""] = group.split("=");
    for (const category of categories.split(",")) if (category) icons.set(category, icon);
  }
  return icons;
}
