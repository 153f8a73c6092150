// The theme switch. Until it is used the page follows the system; afterwards the choice is kept in this browser.

/** The theme the page shows now. */
export function currentTheme(): "light" | "dark" {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function start(button: HTMLElement): void {
  const name = () => {
    const label = currentTheme() === "dark" ? button.dataset.light : button.dataset.dark;
    if (label) button.setAttribute("aria-label", label);
  };
  name();
  button.addEventListener("click", () => {
    const theme = currentTheme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("gardesh-theme", theme);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
    name();
    document.dispatchEvent(new CustomEvent("gardesh:theme"));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    name();
    document.dispatchEvent(new CustomEvent("gardesh:theme"));
  });
}
