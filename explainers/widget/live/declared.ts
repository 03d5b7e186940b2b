// What the build has declared of an element: in its markup, or, on an explainer's own page, in a file for all elements
// of the page, with the markup of the live form. Made by build_tools/pages/live_form.py.

import { delivery } from "../delivery/delivery";

interface Entry {
  declared: unknown;
  markup: string; // empty where the page has it
}

const asked = new Map<string, Promise<Record<string, Entry>>>();

/** Whether an element shows its still form, which lasts until its file is there. */
export function isStill(element: Element): boolean {
  return element.hasAttribute("data-still");
}

/** What stands in the element's markup; null where it stands elsewhere, or nowhere. */
export function inMarkup<Declared>(source: Element | null | undefined): Declared | null {
  const text = source?.textContent;
  return text ? (JSON.parse(text) as Declared) : null;
}

/**
 * What the page's file has of an element, which takes on its live form; null where the element names no file. Rejects
 * where the file cannot be had.
 */
export async function inFile<Declared>(element: HTMLElement): Promise<Declared | null> {
  const { file } = element.dataset;
  if (!file) return null;
  const entry = (await bring(file))[element.id];
  if (!entry) return null;
  for (const name of ["data-file", "data-still"]) element.removeAttribute(name);
  if (entry.markup) element.innerHTML = entry.markup;
  return structuredClone(entry.declared) as Declared; // an element may stand on a page twice, and keeps what it completes
}

function bring(name: string): Promise<Record<string, Entry>> {
  const known = asked.get(name);
  if (known) return known;
  const coming = delivery().runs(name) as Promise<Record<string, Entry>>;
  asked.set(name, coming);
  coming.catch(() => asked.delete(name));
  return coming;
}
