import { expect, test } from "vitest";
import { assetName, characters } from "./fonts.ts";
import { scene, symbol } from "./sprite.ts";

test("fonts keep their names, everything else carries a mark of its content", () => {
  expect(assetName("vazirmatn-arabic-wght-normal.woff2")).toBe("assets/fonts/vazirmatn-arabic.woff2");
  expect(assetName("style.css")).toBe("assets/[name]-[hash][extname]");
});

test("a range of letters is a text", () => {
  expect(
    characters([
      [0x61, 0x63],
      [0x6af, 0x6af],
    ]),
  ).toBe("abcگ");
});

test("an icon becomes a symbol that keeps its drawing attributes", () => {
  const source = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"><path d="M0 0"/></svg>\n';
  expect(symbol("x", source)).toBe('<symbol id="i-x" viewBox="0 0 24 24" fill="none"><path d="M0 0"/></symbol>');
  expect(() => symbol("x", "<html>")).toThrow("icons/x.svg");
});

test("a scene can be referred to and fills its frame", () => {
  expect(scene("x", '<svg viewBox="0 0 4 3"><path/></svg>')).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" id="s" viewBox="0 0 4 3" preserveAspectRatio="xMidYMid slice"><path/></svg>',
  );
});
