// Keeps the language switch on the page that is shown. Instant navigation exchanges the head of the document,
// where each page names its translations, but not the header with the switch. Nor does it exchange the language of the
// document, so a translation is loaded anew: a link with a target is left to the browser.
document$.subscribe(() => {
  for (const link of document.querySelectorAll(".md-select__link[hreflang]")) {
    const translation = document.head.querySelector(`link[rel~="alternate"][hreflang="${link.hreflang}"]`);
    if (translation) link.href = translation.href;
    link.target = "_self";
  }
});
