// When a form is sent to be kept, and what is known of it. Nothing here touches the page or the network: both are given.

/** How sending ended. */
export type Outcome =
  | { kind: "kept"; at: string; clock?: string | undefined; others: string | null; message: string | null }
  | { kind: "network" }
  | { kind: "session" }
  | { kind: "conflict"; message: string | null; others: string | null }
  | { kind: "refused"; message: string | null };

/** What a person is told. */
export type State = "still" | "changed" | "sending" | Outcome["kind"];

/** What the keeper needs of the world. */
export interface World {
  /** Sends the form as it is now. */
  send(): Promise<Outcome>;
  /** Keeps a copy on the device; false when it has no room for one. */
  keep(): boolean;
  /** Sends the form as it is now while the page goes away: nobody waits for the answer. */
  last(): void;
  /** Forgets the copy on the device. */
  forget(): void;
  /** Shows where things stand. */
  show(state: State, outcome: Outcome | null): void;
}

/** Between two sendings at least this long, in milliseconds. */
export const PAUSE = 3000;
/** After a failure of the network, the first wait and the longest. */
export const FIRST_WAIT = 5000;
export const LONGEST_WAIT = 120_000;

/** Sends a form some time after it changed, one sending at a time. */
export class Keeper {
  state: State = "still";
  private isDirty = false;
  private isKeptHere = false;
  private isSending = false;
  private isLeaving = false;
  private wait = FIRST_WAIT;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly world: World) {}

  /** Whether something would be lost if the page went away now: neither the service nor the device has it. */
  get isUnsaved(): boolean {
    return !this.isLeaving && !this.isKeptHere && (this.isDirty || this.isSending);
  }

  /** Something was typed. */
  changed(): void {
    this.isDirty = true;
    this.isKeptHere = this.world.keep();
    if (this.state === "conflict") return;
    if (this.state === "still" || this.state === "kept") this.tell("changed", null);
    if (this.state !== "network" && this.state !== "session") this.plan(PAUSE);
  }

  /** The network or the session may be there again. */
  again(): void {
    if (!this.isDirty || this.isSending || this.state === "conflict") return;
    this.plan(0);
  }

  /** The page goes away: what the service does not have yet is sent after it. */
  hide(): void {
    if (!this.isLeaving && (this.isDirty || this.isSending)) this.world.last();
  }

  /** The form is being sent by hand: the page may go. */
  leave(): void {
    this.isLeaving = true;
    this.stop();
  }

  /** The page has come back without having left. */
  stay(): void {
    this.isLeaving = false;
    if (this.isDirty) this.plan(PAUSE);
  }

  private stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private plan(after: number): void {
    if (this.isSending || this.isLeaving) return;
    if (this.timer !== null && after > 0) return;
    this.stop();
    this.timer = setTimeout(() => void this.send(), after);
  }

  private async send(): Promise<void> {
    this.timer = null;
    this.isDirty = false;
    this.isSending = true;
    this.tell("sending", null);
    const outcome = await this.world.send();
    this.isSending = false;
    if (outcome.kind === "kept") {
      this.wait = FIRST_WAIT;
      if (!this.isDirty) this.world.forget();
      this.tell("kept", outcome);
      if (this.isDirty) this.plan(PAUSE);
      return;
    }
    this.isDirty = true;
    this.tell(outcome.kind, outcome);
    if (outcome.kind === "network") {
      this.plan(this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    }
  }

  private tell(state: State, outcome: Outcome | null): void {
    this.state = state;
    this.world.show(state, outcome);
  }
}
