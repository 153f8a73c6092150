// Characters left in a text with an end: shown always, said politely near the end.
import { make, say } from "../widget/dom.ts";
import { onRestored } from "../widget/plain.ts";
import { word } from "../words/words.ts";
import { characters, isWorthSaying } from "./left.ts";

export function start(element: HTMLElement): void {
  const field = element as HTMLTextAreaElement;
  const most = Number(field.dataset.most);
  if (!(most > 0)) return;
  const line = make("small", { class: "field__count", "aria-hidden": "true" });
  field.after(line);
  let before = characters(field.value);
  const sentence = (count: number) =>
    count > most
      ? word("widget-counter-over", { count: count - most })
      : word("widget-counter-left", { count: most - count });
  const show = () => {
    const count = characters(field.value);
    line.textContent = sentence(count);
    line.classList.toggle("field__count--over", count > most);
    if (isWorthSaying(before, count, most)) say(sentence(count));
    before = count;
  };
  show();
  field.addEventListener("input", show);
  onRestored(field, show);
}
