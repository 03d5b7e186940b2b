// Keeps the language switch on the page that is shown. Instant navigation exchanges the head of the document,
// where each page names its translations, but not the header with the switch.
document$.subscribe(() => {
  for (const link of document.querySelectorAll(".md-select__link[hreflang]")) {
    const translation = document.head.querySelector(`link[rel~="alternate"][hreflang="${link.hreflang}"]`);
    if (translation) link.href = translation.href;
  }
});
