// Browsers' date fields know only the Gregorian calendar: the Solar Hijri reading stands beside what was chosen.

/** A date of a date field (`2026-12-21`) in the Solar Hijri calendar: «دوشنبه ۳۰ آذر ۱۴۰۵». Empty for no date. */
export function solarReading(value: string, lang: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T12:00:00Z`) : null;
  if (!date || Number.isNaN(date.getTime())) return "";
  const locale = `${lang}-u-ca-persian${lang === "ar" ? "-nu-arab" : ""}`;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  // Put together by hand: the ready-made order in Persian sets the year before the weekday.
  const parts = new Map(format.formatToParts(date).map((part) => [part.type, part.value]));
  return [parts.get("weekday"), parts.get("day"), parts.get("month"), parts.get("year")].filter(Boolean).join(" ");
}

export function start(element: HTMLElement): void {
  const input = element as HTMLInputElement;
  const output = document.getElementById(input.getAttribute("aria-describedby") ?? "");
  const show = () => {
    if (output) output.textContent = solarReading(input.value, document.documentElement.lang);
  };
  show();
  input.addEventListener("input", show);
}
