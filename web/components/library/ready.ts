// A picture that was just sent is still being made for a while: the service is asked from time to time how far it is.
const SECONDS = [1, 1, 2, 2, 3, 5, 5, 10, 10, 20, 30];

/** How far a picture is. */
export interface State {
  state: string;
  thumb_url?: string | null;
  /** Why it could not be made. */
  reason?: string;
}

/** Waits until a picture is made, or could not be. None when it takes too long. */
export async function whenReady(address: string): Promise<State | null> {
  for (const seconds of SECONDS) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const answer = await fetch(address, { headers: { accept: "application/json" } }).catch(() => null);
    const state = answer?.ok ? ((await answer.json()) as State) : null;
    if (state && state.state !== "waiting") return state;
  }
  return null;
}
