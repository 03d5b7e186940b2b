// Lets the keyboard scroll tables and equations that are wider than the page. The theme puts each table into a frame
// that scrolls; of equations each entry of the list does.
const markFrames = () => {
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap, .equations > li")) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
};

document$.subscribe(() => setTimeout(markFrames));
addEventListener("resize", markFrames);
