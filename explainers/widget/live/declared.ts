// What the build has declared of an element: in its markup, or, on an explainer's own page, in a file for all elements
// of the page. Made by build_tools/pages/declared.py.

import { delivery } from "../delivery/delivery";

const asked = new Map<string, Promise<Record<string, unknown>>>();

/** What stands in the element's markup; null where it stands elsewhere, or nowhere. */
export function inMarkup<Declared>(source: Element | null | undefined): Declared | null {
  const text = source?.textContent;
  return text ? (JSON.parse(text) as Declared) : null;
}

/** What the page's file has of it; null where the markup names none. Rejects where the file cannot be had. */
export async function inFile<Declared>(source: HTMLElement | null | undefined): Promise<Declared | null> {
  const { file = "", entry = "" } = source?.dataset ?? {};
  if (!file) return null;
  const declared = (await bring(file))[entry] ?? null;
  return structuredClone(declared) as Declared | null; // an element may stand on a page twice, and keeps what it completes
}

function bring(name: string): Promise<Record<string, unknown>> {
  const known = asked.get(name);
  if (known) return known;
  const coming = delivery().runs(name) as Promise<Record<string, unknown>>;
  asked.set(name, coming);
  coming.catch(() => asked.delete(name));
  return coming;
}
