// Labels beside the ends of lines, moved apart where they would overlap.

import type { JSX } from "preact";
import { Label } from "../parts/labels";
import type { Ink } from "../parts/roles";
import type { Setting } from "../parts/setting";
import { FONT_SIZE, LINE_HEIGHT, widest, wrap } from "../parts/text";

export interface End {
  text: string;
  /** Where the thing ends that it names. */
  y: number;
  ink: Ink;
}

const MOST = 150;
const APART = 3;

/** How wide the column of labels is. */
export function besideWidth(texts: string[]): number {
  return Math.min(MOST, widest(texts, true) + 4);
}

/** The labels from top to bottom, between these bounds. */
export function Beside({
  setting,
  ends,
  x,
  bounds,
}: {
  setting: Setting;
  ends: End[];
  x: number;
  bounds: [number, number];
}): JSX.Element {
  const width = setting.width - x;
  const blocks = ends
    .filter((end) => Number.isFinite(end.y))
    .map((end, order) => ({ ...end, order, lines: wrap(end.text, width, true) }))
    .sort((first, second) => first.y - second.y || first.order - second.order);
  const heights = blocks.map((block) => block.lines.length * LINE_HEIGHT);
  const tops = spread(
    blocks.map((block, index) => block.y - (heights[index] as number) / 2),
    heights,
    bounds,
  );
  return (
    <g>
      {blocks.map((block, index) => (
        <Label
          key={block.order}
          setting={setting}
          lines={block.lines}
          x={x}
          y={(tops[index] as number) + FONT_SIZE - 1}
          ink={block.ink}
          bold
        />
      ))}
    </g>
  );
}

/** Moves blocks apart from top to bottom, then back up where they would leave the plot. */
function spread(wanted: number[], heights: number[], [top, bottom]: [number, number]): number[] {
  const tops = [...wanted];
  for (let index = 0; index < tops.length; index += 1) {
    const above = index ? (tops[index - 1] as number) + (heights[index - 1] as number) + APART : top;
    tops[index] = Math.max(tops[index] as number, above);
  }
  for (let index = tops.length - 1; index >= 0; index -= 1) {
    const below = index < tops.length - 1 ? (tops[index + 1] as number) - APART : bottom;
    tops[index] = Math.min(tops[index] as number, below - (heights[index] as number));
  }
  return tops;
}
