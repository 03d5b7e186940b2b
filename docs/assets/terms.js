// Escape closes the meaning of a term, for readers whom it hides something from. It opens anew for a new visit.
(() => {
  const CLOSED = "term-closed";

  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const term of document.querySelectorAll(".term:is(:hover, :focus)")) term.classList.add(CLOSED);
  });

  for (const leaving of ["focusout", "pointerout"]) {
    addEventListener(leaving, ({ target }) => target.classList?.remove(CLOSED));
  }
})();
