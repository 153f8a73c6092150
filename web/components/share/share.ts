// Hands the page's address on: by the system's own sheet on a phone, otherwise by the clipboard.
export function start(button: HTMLElement): void {
  const word = button.querySelector("span");
  const before = word?.textContent ?? "";
  const say = (text: string | undefined) => {
    if (!word || !text) return;
    word.textContent = text;
    setTimeout(() => {
      word.textContent = before;
    }, 4000);
  };
  button.addEventListener("click", async () => {
    const url = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href;
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      try {
        await navigator.share({ title: document.title, url });
      } catch {
        // The visitor closed the sheet.
      }
      return;
    }
    try {
      await navigator.clipboard.writeText(url);
      say(button.dataset.copied);
    } catch {
      say(button.dataset.failed);
    }
  });
}
