// Names the search dialog, which the theme leaves nameless, by the words that its own field shows.
document$.subscribe(() => {
  const dialog = document.querySelector("[data-md-component=search][role=dialog]");
  dialog?.setAttribute("aria-label", dialog.querySelector("input").placeholder);
});
