// Texts in a drawing. A label of a thing drawn is bold and has a halo, so that it can be read on any ground.

import type { JSX } from "preact";
import type { Ink } from "./roles";
import type { Setting } from "./setting";
import { BOLD, LINE_HEIGHT, round } from "./text";

const PRINTED = 700; // the fonts of the handouts have no weight between

interface Text {
  setting: Setting;
  lines: string[];
  x: number;
  /** The base line of the first line. */
  y: number;
  anchor?: "start" | "middle" | "end";
  ink?: Ink;
  bold?: boolean;
  halo?: boolean;
}

/** A text of one or more lines. */
export function Label({ setting, lines, x, y, anchor = "start", ink = "text", bold, halo }: Text): JSX.Element {
  const common = {
    x: round(x),
    "text-anchor": anchor,
    fill: setting.ink(setting.paper ? "text" : ink), // a pale grey would be lost in a copy
    "font-weight": bold ? (setting.paper ? PRINTED : BOLD) : undefined,
    ...(halo && {
      "paint-order": "stroke",
      stroke: setting.ink("background"),
      "stroke-width": 4,
      "stroke-linejoin": "round" as const,
    }),
  };
  if (lines.length === 1)
    return (
      <text class={bold ? "chart-label" : "chart-text"} y={round(y)} {...common}>
        {lines[0]}
      </text>
    );
  return (
    <text class={bold ? "chart-label" : "chart-text"} {...common}>
      {lines.map((line, number) => (
        <tspan key={number} x={round(x)} y={round(y + number * LINE_HEIGHT)}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
