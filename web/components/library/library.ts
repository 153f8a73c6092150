// A picture of the library that is still being made shows itself when it is ready.
import { whenReady } from "./ready.ts";

export function start(line: HTMLElement): void {
  const address = line.dataset.state;
  if (address) void showWhenReady(line, address);
}

async function showWhenReady(line: HTMLElement, address: string): Promise<void> {
  const state = await whenReady(address);
  const mark = line.querySelector<HTMLElement>("[data-waiting]");
  if (state?.state === "ready" && state.thumb_url) {
    const image = new Image(320, 320);
    image.alt = "";
    image.src = state.thumb_url;
    line.querySelector(".library__pic")?.replaceChildren(image);
    mark?.remove();
  } else if (mark && state?.reason) {
    mark.textContent = state.reason;
  }
}
