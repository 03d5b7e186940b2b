// An element starts when the reader comes near, or uses it.

/** Acts once: when the element is about to come into view, or when something in it gets the focus or is touched. */
export function whenNear(element: HTMLElement, margin: string, act: () => void, signal: AbortSignal): void {
  let hasActed = false;
  const once = () => {
    if (hasActed) return;
    hasActed = true;
    watcher.disconnect();
    act();
  };
  const watcher = new IntersectionObserver((all) => all.some(({ isIntersecting }) => isIntersecting) && once(), {
    rootMargin: margin,
  });
  watcher.observe(element);
  element.addEventListener("focusin", once, { once: true, signal });
  element.addEventListener("pointerdown", once, { once: true, signal });
  signal.addEventListener("abort", () => watcher.disconnect());
}
