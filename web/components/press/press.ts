// A form that only a press of one of its buttons sends: Enter in a line or on a choice does nothing by itself. In a line
// the page sees to that without a script; on choices browsers take the first button that can be pressed.

/** Keeps Enter from sending this form. Boxes that look for something have had it before. */
export function start(form: HTMLElement): void {
  form.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.key !== "Enter" || !(at instanceof HTMLInputElement)) return;
    // Choosing files is a press too.
    if (!["file", "button", "submit", "reset", "image", "color"].includes(at.type)) event.preventDefault();
  });
}
