// The theme acts on single letters, wherever the reader is: somebody who speaks to a computer, or whose hand slips, would
// be carried off. So these keys do nothing outside fields (WCAG 2.1.4).
addEventListener(
  "keydown",
  (event) => {
    const isField = event.target.closest?.("input, select, textarea, [contenteditable=true]");
    const isSign = event.key.length === 1 && event.key !== " "; // the space bar presses buttons and scrolls
    if (isSign && !isField) event.stopPropagation();
  },
  { capture: true },
);
