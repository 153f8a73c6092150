// A form that a device fills in: with a new passkey (`data-options`, asked at once), or with one that is there
// (`data-ask`, where the question is fetched when the button is pressed).
import { answered, asked, type Question } from "./wire.ts";

/** The service asks for patience, in its own words. */
class Patience extends Error {}

async function fetched(url: string): Promise<Question> {
  const response = await fetch(url, { method: "POST", headers: { accept: "application/json" } });
  if (response.status === 429) throw new Patience((await response.json()).detail);
  if (!response.ok) throw new Error(`no question: ${response.status}`);
  return response.json();
}

/** The device's answer. Nothing when its owner stopped it, or it has nothing to say. */
async function answer(form: HTMLFormElement): Promise<Credential | null> {
  const { options, ask = "" } = form.dataset;
  if (options) {
    const publicKey = asked(JSON.parse(options)) as PublicKeyCredentialCreationOptions;
    return navigator.credentials.create({ publicKey });
  }
  return navigator.credentials.get({ publicKey: asked(await fetched(ask)) as PublicKeyCredentialRequestOptions });
}

/** Why there is no answer, as the name of the words for it. */
function trouble(error: unknown): "stopped" | "known" | "failed" {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return "stopped";
  return name === "InvalidStateError" ? "known" : "failed";
}

export function start(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const button = form.querySelector<HTMLButtonElement>("[data-passkey-ask]");
  const notice = form.querySelector<HTMLElement>("[data-passkey-trouble]");
  const field = form.querySelector<HTMLInputElement>("[name=answer]");
  if (!button || !notice || !field) return;
  if (!window.PublicKeyCredential) {
    const unknown = form.querySelector<HTMLElement>("[data-passkey-unknown]");
    if (unknown) unknown.hidden = false;
    return;
  }
  const say = (words: string) => {
    const place = notice.querySelector("span");
    if (place) place.textContent = words;
    notice.hidden = words === "";
  };
  const go = async () => {
    button.disabled = true;
    say("");
    try {
      const credential = await answer(form);
      if (credential) {
        field.value = answered(credential as PublicKeyCredential);
        form.submit();
        return;
      }
      say(form.dataset.stopped ?? "");
    } catch (error) {
      say(error instanceof Patience ? error.message : (form.dataset[trouble(error)] ?? form.dataset.failed ?? ""));
    }
    button.disabled = false;
    button.focus();
  };
  button.hidden = false;
  button.addEventListener("click", () => void go());
  // Whoever came here has just said that they want one.
  if (form.dataset.options) void go();
}
