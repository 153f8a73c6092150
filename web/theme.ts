// Runs before the first paint, as a classic script: a visitor who chose the dark theme must not see a white flash.
// It also tells the style sheet that scripts run, so that controls which need one are shown only then.
(() => {
  const page = document.documentElement;
  page.classList.add("js");
  try {
    const theme = localStorage.getItem("gardesh-theme");
    if (theme === "light" || theme === "dark") page.dataset.theme = theme;
  } catch {
    // Storage may be forbidden; the page then follows the system.
  }
})();
