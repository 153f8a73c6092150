import { expect, test } from "vitest";
import { degreesText, hasLink, parseCoordinates } from "./coordinates.ts";

test.each([
  ["37.28, 49.58", 37.28, 49.58],
  ["37.28 49.58", 37.28, 49.58],
  ["(37.28; 49.58)", 37.28, 49.58],
  ["۳۷٫۲۸، ۴۹٫۵۸", 37.28, 49.58],
  ["٣٧٫٢٨, ٤٩٫٥٨", 37.28, 49.58],
  ["۳۷.۲۸ ۴۹.۵۸", 37.28, 49.58],
  ["۳۷٫۲۸ و ۴۹٫۵۸", 37.28, 49.58],
  ["37,28 49,58", 37.28, 49.58],
  ["۳۷/۲۸۰۸ ۴۹/۵۸۳۲", 37.2808, 49.5832],
  [`37°16'50"N 49°35'E`, 37.280556, 49.583333],
  ["37° 16′ 50″ N, 49° 35′ 0″ E", 37.280556, 49.583333],
  [`49°35'E 37°16'50"N`, 37.280556, 49.583333],
  ["N 37.28° E 49.58°", 37.28, 49.58],
  ["37°16.833' 49°35'", 37.28055, 49.583333],
  ["۳۷ درجه و ۱۶ دقیقه و ۵۰ ثانیه شمالی، ۴۹ درجه و ۳۵ دقیقه شرقی", 37.280556, 49.583333],
  ["۳۷°۱۶'۵۰\" شمالی ۴۹°۳۵' شرقی", 37.280556, 49.583333],
  ["geo:37.28,49.58?z=15", 37.28, 49.58],
  ["geo:0,0?q=37.28,49.58(Rasht)", 37.28, 49.58],
  ["https://www.openstreetmap.org/#map=15/37.2800/49.5800", 37.28, 49.58],
  ["https://www.openstreetmap.org/?mlat=37.28&mlon=49.58#map=12/1/2", 37.28, 49.58],
  [
    "https://www.google.com/maps/place/Rasht/@37.2,49.5,12z/data=!3m1!4b1!4m5!3m4!1s0x0!8m2!3d37.28!4d49.58",
    37.28,
    49.58,
  ],
  ["https://www.google.com/maps/@37.28,49.58,15z", 37.28, 49.58],
  ["https://maps.google.com/?q=37.28,49.58", 37.28, 49.58],
  ["https://www.google.com/maps/search/?api=1&query=37.28%2C49.58", 37.28, 49.58],
  ["https://neshan.org/maps/@37.28,49.58,15.0z,0p", 37.28, 49.58],
  ["https://nshn.ir/?lat=37.28&lng=49.58", 37.28, 49.58],
  ["https://neshan.org/maps#c37.28-49.58-15z-0p", 37.28, 49.58],
  ["https://balad.ir/location?latitude=37.28&longitude=49.58&zoom=15", 37.28, 49.58],
  ["https://balad.ir/#15/37.28/49.58", 37.28, 49.58],
  ["موزهٔ رشت https://balad.ir/location?latitude=37.28&longitude=49.58&zoom=15", 37.28, 49.58],
  ["8FVC2222+22", 47.0000625, 8.0000625],
  ["-33.9, 18.4", -33.9, 18.4],
])("%s is a position", (text, lat, lon) => {
  const found = parseCoordinates(text);
  expect(found?.lat).toBeCloseTo(lat, 5);
  expect(found?.lon).toBeCloseTo(lon, 5);
});

test("UTM of Iran's zones is read", () => {
  const found = parseCoordinates("39S 373840 4126900");
  expect(found?.lat).toBeCloseTo(37.2805, 2);
  expect(found?.lon).toBeCloseTo(49.577, 2);
  // On the middle meridian of zone 39 the easting is 500000.
  expect(parseCoordinates("39S 500000 4000000")?.lon).toBeCloseTo(51, 9);
});

test.each(["", "Rasht", "37.28", "137.28, 249.58", "37°76'N 49°35'E", "37°N 49°N", "https://example.org/", "1 2 3"])(
  "%s is no position",
  (text) => {
    expect(parseCoordinates(text)).toBeNull();
  },
);

test.each([
  "https://maps.app.goo.gl/AbC123",
  "maps.app.goo.gl/AbC123",
  "https://goo.gl/maps/AbC123",
  "موزهٔ رشت https://nshn.ir/6f_bvYx1",
  "https://balad.ir/p/rasht-museum",
])("%s is a link without a position", (text) => {
  expect(parseCoordinates(text)).toBeNull();
  expect(hasLink(text)).toBe(true);
});

test("what is not a link is not taken for one", () => {
  for (const text of ["", "رشت", "37.28/49", "37.28.1", "Rasht, Iran"]) expect(hasLink(text), text).toBe(false);
});

test("an impossible order is turned round, an unlikely one is pointed out", () => {
  expect(parseCoordinates("121.5, 31.2")).toMatchObject({ lat: 31.2, lon: 121.5, isSwapped: true });
  expect(parseCoordinates("49.58, 37.28")).toMatchObject({
    lat: 49.58,
    lon: 37.28,
    isSwapped: false,
    isBetterSwapped: true,
  });
  expect(parseCoordinates("37.28, 49.58")).toMatchObject({ isBetterSwapped: false });
  expect(parseCoordinates("48.85, 2.35")).toMatchObject({ isBetterSwapped: false });
});

test("degrees are written without empty places", () => {
  expect(degreesText(49.58)).toBe("49.58");
  expect(degreesText(37.28055555)).toBe("37.280556");
});
