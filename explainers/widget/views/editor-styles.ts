// The editor's styles, without a style element, which a strict content policy would not let in.

import { StyleModule } from "style-mod";

const adopted = new Set<StyleModule>();

/**
 * Has CodeMirror's styles adopted by the document. CodeMirror does so itself inside a shadow tree; in a document it
 * writes them into a style element.
 */
export function adoptStyles(): void {
  StyleModule.mount = (_root, modules) => {
    for (const module of [modules].flat()) adopt(module);
  };
}

function adopt(module: StyleModule): void {
  if (adopted.has(module)) return;
  adopted.add(module);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(module.getRules());
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
