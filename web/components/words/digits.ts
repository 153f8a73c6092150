// Digits as people of three languages type and read them.

const EASTERN = /[۰-۹٠-٩]/g;

/** Persian and Arabic digits as Latin ones, with their separators; everything else stays as typed. */
export function latinDigits(text: string): string {
  return text
    .replace(EASTERN, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/٫/g, ".")
    .replace(/٬/g, "");
}

/** Latin digits as a language writes them: Persian in fa, Arabic in ar. */
export function localDigits(text: string | number, lang: string): string {
  const zero = lang.startsWith("fa") ? 0x6f0 : lang.startsWith("ar") ? 0x660 : 0x30;
  return String(text).replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}
