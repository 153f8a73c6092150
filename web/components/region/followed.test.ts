import { expect, test } from "vitest";
import { followed } from "./followed.ts";

test("a province follows the city until somebody names another", () => {
  expect(followed("", "", "province:gilan")).toBe("province:gilan");
  expect(followed("province:gilan", "province:gilan", "province:fars")).toBe("province:fars");
  expect(followed("province:yazd", "province:gilan", "province:fars")).toBe("province:yazd");
  expect(followed("province:yazd", "", "province:fars")).toBe("province:yazd");
  expect(followed("province:gilan", "province:gilan", "")).toBe("");
  expect(followed("", "", "")).toBe("");
});
