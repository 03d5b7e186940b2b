// The words of the interface. They are the same on every page, so they are part of the widget's script.

import type { Interface } from "./payload";

/** Put in by build_tools/bundling: the words by language. */
declare const INTERFACE: Record<string, Interface>;

/** The words in a language. */
export function interfaceIn(language: string): Interface {
  return INTERFACE[language] ?? {};
}
