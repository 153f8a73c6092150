// Coordinates in whatever way people write or paste them: decimal degrees in any digits, degrees with minutes and
// seconds, geo: addresses, links of map services, UTM, Plus codes.
import { latinDigits } from "../words/digits.ts";

/** A position in degrees. */
export interface Position {
  lon: number;
  lat: number;
}

/** What was read, and whether the two numbers had to be taken in the other order. */
export interface Reading extends Position {
  isSwapped: boolean;
  /** Whether the point lies outside Iran while the other order would lie inside. */
  isBetterSwapped: boolean;
}

/** Iran and the sea around it, generously. */
const IRAN = { west: 44, south: 24, east: 63.5, north: 40 };

/** Whether a position lies in Iran, or near it. */
export function isInIran({ lon, lat }: Position): boolean {
  return lon >= IRAN.west && lon <= IRAN.east && lat >= IRAN.south && lat <= IRAN.north;
}

function reading(lat: number, lon: number): Reading | null {
  if (!Number.isFinite(lat) || !Number.isFinite(lon)) return null;
  const isPossible = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  const isPossibleSwapped = Math.abs(lon) <= 90 && Math.abs(lat) <= 180;
  if (!isPossible && !isPossibleSwapped) return null;
  if (!isPossible) return { lat: lon, lon: lat, isSwapped: true, isBetterSwapped: false };
  const isBetterSwapped = !isInIran({ lon, lat }) && isPossibleSwapped && isInIran({ lon: lat, lat: lon });
  return { lat, lon, isSwapped: false, isBetterSwapped };
}

function cleaned(text: string): string {
  return (
    latinDigits(text)
      .replace(/[\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
      // Two numbers as one says them: «۳۷٫۲۸ و ۴۹٫۵۸».
      .replace(/(\d)\s+و\s+([+-]?\d)/g, "$1 $2")
      .trim()
  );
}

/** An address in the midst of a text: what apps share begins with the name of the place. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+/i;
/** The same as people type it, without its beginning: `maps.app.goo.gl/x`. */
const BARE_ADDRESS = /(?:^|\s)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/\S+/i;

/** Whether a text leads to a page. Short links of map services do and have no position in them. */
export function hasLink(text: string): boolean {
  const clean = cleaned(text);
  return ADDRESS.test(clean) || BARE_ADDRESS.test(clean);
}

/** Reads a text as a position; none when it is none. */
export function parseCoordinates(text: string): Reading | null {
  const clean = cleaned(text);
  return (
    link(ADDRESS.exec(clean)?.[0] ?? clean) ??
    geo(clean) ??
    utm(clean) ??
    plusCode(clean) ??
    degrees(clean) ??
    decimal(clean)
  );
}

function decimal(text: string): Reading | null {
  // A comma between digits is a decimal mark only where another sign separates the two numbers.
  const pair = /^\(?\s*([+-]?\d+(?:\.\d+)?)\s*[,،;؛/\s]\s*([+-]?\d+(?:\.\d+)?)\s*\)?$/.exec(text);
  const commas = /^([+-]?\d+,\d+)\s*[،;؛/\s]\s*([+-]?\d+,\d+)$/.exec(text);
  const slashes = /^([+-]?\d{1,3}\/\d{3,})\s*[,،;؛\s]\s*([+-]?\d{1,3}\/\d{3,})$/.exec(text);
  const found = slashes ?? commas ?? pair;
  if (!found) return null;
  const [lat, lon] = found.slice(1).map((part) => Number(part.replace(/[,/]/, ".")));
  return reading(lat ?? Number.NaN, lon ?? Number.NaN);
}

const SIGNS: Record<string, "N" | "S" | "E" | "W"> = {
  n: "N",
  s: "S",
  e: "E",
  w: "W",
  شمالی: "N",
  شمال: "N",
  جنوبی: "S",
  جنوب: "S",
  شرقی: "E",
  شرق: "E",
  غربی: "W",
  غرب: "W",
};

function degrees(text: string): Reading | null {
  const plain = text
    .replace(/\s*درجه\s*(و\s*)?/g, "°")
    .replace(/\s*دقیقه\s*(و\s*)?/g, "'")
    .replace(/\s*ثانیه\s*/g, '"')
    .replace(/[′’‘]/g, "'")
    .replace(/''|[″”“]/g, '"')
    .replace(/[º˚]/g, "°")
    .toLowerCase();
  const side = "n|s|e|w|شمالی|شمال|جنوبی|جنوب|شرقی|شرق|غربی|غرب";
  const angle = `(${side})?\\s*([+-]?\\d+(?:\\.\\d+)?)\\s*°?\\s*(?:(\\d+(?:\\.\\d+)?)\\s*'\\s*)?(?:(\\d+(?:\\.\\d+)?)\\s*"\\s*)?(${side})?`;
  const found = new RegExp(`^${angle}\\s*[,،;؛/و]?\\s*${angle}$`).exec(plain);
  if (!found || !/[°'"]|[nsew]|شمال|شرق/.test(plain)) return null;
  const part = (at: number) => {
    const [before, whole = "", minutes = "0", seconds = "0", after] = found.slice(at, at + 5);
    if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
    const sign = SIGNS[before ?? after ?? ""];
    const size = Math.abs(Number(whole)) + Number(minutes) / 60 + Number(seconds) / 3600;
    const isNegative = whole.startsWith("-") || sign === "S" || sign === "W";
    return {
      value: isNegative ? -size : size,
      isLon: sign === "E" || sign === "W",
      isLat: sign === "N" || sign === "S",
    };
  };
  const [first, second] = [part(1), part(6)];
  if (!first || !second || (first.isLon && second.isLon) || (first.isLat && second.isLat)) return null;
  // Signs of the sky say which is which; without them the latitude comes first.
  const [lat, lon] = first.isLon || second.isLat ? [second.value, first.value] : [first.value, second.value];
  if (first.isLon || first.isLat || second.isLon || second.isLat) {
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
    return { lat, lon, isSwapped: false, isBetterSwapped: false };
  }
  return reading(lat, lon);
}

function geo(text: string): Reading | null {
  const found = /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/i.exec(text);
  if (!found) return null;
  const query = /[?&]q=(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/i.exec(text);
  const [lat, lon] = (query ?? found).slice(1).map(Number);
  return reading(lat ?? Number.NaN, lon ?? Number.NaN);
}

const NUMBER = "(-?\\d+(?:\\.\\d+)?)";
/** How map services write a position into their addresses, the pin before the middle of the map. */
const LINKS: readonly RegExp[] = [
  new RegExp(`[?&]mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(
    `[?&](?:q|query|ll|center|destination|daddr|location|latlng)=(?:loc:)?${NUMBER}(?:,|%2C)\\s*\\+?${NUMBER}`,
    "i",
  ),
  new RegExp(`[?&]lat(?:itude)?=${NUMBER}&(?:lon|lng|long|longitude)=${NUMBER}`),
  new RegExp(`/@${NUMBER},${NUMBER}`),
  new RegExp(`#(?:map=)?\\d+(?:\\.\\d+)?/${NUMBER}/${NUMBER}`),
  new RegExp(`#c${NUMBER}-${NUMBER}-`),
  new RegExp(`[/@]${NUMBER},${NUMBER}(?:[,/?#]|$)`),
];

function link(text: string): Reading | null {
  if (!/^(https?:\/\/|www\.)/i.test(text)) return null;
  const named = new RegExp(`[?&](?:lng|lon|longitude)=${NUMBER}&lat(?:itude)?=${NUMBER}`).exec(text);
  if (named) return reading(Number(named[2]), Number(named[1]));
  const found = LINKS.map((pattern) => pattern.exec(text)).find((one) => one !== null);
  return found ? reading(Number(found[1]), Number(found[2])) : null;
}

/** UTM on WGS 84 in the zones of Iran: `39R 330000 4124000`. Inverse series after Krüger, exact to millimetres. */
function utm(text: string): Reading | null {
  const found = /^(3[89]|4[01])\s*([C-HJ-NP-X])?\s+(\d{6}(?:\.\d+)?)\s*m?e?[,،\s]\s*(\d{6,7}(?:\.\d+)?)\s*m?n?$/i.exec(
    text,
  );
  if (!found) return null;
  const [zone, east, north] = [Number(found[1]), Number(found[3]), Number(found[4])];
  const isSouth = found[2] !== undefined && found[2].toUpperCase() < "N";
  const f = 1 / 298.257223563;
  const n = f / (2 - f);
  const radius = (6378137 / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const xi = (north - (isSouth ? 10_000_000 : 0)) / (0.9996 * radius);
  const eta = (east - 500_000) / (0.9996 * radius);
  const beta = [n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3, n ** 2 / 48 + n ** 3 / 15, (17 / 480) * n ** 3];
  const delta = [2 * n - (2 / 3) * n ** 2 - 2 * n ** 3, (7 / 3) * n ** 2 - (8 / 5) * n ** 3, (56 / 15) * n ** 3];
  let [xi1, eta1] = [xi, eta];
  for (const [index, b] of beta.entries()) {
    const k = 2 * (index + 1);
    xi1 -= b * Math.sin(k * xi) * Math.cosh(k * eta);
    eta1 -= b * Math.cos(k * xi) * Math.sinh(k * eta);
  }
  const chi = Math.asin(Math.sin(xi1) / Math.cosh(eta1));
  const lat = delta.reduce((sum, d, index) => sum + d * Math.sin(2 * (index + 1) * chi), chi);
  const lon = Math.atan2(Math.sinh(eta1), Math.cos(xi1));
  const degree = 180 / Math.PI;
  return reading(lat * degree, lon * degree + zone * 6 - 183);
}

const PLUS = "23456789CFGHJMPQRVWX";

/** A whole Plus code, `8H7Q7HJM+4F`: the middle of its square. */
function plusCode(text: string): Reading | null {
  const found = /^([2-9CFGHJMPQRVWX]{8})\+([2-9CFGHJMPQRVWX]{2,3})(?:\s.*)?$/i.exec(text);
  if (!found) return null;
  const digits = [...`${found[1]}${found[2]}`.toUpperCase()].map((sign) => PLUS.indexOf(sign));
  let [lat, lon, size] = [-90, -180, 20];
  for (let pair = 0; pair < 5; pair += 1, size /= 20) {
    lat += (digits[2 * pair] ?? 0) * size;
    lon += (digits[2 * pair + 1] ?? 0) * size;
  }
  let [height, width] = [size * 20, size * 20];
  const last = digits[10];
  if (last !== undefined) {
    [height, width] = [height / 5, width / 4];
    lat += Math.floor(last / 4) * height;
    lon += (last % 4) * width;
  }
  return reading(lat + height / 2, lon + width / 2);
}

/** Degrees with six places, a tenth of a metre, without empty places. */
export function degreesText(value: number): string {
  return String(Number(value.toFixed(6)));
}
