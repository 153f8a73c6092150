// Pins and clusters as pictures for the map, drawn when first needed: the arch turned over with the category's icon in
// it, and the eight-pointed star. Colours come from the page's tokens, so the night map needs no second set of files.

const PIN =
  "M3.5 1.5h25a2.5 2.5 0 0 1 2.5 2.5v17.5c0 5.5-4.5 8.5-8.5 11.5c-3 2.2-5.3 4.2-6.5 7.5c-1.2-3.3-3.5-5.3-6.5-7.5C5.5 30 1 27 1 21.5V4a2.5 2.5 0 0 1 2.5-2.5z";
const STAR =
  "M50 0L64.6 14.6L85.4 14.6L85.4 35.4L100 50L85.4 64.6L85.4 85.4L64.6 85.4L50 100L35.4 85.4L14.6 85.4L14.6 64.6L0 50L14.6 35.4L14.6 14.6L35.4 14.6Z";
/** Room around a drawing for its outline and shadow, in pixels. */
const MARGIN = 4;

/** How a pin looks. `plain` and `sample` stand for what an item is, the other two for what the visitor does. */
export type PinLook = "plain" | "sample" | "pointed" | "chosen";

/** The name of a pin's picture: icon, look and theme. */
export function pinName(icon: string, look: PinLook, theme: string): string {
  return `pin/${icon}/${look}/${theme}`;
}

/** The icons of the sprite as paths, by name. */
export type Icons = ReadonlyMap<string, string[]>;

/** Reads the icon sprite that the page uses too. */
export async function loadIcons(url: string): Promise<Icons> {
  const response = await fetch(url);
  const sprite = new DOMParser().parseFromString(await response.text(), "image/svg+xml");
  const icons = new Map<string, string[]>();
  for (const symbol of sprite.querySelectorAll("symbol")) {
    const paths = [...symbol.querySelectorAll("path")].map((path) => path.getAttribute("d") ?? "");
    icons.set(symbol.id.replace(/^i-/, ""), paths);
  }
  return icons;
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function canvas(width: number, height: number, ratio: number): CanvasRenderingContext2D {
  const element = document.createElement("canvas");
  element.width = Math.ceil((width + 2 * MARGIN) * ratio);
  element.height = Math.ceil((height + 2 * MARGIN) * ratio);
  const context = element.getContext("2d");
  if (!context) throw new Error("the browser gives no canvas to draw pins on");
  context.scale(ratio, ratio);
  context.translate(MARGIN, MARGIN);
  return context;
}

function shadowed(context: CanvasRenderingContext2D, draw: () => void): void {
  context.save();
  context.shadowColor = "rgb(0 0 0 / 0.3)";
  context.shadowBlur = 3;
  context.shadowOffsetY = 1;
  draw();
  context.restore();
}

function drawPin(icons: Icons, icon: string, look: PinLook, ratio: number): ImageData {
  const size = look === "chosen" ? 46 / 32 : 1;
  const context = canvas(32 * size, 42 * size, ratio);
  const fill = { plain: "--pin", sample: "--raised", pointed: "--link", chosen: "--accent" }[look];
  const edge = look === "sample" ? "--pin" : "--pin-edge";
  const ink = { plain: "--on-pin", sample: "--pin", pointed: "--on-pin", chosen: "--on-accent" }[look];
  context.scale(size, size);
  const shape = new Path2D(PIN);
  context.fillStyle = token(fill);
  shadowed(context, () => context.fill(shape));
  context.strokeStyle = token(edge);
  context.lineWidth = 1.5;
  if (look === "sample") context.setLineDash([3, 2]);
  context.stroke(shape);
  context.setLineDash([]);
  context.translate(6, 4.5);
  context.scale(20 / 24, 20 / 24);
  context.strokeStyle = token(ink);
  context.lineWidth = 1.8;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const path of icons.get(icon) ?? icons.get("marker") ?? []) context.stroke(new Path2D(path));
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}

function drawStar(pixels: number, ratio: number): ImageData {
  const context = canvas(pixels, pixels, ratio);
  context.scale(pixels / 100, pixels / 100);
  const outer = new Path2D(STAR);
  context.fillStyle = token("--pin");
  shadowed(context, () => context.fill(outer));
  const rim = 2.5 / pixels;
  context.translate(rim * 100, rim * 100);
  context.scale(1 - 2 * rim, 1 - 2 * rim);
  context.fillStyle = token("--raised");
  context.fill(new Path2D(STAR));
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}

/** Draws the picture of this name; none when the name is not one of ours. */
export function drawPicture(name: string, icons: Icons, ratio: number): ImageData | null {
  const [sort, what = "", look = ""] = name.split("/");
  if (sort === "pin") return drawPin(icons, what, look as PinLook, ratio);
  if (sort === "star") return drawStar(Number(what), ratio);
  return null;
}

/** How far a pin's point lies above the lower edge of its picture, in pixels. */
export const PIN_FOOT = MARGIN;
