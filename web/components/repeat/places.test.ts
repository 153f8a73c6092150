import { expect, test } from "vitest";
import { placed, rowsNeeded } from "./places.ts";

test("a row's names and ids get its place in the list", () => {
  expect(placed("place.phone.0", "place.phone", 3)).toBe("place.phone.3");
  expect(placed("f-place-phone-__", "place.phone", 2)).toBe("f-place-phone-2");
  expect(placed("pictures.1.alt.fa", "pictures", 0)).toBe("pictures.0.alt.fa");
  expect(placed("f-pictures-1-alt-fa-error", "pictures", 0)).toBe("f-pictures-0-alt-fa-error");
  expect(placed("links.12.title.fa", "links", 4)).toBe("links.4.title.fa");
});

test("what belongs to another list stays", () => {
  expect(placed("place.phone_note", "place.phone", 3)).toBe("place.phone_note");
  expect(placed("sources.0.url", "links", 3)).toBe("sources.0.url");
  expect(placed("f-my-links-x", "links", 3)).toBe("f-my-links-x");
});

test("a list knows how many rows its names need", () => {
  expect(rowsNeeded(["links.0.url", "links.2.url", "sources.7.url"], "links")).toBe(3);
  expect(rowsNeeded([], "links")).toBe(0);
});
