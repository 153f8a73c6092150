import { expect, test } from "vitest";
import { seenAt, within } from "./precision.ts";

test("a pin is as exact as one could see where it was put", () => {
  expect(seenAt(16, 15)).toBe("exact");
  expect(seenAt(15, 14)).toBe("exact");
  expect(seenAt(14.9, 14)).toBe("100m");
  expect(seenAt(11, 14)).toBe("1km");
  expect(seenAt(6, 14)).toBe("settlement");
});

test("a base map without streets does not become exact by looking closer", () => {
  expect(seenAt(18, 10)).toBe("1km");
  expect(seenAt(9, 10)).toBe("settlement");
});

test("a device says itself how far it may be wrong", () => {
  expect([8, 100, 900, 40_000].map(within)).toEqual(["exact", "100m", "1km", "settlement"]);
});
