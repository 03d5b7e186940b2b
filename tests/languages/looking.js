// What is wrong with the look of a page, in words: what leaves the screen, is cut off, lies over something else, or runs
// in the wrong direction. Gives a list of complaints.
() => {
  const SLACK = 1.5; // pixels
  // What is no text, the menu of the theme where it is closed, the line at the top that repeats a page's title, and a
  // drawing that waits for the widget to draw it in its size.
  const closed = matchMedia("(max-width: 76.2344em)").matches ? ".md-sidebar--primary, " : "";
  const NOT_LOOKED_AT = `${closed}script, style, noscript, template, .cm-editor, .md-header__topic, econ-explainer .chart-forms`;
  const CONTROLS = "button, select, textarea, summary, input:not([type=hidden])";
  const LEFT_TO_RIGHT = "svg, math, pre, code, kbd, [dir=ltr], [data-editor]";
  const found = [];
  const root = document.documentElement;

  const kept = (make) => {
    const known = new Map();
    return (one) => known.get(one) ?? known.set(one, make(one)).get(one);
  };
  const style = kept((one) => getComputedStyle(one));
  const frame = kept((one) => one.getBoundingClientRect());
  const above = (one) => one.parentElement ?? one.getRootNode().host;
  const isFrame = (one) => one !== root && one !== document.body;
  const isAuto = (overflow) => overflow === "auto" || overflow === "scroll";
  const isCut = (overflow) => overflow === "hidden" || overflow === "clip";
  const orAbove = (holds) => {
    const answer = kept((one) => holds(one) || Boolean(above(one) && answer(above(one))));
    return answer;
  };
  const inScroller = orAbove((one) => isFrame(one) && isAuto(style(one).overflowX));
  const isAfloat = orAbove((one) => ["fixed", "sticky"].includes(style(one).position));
  const isShrunk = orAbove((one) => {
    const { clipPath, overflow } = style(one);
    return (
      clipPath.startsWith("inset(50%") || (overflow !== "visible" && Math.min(frame(one).width, frame(one).height) < 2)
    );
  });
  const SEEN = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };
  const isUnseen = kept((one) => !one.checkVisibility(SEEN) || isShrunk(one));
  /** The frames around an element that show only a part of what is in them. */
  const frames = kept((one) => {
    const around = above(one) ? frames(above(one)) : [];
    const { overflowX, overflowY } = style(one);
    return isFrame(one) && (overflowX !== "visible" || overflowY !== "visible") ? [...around, one] : around;
  });
  const name = (one) => [one.localName, one.id && `#${one.id}`, ...[...one.classList].map((own) => `.${own}`)].join("");
  const said = (text) => `"${text.trim().replace(/\s+/g, " ").slice(0, 50)}"`;

  /** What is left of a box where it stands in something that scrolls. */
  const inView = (element, { left, right, top, bottom }) => {
    for (const one of frames(element)) {
      const [box, { overflowX, overflowY }] = [frame(one), style(one)];
      if (isAuto(overflowX)) [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      if (isAuto(overflowY)) [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    return { left, right, top, bottom, width: right - left, height: bottom - top };
  };

  const pieces = []; // a line of a text each
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || element.closest(NOT_LOOKED_AT) || isUnseen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const whole of range.getClientRects()) {
      const box = inView(element, whole);
      if (box.width > 1 && box.height > 1) pieces.push({ node, element, box });
    }
  }

  /** How far two boxes lie over each other, across and down. */
  const shared = (a, b) => [
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  ];

  // The page, and everything that is written on it, stays within the screen.
  const width = root.clientWidth;
  if (root.scrollWidth > width + 1) found.push(`the page is ${root.scrollWidth} px wide`);
  for (const { node, element, box } of pieces) {
    const leaves = box.left < -SLACK || box.right > width + SLACK;
    if (leaves && !inScroller(element) && !element.closest("svg")) found.push(`${said(node.data)} leaves the screen`);
  }

  // Nothing is cut off by what it stands in.
  for (const { node, element, box } of pieces) {
    const cut = frames(element).find((one) => {
      const [edges, { overflowX, overflowY }] = [frame(one), style(one)];
      const across = isCut(overflowX) && (box.left < edges.left - SLACK || box.right > edges.right + SLACK);
      const room = box.height / 4;
      return across || (isCut(overflowY) && (box.top < edges.top - room || box.bottom > edges.bottom + room));
    });
    const isShortened = style(element).textOverflow === "ellipsis" && element.scrollWidth > element.clientWidth + 1;
    if (cut || isShortened) found.push(`${said(node.data)} is cut off by ${name(cut ?? element)}`);
  }

  // No text lies over another; what stays in place while a page is scrolled lies over what passes below it.
  const still = pieces.filter(({ element }) => !element.closest("math, svg") && !isAfloat(element));
  still.sort((a, b) => a.box.top - b.box.top);
  still.forEach((first, place) => {
    for (const second of still.slice(place + 1)) {
      if (second.box.top > first.box.bottom) break;
      const [across, down] = shared(first.box, second.box);
      const least = 0.4 * Math.min(first.box.height, second.box.height);
      if (first.node !== second.node && across > 2 * SLACK && down > least) {
        found.push(`${said(first.node.data)} lies over ${said(second.node.data)}`);
      }
    }
  });

  // Nor does a control lie over another.
  const isControl = (one) => !isUnseen(one) && !isAfloat(one);
  const controls = [...document.querySelectorAll(`:is(main, .standalone) :is(${CONTROLS})`)].filter(isControl);
  controls.forEach((first, place) => {
    for (const second of controls.slice(place + 1)) {
      const [across, down] = shared(inView(first, frame(first)), inView(second, frame(second)));
      const isWithin = first.contains(second) || second.contains(first);
      if (!isWithin && across > 2 && down > 2) found.push(`${name(first)} lies over ${name(second)}`);
    }
  });

  // Words run as the page does; code, formulas and charts from left to right; a sign stands before its number.
  const way = style(document.body).direction;
  for (const { node, element } of pieces) {
    const wanted = element.closest(LEFT_TO_RIGHT) ? "ltr" : way;
    if (style(element).direction !== wanted) found.push(`${said(node.data)} runs ${style(element).direction}`);
  }
  const letter = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  for (const node of new Set(pieces.map((piece) => piece.node))) {
    for (const { index } of node.data.matchAll(/(?:−|(?<=^|[\s(])\+)(?=\d)/g)) {
      const [sign, digit] = [letter(node, index), letter(node, index + 1)];
      const isOneLine = Math.abs(sign.top - digit.top) < 2;
      if (isOneLine && sign.left > digit.left) found.push(`${said(node.data.slice(index))} has its sign behind it`);
    }
  }
  return [...new Set(found)];
};
