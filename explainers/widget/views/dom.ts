// Small steps on the page's nodes. Nothing here makes HTML from text.

/** The first descendant that fits; the markup comes from our own template, so a missing one is a mistake of ours. */
export function find<T extends Element = HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`The widget's markup has no ${selector}.`);
  return found;
}

/** All descendants that fit. */
export function findAll<T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] {
  return [...root.querySelectorAll<T>(selector)];
}

/** Brings buttons to life, each known by the name of its action. */
export function connectAll(root: ParentNode, actions: Record<string, () => void>, signal: AbortSignal): void {
  for (const [name, act] of Object.entries(actions)) {
    const button = find<HTMLButtonElement>(root, `[data-action=${name}]`);
    button.disabled = false;
    button.addEventListener("click", act, { signal });
  }
}

/** A new element with attributes and content; a text becomes a text node. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...content);
  return element;
}

/** Changes a text only where it differs, so that nothing is laid out or read aloud twice; a text node stays the same. */
export function setText(element: Element, text: string): void {
  if (element.textContent === text) return;
  const only = element.firstChild;
  if (only instanceof Text && element.childNodes.length === 1) only.nodeValue = text;
  else element.textContent = text;
}

/** Changes an attribute only where it differs; null removes it. */
export function setAttribute(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Runs an action at once, but only once per frame: asked again before the next one, it runs again there. */
export function oncePerFrame(action: () => void): () => void {
  let hasRun = false;
  let asked = false;
  const run = () => {
    hasRun = true;
    asked = false;
    requestAnimationFrame(() => {
      hasRun = false;
      if (asked) run();
    });
    action();
  };
  return () => {
    if (hasRun) asked = true;
    else run();
  };
}

/** Runs an action once it has not been asked for again for this many milliseconds. */
export function afterPause(action: () => void, milliseconds: number): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(action, milliseconds);
  };
}
