// Whatever changes above somebody's hands, what is under them stays where it is: a field that moves as it is pressed is missed.

/** Changes an element that stands above what a person is at, and keeps the rest of the page at its place in the window. */
export function heldInPlace(element: HTMLElement, change: () => void): void {
  const { bottom: before, height } = element.getBoundingClientRect();
  change();
  const moved = element.getBoundingClientRect().bottom - before;
  if (moved === 0) return;
  // Scrolling makes up for it as far as the page goes; at its very top the element keeps its height instead.
  if (moved < 0 && window.scrollY < -moved) element.style.minBlockSize = `${height}px`;
  else window.scrollBy({ top: moved, behavior: "instant" });
}
