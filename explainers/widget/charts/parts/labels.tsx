// Texts in a drawing. A label of a thing drawn is bold and has a halo, so that it can be read on any ground. On paper
// the halo is a plain box: around each letter it would be several times what the letters themselves weigh in a file.

import type { JSX } from "preact";
import type { Ink } from "./roles";
import type { Setting } from "./setting";
import { BOLD, FONT_SIZE, LINE_HEIGHT, round, textWidth } from "./text";

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
export function Label(text: Text): JSX.Element {
  if (!text.halo || !text.setting.paper) return <Letters {...text} />;
  return (
    <>
      {text.lines.map((line, number) => (
        <Ground key={number} line={line} {...text} y={text.y + number * LINE_HEIGHT} />
      ))}
      <Letters {...text} halo={false} />
    </>
  );
}

/** A box in the colour of the paper, as large as one line. */
function Ground({ setting, line, x, y, anchor = "start", bold }: Text & { line: string }): JSX.Element {
  const width = textWidth(line, bold) + 4;
  const left = { start: x - 2, middle: x - width / 2, end: x - width + 2 }[anchor];
  const top = y - FONT_SIZE + 1;
  return (
    <rect x={round(left)} y={round(top)} width={round(width)} height={FONT_SIZE + 2} fill={setting.ink("background")} />
  );
}

function Letters({ setting, lines, x, y, anchor = "start", ink = "text", bold, halo }: Text): JSX.Element {
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
