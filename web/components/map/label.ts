// Names as the map letters them. The map draws every label by itself, so direction and marks must be settled before.

/** Arabic vowel marks and the tatweel: the map's letter joining sets them beside their letter instead of above it. */
const MARKS = /[\u064B-\u0652\u0670\u0640]/g;
const ARABIC = /[\u0600-\u06FF]/;
const RIGHT_TO_LEFT_MARK = "\u200F";

/** A name for the map: without vowel marks, and led by a mark of direction when Persian or Arabic is in it, so that a
 * Latin word or a number at its start does not turn the whole label round. */
export function mapLabel(name: string): string {
  const bare = name.replace(MARKS, "");
  return ARABIC.test(bare) ? RIGHT_TO_LEFT_MARK + bare : bare;
}

/** Arabic letters standing alone, as presentation forms. */
const ISOLATED =
  /[\uFE80\uFE81\uFE83\uFE85\uFE87\uFE89\uFE8D\uFE8F\uFE93\uFE95\uFE99\uFE9D\uFEA1\uFEA5\uFEA9\uFEAB\uFEAD\uFEAF\uFEB1\uFEB5\uFEB9\uFEBD\uFEC1\uFEC5\uFEC9\uFECD\uFED1\uFED5\uFED9\uFEDD\uFEE1\uFEE5\uFEE9\uFEED\uFEEF\uFEF1\uFB56\uFB7A\uFB8A\uFB8E\uFB92\uFBFC]/g;

/** The letters themselves in the place of their isolated presentation forms; joined forms stay as they are. */
export function plainLetters(text: string): string {
  return text.replace(ISOLATED, (form) => form.normalize("NFKC"));
}

/** The locale for numbers of a page language: Persian digits for Persian, Arabic-Indic ones for Arabic. */
export function numberLocale(lang: string): string {
  return lang === "ar" ? "ar-u-nu-arab" : lang;
}

/** How wide a scale bar is and what stands on it: a round distance of at most `room` pixels. */
export function scale(metresPerPixel: number, room: number, lang: string): { pixels: number; text: string } {
  const most = metresPerPixel * room;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  const unit = metres >= 1000 ? "kilometer" : "meter";
  const format = new Intl.NumberFormat(numberLocale(lang), { style: "unit", unit, unitDisplay: "long" });
  return { pixels: metres / metresPerPixel, text: format.format(metres >= 1000 ? metres / 1000 : metres) };
}
