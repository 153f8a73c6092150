// A picture that is still being made asks from time to time how far it is, and shows itself when it is ready.
const SECONDS = [1, 1, 2, 2, 3, 5, 5, 10, 10, 20, 30];

interface State {
  state: string;
  thumb_url: string;
  reason?: string;
}

export function start(line: HTMLElement): void {
  const address = line.dataset.state;
  if (address) ask(line, address, 0);
}

function ask(line: HTMLElement, address: string, times: number): void {
  const seconds = SECONDS[times];
  if (seconds === undefined) return;
  setTimeout(async () => {
    const answer = await fetch(address, { headers: { accept: "application/json" } }).catch(() => null);
    const state = answer?.ok ? ((await answer.json()) as State) : null;
    if (!state || state.state === "waiting") {
      ask(line, address, times + 1);
      return;
    }
    const mark = line.querySelector<HTMLElement>("[data-waiting]");
    if (state.state === "ready") {
      const image = new Image(320, 320);
      image.alt = "";
      image.src = state.thumb_url;
      line.querySelector(".library__pic")?.replaceChildren(image);
      mark?.remove();
    } else if (mark && state.reason) {
      mark.textContent = state.reason;
    }
  }, seconds * 1000);
}
