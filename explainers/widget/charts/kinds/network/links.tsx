// The links of a network: straight, or bent to the right with an arrow; those that are marked are broken.

import type { JSX } from "preact";
import type { NetworkChart } from "../../../live/payload";
import type { Marked } from "../../parts/marked";
import type { Setting } from "../../parts/setting";
import { round } from "../../parts/text";

export type Chart = Setting<NetworkChart>;

export interface Spot {
  x: number;
  y: number;
}

export interface Node extends Spot {
  radius: number;
  name: string;
  change: number;
}

const WIDTHS = 5; // links are drawn in this many widths, one path for each
const WIDEST = 9;

const ARROW = 7;
const WEAKEST = 1 / 200; // of the strongest link: weaker ones are left out

/** All links of one width are one path; those that leave a marked thing are darker, broken ones are drawn later. */
export function Links({
  setting,
  nodes,
  links,
  marked,
  broken,
}: {
  setting: Chart;
  nodes: Node[];
  links: number[][];
  marked: Set<number>;
  broken: Marked[];
}): JSX.Element {
  const { directed } = setting.chart;
  const strongest = links.reduce(
    (most, row, from) => row.reduce((high, value, to) => (from === to ? high : Math.max(high, value || 0)), most),
    0,
  );
  const lines = new Map<string, string>();
  const arrows = new Map<boolean, string>();
  links.forEach((row, from) =>
    row.forEach((value, to) => {
      if (from === to || !(value > 0) || value < strongest * WEAKEST || (!directed && from > to)) return;
      if (broken.some((link) => link.from === from && link.to === to)) return;
      const [start, end] = [nodes[from], nodes[to]];
      if (!start || !end) return;
      const step = Math.max(1, Math.ceil((WIDTHS * value) / strongest));
      const strong = marked.has(from);
      const link = linkOf(setting, start, end);
      const key = `${step} ${strong}`;
      lines.set(key, (lines.get(key) ?? "") + link.line);
      arrows.set(strong, (arrows.get(strong) ?? "") + link.arrow);
    }),
  );
  return (
    <g>
      {[false, true].map((strong) => (
        <g key={String(strong)}>
          {Array.from({ length: WIDTHS }, (_, index) => (
            <path
              key={index}
              d={lines.get(`${index + 1} ${strong}`)}
              fill="none"
              stroke={setting.ink(strong ? "text" : "axis")}
              stroke-width={round((WIDEST * (index + 1)) / WIDTHS - 0.8)}
              stroke-opacity={strong ? 0.75 : 0.3}
            />
          ))}
          {directed && !setting.thumbnail && (
            <path
              d={arrows.get(strong)}
              fill={setting.ink(strong ? "text" : "axis")}
              fill-opacity={strong ? 1 : 0.65}
            />
          )}
        </g>
      ))}
    </g>
  );
}

/** A directed link bends to its right, so that the two directions between two things lie apart. */
export function linkOf(setting: Chart, from: Node, to: Node): { line: string; arrow: string; middle: Spot } {
  if (!setting.chart.directed) {
    const [start, end] = [towards(from, to, from.radius), towards(to, from, to.radius)];
    return {
      line: `M${at(start)}L${at(end)}`,
      arrow: "",
      middle: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 },
    };
  }
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = { x: (from.x + to.x) / 2 - 0.14 * dy, y: (from.y + to.y) / 2 + 0.14 * dx };
  const start = towards(from, bend, from.radius);
  const tip = towards(to, bend, to.radius + 2);
  const end = towards(to, bend, to.radius + 2 + ARROW * 0.8);
  const length = Math.hypot(bend.x - to.x, bend.y - to.y) || 1;
  const [ux, uy] = [(to.x - bend.x) / length, (to.y - bend.y) / length];
  const back = { x: tip.x - ARROW * ux, y: tip.y - ARROW * uy };
  const half = ARROW * 0.55;
  const wings = [
    { x: back.x - half * uy, y: back.y + half * ux },
    { x: back.x + half * uy, y: back.y - half * ux },
  ] as const;
  return {
    line: `M${at(start)}Q${at(bend)} ${at(end)}`,
    arrow: `M${at(tip)}L${at(wings[0])} ${at(wings[1])}Z`,
    middle: { x: (start.x + 2 * bend.x + end.x) / 4, y: (start.y + 2 * bend.y + end.y) / 4 },
  };
}

function towards(from: Spot, to: Spot, distance: number): Spot {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * distance) / length, y: from.y + ((to.y - from.y) * distance) / length };
}

function at({ x, y }: Spot): string {
  return `${round(x)} ${round(y)}`;
}

/** A link that is marked: dashed, with a cross in its middle. */
export function Break({ setting, nodes, mark }: { setting: Chart; nodes: Node[]; mark: Marked }): JSX.Element {
  const { line, arrow, middle } = linkOf(setting, nodes[mark.from] as Node, nodes[mark.to] as Node);
  const { x, y } = { x: round(middle.x), y: round(middle.y) };
  const ink = setting.ink("text");
  return (
    <g data-series={mark.id}>
      <path d={line} fill="none" stroke={ink} stroke-width="3" stroke-dasharray="6 5" />
      {arrow && <path d={arrow} fill={ink} />}
      <path d={`M${x - 6} ${y - 6}l12 12m-12 0l12 -12`} fill="none" stroke={ink} stroke-width="3" />
    </g>
  );
}
