// Lets the keyboard scroll tables that are wider than the page. The theme puts each table into a frame that scrolls.
const markFrames = () => {
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
};

document$.subscribe(() => setTimeout(markFrames));
addEventListener("resize", markFrames);
