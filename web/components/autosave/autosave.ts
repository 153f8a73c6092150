// Keeps what an editor types: on the device at every change, at the service a few seconds later. Whatever happens to
// the network, the session or the browser, nothing that was typed is lost or overwritten silently.

import { start as startPress } from "../press/press.ts";
import { ROWS_WANTED } from "../repeat/rows.ts";
import { button, icon, make, say } from "../widget/dom.ts";
import { RESTORED, tell } from "../widget/plain.ts";
import { pageLang, word } from "../words/words.ts";
import { byName, type Copy, copyKey, differing, isContent, isWorthOffering, readCopy } from "./copy.ts";
import { Keeper, type Outcome, type State } from "./keeper.ts";
import { labelsOf } from "./label.ts";
import { type Progress, showProgress } from "./progress.ts";

/** Those who listen are told of routine success at most this often, in milliseconds. */
const SAY_AGAIN = 60_000;
/** A browser sends so many bytes after a page that has gone; a longer text waits on the device. */
const LAST_MOST = 60_000;

/** What the service answers. */
interface Answer {
  saved_at?: string;
  /** The same as a time of day, by the clock of the installation. */
  saved_clock?: string;
  others?: string | null;
  message?: string | null;
  progress?: Progress;
}

function fieldsOf(form: HTMLFormElement): Copy["fields"] {
  return [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === "string");
}

function clock(at: string | number): string {
  const lang = pageLang().startsWith("ar") ? "ar-u-nu-arab" : pageLang();
  return new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit", hour12: false }).format(new Date(at));
}

/** Whether a form says something else than the page that brought it: typed before this script came, or put back by the
 * browser after a reload. */
function isTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      if (!isContent(field.name)) return false;
      const isPressed = field.type === "checkbox" || field.type === "radio";
      return isPressed && field instanceof HTMLInputElement
        ? field.checked !== field.defaultChecked
        : field.value !== field.defaultValue;
    }
    if (!(field instanceof HTMLSelectElement) || !isContent(field.name)) return false;
    const options = [...field.options];
    const first = field.multiple || options.some((option) => option.defaultSelected) ? -1 : 0;
    return options.some((option, place) => option.selected !== (option.defaultSelected || place === first));
  });
}

/** Storage may be forbidden or full: the form then works without a copy. */
const shelf = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key: string, value: string): boolean {
    try {
      localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
  drop(key: string): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept then.
    }
  },
};

export function start(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const { url = "", key: item = "new", person = "", version = "", savedAt, keptAt } = form.dataset;
  const key = copyKey(item, person);
  const status = document.querySelector<HTMLElement>("[data-autosave-status]");
  const others = document.querySelector<HTMLElement>("[data-autosave-others]");
  const keptKey = form.dataset.public === undefined ? "widget-autosave-kept" : "widget-autosave-kept-unseen";
  let isKeptHere = true;
  // While a found copy is offered, nothing may be written over it.
  let isWaiting = false;
  let saidAt = 0;

  async function send(): Promise<Outcome> {
    let response: Response;
    try {
      response = await fetch(url, {
        method: "POST",
        body: new URLSearchParams(fieldsOf(form)),
        headers: { accept: "application/json" },
        redirect: "manual",
      });
    } catch {
      return { kind: "network" };
    }
    // A closed session may answer with the way to the sign-in page.
    if (response.status === 401 || response.type === "opaqueredirect") return { kind: "session" };
    const answer = (await response.json().catch(() => ({}))) as Answer;
    if (answer.progress) showProgress(answer.progress);
    const told = { message: answer.message ?? null, others: answer.others ?? null };
    if (response.ok) {
      return { kind: "kept", at: answer.saved_at ?? new Date().toISOString(), clock: answer.saved_clock, ...told };
    }
    if (response.status === 409) return { kind: "conflict", ...told };
    if (response.status >= 500 || response.status === 429) return { kind: "network" };
    return { kind: "refused", message: told.message };
  }

  function show(state: State, outcome: Outcome | null): void {
    const message = outcome && "message" in outcome ? outcome.message : null;
    if (outcome && "others" in outcome) showOthers(outcome.others);
    const sentences: Partial<Record<State, string>> = {
      changed: word("widget-autosave-changed"),
      sending: word("widget-autosave-sending"),
      // The service may say it better: what it says is said instead.
      kept: outcome?.kind === "kept" ? (message ?? word(keptKey, { time: outcome.clock ?? clock(outcome.at) })) : "",
      network: word(isKeptHere ? "widget-autosave-network" : "widget-autosave-network-only"),
      session: word("widget-autosave-session"),
      conflict: message ?? word("widget-autosave-conflict"),
      refused: message ?? word("widget-autosave-refused"),
    };
    const sentence = sentences[state] ?? "";
    if (status) {
      status.dataset.state = state;
      status.replaceChildren(sentence);
      if (state === "session") {
        const link = make("a", { href: form.dataset.signIn ?? "/studio/sign-in", target: "_blank", rel: "noopener" });
        link.append(word("widget-autosave-sign-in"));
        status.append(" ", link);
      }
    }
    const isRoutine = state === "kept" || state === "changed" || state === "sending";
    if (state === "kept" && Date.now() - saidAt > SAY_AGAIN) {
      saidAt = Date.now();
      say(sentence);
    } else if (!isRoutine) {
      say(sentence);
    }
  }

  function showOthers(text: string | null): void {
    if (!others || others.textContent === (text ?? "")) return;
    others.textContent = text ?? "";
    others.hidden = !text;
    if (text) say(text);
  }

  const keeper = new Keeper({
    send,
    show,
    keep() {
      const copy: Copy = { at: new Date().toISOString(), version, fields: fieldsOf(form) };
      isKeptHere = shelf.set(key, JSON.stringify(copy));
      return isKeptHere;
    },
    last() {
      const body = new URLSearchParams(fieldsOf(form));
      if (body.toString().length > LAST_MOST) return;
      const sending = fetch(url, { method: "POST", body, headers: { accept: "application/json" }, keepalive: true });
      // Nobody is there to be told; the copy on the device stays.
      sending.catch(() => {});
    },
    forget: () => shelf.drop(key),
  });

  const copy = readCopy(shelf.get(key));
  if (copy && isWorthOffering(copy, { savedAt, keptAt }, fieldsOf(form))) offer(copy);
  else {
    if (copy) shelf.drop(key);
    if (isTouched(form)) keeper.changed();
  }

  function offer(found: Copy): void {
    const notice = make("div", { class: "notice notice--warn autosave__offer", role: "group", tabindex: -1 });
    const when = new Intl.DateTimeFormat(pageLang().startsWith("ar") ? "ar-u-nu-arab" : pageLang(), {
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
    }).format(new Date(found.at));
    const close = () => {
      notice.remove();
      isWaiting = false;
    };
    const restoreIt = button(
      word("widget-autosave-restore"),
      () => {
        close();
        restore(form, found.fields);
        keeper.changed();
        say(word("widget-autosave-restored"));
        form.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus();
      },
      "undo",
    );
    restoreIt.classList.add("button--main");
    const ends = make("p", { class: "form__end" });
    const discard = button(word("widget-autosave-discard"), () => {
      const away = button(
        word("widget-autosave-discard-yes"),
        () => {
          shelf.drop(key);
          close();
          say(word("widget-autosave-discarded"));
        },
        "trash",
      );
      away.classList.add("button--danger");
      const leave = button(word("widget-autosave-discard-no"), () => {
        ends.replaceChildren(restoreIt, discard);
        discard.focus();
      });
      ends.replaceChildren(make("span", {}, word("widget-autosave-discard-sure")), away, leave);
      leave.focus();
      say(word("widget-autosave-discard-sure"));
    });
    ends.append(restoreIt, discard);
    const fields = labelsOf(form, differing(found.fields, fieldsOf(form)));
    const which = fields === "" ? "" : make("p", {}, word("widget-autosave-found-fields", { fields }));
    const older = found.version !== version ? make("p", {}, word("widget-autosave-found-older")) : "";
    const text = make("strong", { id: "autosave-found" }, word("widget-autosave-found", { time: when }));
    notice.setAttribute("aria-labelledby", text.id);
    notice.append(icon("info"), make("div", {}, text, which, older, ends));
    form.prepend(notice);
    isWaiting = true;
    say(text.textContent ?? "");
  }

  const changed = (event: Event) => {
    if (isWaiting || (event.target as Element).closest("[data-autosave-skip]")) return;
    keeper.changed();
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  // Enter sends nothing; what was typed is kept at once.
  startPress(form);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) keeper.again();
  });
  form.addEventListener("submit", () => keeper.leave());
  addEventListener("pageshow", () => keeper.stay());
  addEventListener("online", () => keeper.again());
  // Back again the network may be there; put aside, a phone may end the page at any moment.
  document.addEventListener("visibilitychange", () => keeper.again());
  addEventListener("pagehide", () => keeper.hide());
  addEventListener("beforeunload", (event) => {
    if (keeper.isUnsaved) event.preventDefault();
  });
}

/** Fills a form with a copy: lists make room first, then every field of the copy gets its value. */
function restore(form: HTMLFormElement, fields: Copy["fields"]): void {
  const values = byName(fields.filter(([name]) => isContent(name)));
  form.dispatchEvent(new CustomEvent(ROWS_WANTED, { detail: [...values.keys()] }));
  for (const field of form.elements) {
    if (
      !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
    )
      continue;
    if (!isContent(field.name)) continue;
    const wanted = values.get(field.name) ?? [];
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
      field.checked = wanted.includes(field.value);
    } else if (field instanceof HTMLSelectElement && field.multiple) {
      for (const option of field.options) option.selected = wanted.includes(option.value);
    } else {
      // A row of a list that the copy does not have was taken away: left empty it is not sent on.
      field.value = wanted.shift() ?? "";
    }
  }
  form.dispatchEvent(new CustomEvent(RESTORED));
  tell(form);
}
