// How the parts of a chart are filled: each has a colour and a hatching of its own, so that they are told apart without colour.

import type { BarsChart, StackChart } from "../../live/payload";
import { type Context, color } from "./context";

const SIZE = 7;

// What is drawn on the paler ground of a pattern: stripes one way, dots, stripes the other way.
const HATCHINGS = [
  { turn: 45, mark: "rect", attributes: { width: "3", height: "7" } },
  { turn: 0, mark: "circle", attributes: { cx: "3.5", cy: "3.5", r: "1.7" } },
  { turn: -45, mark: "rect", attributes: { width: "1.6", height: "7" } },
] as const;

/** The fill of the part at a position; the first is plain. */
export function fillOf(position: number, chart: BarsChart | StackChart, context: Context): string {
  return position % (HATCHINGS.length + 1) ? `url(#${patternId(position, chart, context)})` : color(position);
}

/** Adds the patterns that the fills refer to. */
export function addPatterns(svg: SVGSVGElement, chart: BarsChart | StackChart, context: Context): void {
  chart.y.forEach((_, position) => {
    const hatching = HATCHINGS[(position % (HATCHINGS.length + 1)) - 1];
    if (!hatching) return;
    const make = (name: string, attributes: Record<string, string>): Element => {
      const element = context.document.createElementNS(svg.namespaceURI, name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const pattern = make("pattern", {
      id: patternId(position, chart, context),
      width: String(SIZE),
      height: String(SIZE),
      patternUnits: "userSpaceOnUse",
      patternTransform: `rotate(${hatching.turn})`,
    });
    pattern.append(
      make("rect", { width: String(SIZE), height: String(SIZE), fill: color(position), "fill-opacity": "0.4" }),
      make(hatching.mark, { ...hatching.attributes, fill: color(position) }),
    );
    svg.prepend(pattern);
  });
}

function patternId(position: number, chart: BarsChart | StackChart, context: Context): string {
  return `${context.slug}-${chart.id}-hatch-${position}`;
}

/** Where parts begin and end when positive ones are stacked one way and negative ones the other. */
export function stacked(parts: number[][]): { from: number[]; to: number[] }[] {
  const up = (parts[0] ?? []).map(() => 0);
  const down = [...up];
  return parts.map((part) => {
    const from: number[] = [];
    const to = part.map((value, index) => {
      const edge = value < 0 ? down : up;
      from.push(edge[index] as number);
      edge[index] = (edge[index] as number) + value;
      return edge[index];
    });
    return { from, to };
  });
}
