// How a Markdown text will look, in a tab beside the text. The service itself turns it into HTML, so that the preview
// is what visitors get.
import { freshId, make } from "../widget/dom.ts";
import { word } from "../words/words.ts";

export function start(element: HTMLElement): void {
  const field = element as HTMLTextAreaElement;
  const ids = [freshId(), freshId(), freshId(), freshId()] as const;
  const tab = (id: string, controls: string, text: string, on: boolean) =>
    make(
      "button",
      {
        type: "button",
        role: "tab",
        id,
        "aria-controls": controls,
        "aria-selected": String(on),
        tabindex: on ? 0 : -1,
      },
      text,
    );
  const label = field.id ? document.querySelector(`label[for="${field.id}"]`)?.textContent : undefined;
  const writing = tab(ids[0], ids[2], word("widget-preview-write"), true);
  const looking = tab(ids[1], ids[3], word("widget-preview-look"), false);
  // The tabs are the page's, whatever direction the text beside them runs.
  const tabs = make(
    "div",
    { class: "tabs tabs--small", role: "tablist", "aria-label": label ?? "", dir: document.documentElement.dir },
    writing,
    looking,
  );
  const shown = make("div", {
    class: "prose preview__shown",
    role: "tabpanel",
    id: ids[3],
    "aria-labelledby": ids[1],
    tabindex: 0,
    hidden: true,
  });
  const panel = make("div", { role: "tabpanel", id: ids[2], "aria-labelledby": ids[0] });
  field.before(tabs, panel, shown);
  panel.append(field);

  async function choose(isLooking: boolean): Promise<void> {
    writing.setAttribute("aria-selected", String(!isLooking));
    looking.setAttribute("aria-selected", String(isLooking));
    writing.tabIndex = isLooking ? -1 : 0;
    looking.tabIndex = isLooking ? 0 : -1;
    panel.hidden = isLooking;
    shown.hidden = !isLooking;
    if (!isLooking) return;
    if (field.value.trim() === "") {
      shown.textContent = word("widget-preview-empty");
      return;
    }
    shown.setAttribute("aria-busy", "true");
    try {
      const token = field.form?.elements.namedItem("csrf");
      const body = new URLSearchParams({ text: field.value });
      if (token instanceof HTMLInputElement) body.set("csrf", token.value);
      const response = await fetch("/studio/preview", {
        method: "POST",
        body,
        headers: { accept: "application/json" },
      });
      if (!response.ok) throw new Error(String(response.status));
      // The service has cleaned this HTML; it is the same that visitors' pages carry.
      shown.innerHTML = ((await response.json()) as { html: string }).html;
    } catch {
      shown.textContent = word("widget-preview-failed");
    }
    shown.removeAttribute("aria-busy");
  }
  writing.addEventListener("click", () => void choose(false));
  looking.addEventListener("click", () => void choose(true));
  tabs.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const next = document.activeElement === writing ? looking : writing;
    next.focus();
    next.click();
  });
}
