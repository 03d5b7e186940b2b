// A page may hold the same element more than once. What has to be unique on a page then gets an ending in each copy:
// ids with everything that refers to them, and the names that make radio buttons one group.

import { findAll } from "../views/dom";

const REFERRING = new Set(["id", "for", "aria-labelledby", "aria-describedby", "aria-controls"]);
const IN_DRAWINGS = /url\(#([^)]+)\)/g;

/** Makes an element different from the one before it with the same ids; the first one on the page stays as it is. */
export function tellApart(element: HTMLElement): void {
  const named = element.id ? element : element.querySelector("[id]");
  if (!named || document.getElementById(named.id) === named) return;
  let number = 2;
  while (document.getElementById(`${named.id}-${number}`)) number += 1;
  const ids = new Set([element, ...findAll(element, "[id]")].map(({ id }) => id));
  const renamed = (id: string) => (ids.has(id) ? `${id}-${number}` : id);
  for (const part of [element, ...findAll<Element>(element, "*")]) {
    for (const attribute of part.attributes) rename(attribute, renamed);
    if (part.matches("input[type=radio]")) part.setAttribute("name", `${part.getAttribute("name")}-${number}`);
  }
}

function rename(attribute: Attr, renamed: (id: string) => string): void {
  const { name, value } = attribute;
  if (REFERRING.has(name)) attribute.value = value.split(" ").map(renamed).join(" ");
  else if (value.includes("url(#")) attribute.value = value.replace(IN_DRAWINGS, (_, id) => `url(#${renamed(id)})`);
}
