import { expect, test } from "vitest";
import { ending, positionOf } from "./upload.ts";

test("an answer is a picture, the service's reason, or nothing to be said", () => {
  expect(ending(200, '{"pictures":[{"id":"p1","state":"ready"}],"refused":[]}')).toEqual({
    taken: [{ id: "p1", state: "ready" }],
  });
  expect(ending(200, '{"pictures":[],"refused":[{"file_name":"a.gif","reason":"Not a picture"}]}')).toEqual({
    refused: "Not a picture",
  });
  expect(ending(413, "<html>too large</html>")).toEqual({ refused: null });
  expect(ending(401, '{"message":"Sign in"}')).toEqual({ refused: "Sign in" });
});

test("a picture may know where it was taken", () => {
  const picture = { id: "p", state: "ready" };
  expect(positionOf(picture)).toBeNull();
  expect(positionOf({ ...picture, position: [49.5, 37.2] })).toEqual({ lon: 49.5, lat: 37.2 });
  expect(positionOf({ ...picture, position: { lon: 49.5, lat: 37.2 } })).toEqual({ lon: 49.5, lat: 37.2 });
});
