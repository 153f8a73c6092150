import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FIRST_WAIT, Keeper, type Outcome, PAUSE, type State } from "./keeper.ts";

const KEPT: Outcome = { kind: "kept", at: "2026-11-28T10:00:00Z", others: null, message: null };

function world(answers: Outcome[], hasRoom = true) {
  const seen = { sent: 0, kept: 0, forgotten: 0, last: 0, states: [] as State[] };
  const keeper = new Keeper({
    async send() {
      seen.sent += 1;
      return answers.shift() ?? KEPT;
    },
    keep() {
      seen.kept += 1;
      return hasRoom;
    },
    last() {
      seen.last += 1;
    },
    forget() {
      seen.forgotten += 1;
    },
    show: (state) => void seen.states.push(state),
  });
  return { keeper, seen };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("many changes are sent once, three seconds after the first", async () => {
  const { keeper, seen } = world([]);
  for (let i = 0; i < 5; i += 1) {
    keeper.changed();
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(seen.sent).toBe(0);
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(seen).toMatchObject({ sent: 1, kept: 5, forgotten: 1, states: ["changed", "sending", "kept"] });
  expect(keeper.isUnsaved).toBe(false);
});

test("without network the copy stays, and sending is tried again with longer waits", async () => {
  const { keeper, seen } = world([{ kind: "network" }, { kind: "network" }]);
  keeper.changed();
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(seen).toMatchObject({ sent: 1, forgotten: 0 });
  expect(keeper.state).toBe("network");
  await vi.advanceTimersByTimeAsync(FIRST_WAIT);
  expect(seen.sent).toBe(2);
  await vi.advanceTimersByTimeAsync(FIRST_WAIT);
  expect(seen.sent).toBe(2);
  keeper.again();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toMatchObject({ sent: 3, forgotten: 1 });
});

test("what is typed while sending is sent after it", async () => {
  let done: (outcome: Outcome) => void = () => {};
  const states: State[] = [];
  let sent = 0;
  const keeper = new Keeper({
    send: () => {
      sent += 1;
      return new Promise((resolve) => {
        done = resolve;
      });
    },
    keep: () => false,
    last() {},
    forget() {},
    show: (state) => void states.push(state),
  });
  keeper.changed();
  await vi.advanceTimersByTimeAsync(PAUSE);
  keeper.changed();
  done(KEPT);
  await vi.advanceTimersByTimeAsync(0);
  expect(keeper.isUnsaved).toBe(true);
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(sent).toBe(2);
});

test("after a conflict nothing is sent any more, and an ended session waits to be opened again", async () => {
  const conflict = world([{ kind: "conflict", message: null, others: null }]);
  conflict.keeper.changed();
  await vi.advanceTimersByTimeAsync(PAUSE);
  conflict.keeper.changed();
  await vi.advanceTimersByTimeAsync(10 * PAUSE);
  expect(conflict.seen).toMatchObject({ sent: 1, kept: 2 });
  const session = world([{ kind: "session" }]);
  session.keeper.changed();
  await vi.advanceTimersByTimeAsync(PAUSE);
  session.keeper.changed();
  await vi.advanceTimersByTimeAsync(10 * PAUSE);
  expect(session.seen.sent).toBe(1);
  session.keeper.again();
  await vi.advanceTimersByTimeAsync(0);
  expect(session.seen.sent).toBe(2);
});

test("leaving is warned of only while neither the service nor the device has what was typed", async () => {
  const kept = world([]);
  kept.keeper.changed();
  expect(kept.keeper.isUnsaved).toBe(false);
  const full = world([], false);
  expect(full.keeper.isUnsaved).toBe(false);
  full.keeper.changed();
  expect(full.keeper.isUnsaved).toBe(true);
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(full.keeper.isUnsaved).toBe(false);
});

test("the last letters are sent while the page goes, and nothing when all was kept or sent by hand", async () => {
  const { keeper, seen } = world([]);
  keeper.hide();
  expect(seen.last).toBe(0);
  keeper.changed();
  keeper.hide();
  expect(seen.last).toBe(1);
  await vi.advanceTimersByTimeAsync(PAUSE);
  keeper.hide();
  expect(seen.last).toBe(1);
  keeper.changed();
  keeper.leave();
  keeper.hide();
  expect(seen.last).toBe(1);
});

test("a form sent by hand lets the page go", () => {
  const { keeper } = world([], false);
  keeper.changed();
  keeper.leave();
  expect(keeper.isUnsaved).toBe(false);
});
