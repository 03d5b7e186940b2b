// The places of marked things and links.

import type { Mark } from "../../live/payload";
import type { Setting } from "./setting";

export interface Marked {
  id: string;
  word: string;
  from: number;
  to: number;
}

/** A thing is a link to itself; those that are absent are left out. */
export function marksOf(setting: Setting, marks: Mark[]): Marked[] {
  return marks.flatMap(({ id, thing, user }) => {
    const [from, to] = [setting.thing(thing), setting.thing(user || thing)];
    return from === null || to === null ? [] : [{ id, word: setting.words.marks?.[id] ?? id, from, to }];
  });
}
