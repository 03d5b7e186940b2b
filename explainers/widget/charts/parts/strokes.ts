// How the line of a series is drawn: in the present run, in the kept one, and in the situation beside.

import type { JSX } from "preact";
import { type Look, PINNED } from "./roles";
import type { Setting } from "./setting";

export type Shown = "now" | "pinned" | "beside";

export function strokeOf(setting: Setting, look: Look, as: Shown): JSX.IntrinsicElements["path"] {
  if (as === "beside") return { stroke: setting.ink("before"), "stroke-width": 1.75 };
  const pinned = as === "pinned";
  return {
    stroke: setting.ink(setting.paper && look.role !== "before" ? "text" : look.role),
    "stroke-width": pinned ? PINNED.width : look.width,
    "stroke-opacity": pinned ? PINNED.opacity : undefined,
    "stroke-dasharray": pinned ? PINNED.dash : look.dash,
    "stroke-linecap": pinned ? "round" : "butt",
    "stroke-linejoin": "round",
  };
}
