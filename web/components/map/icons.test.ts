import { expect, test } from "vitest";
import { parseIcons } from "./icons.ts";

test("every category finds its icon", () => {
  const icons = parseIcons("monument=heritage,rock-relief museum=museum");
  expect(icons.get("rock-relief")).toBe("monument");
  expect(icons.get("museum")).toBe("museum");
  expect(parseIcons(undefined).size).toBe(0);
});
