// Things that supply one another, on an ellipse. Area: a series. Color, arrow and number: the change of each thing.
// Links grow with the matrix, and their arrows point from supplier to user. Points mark a thing, or a link.

import type { NetworkChart, Result } from "../../live/payload";
import { fixed } from "../../text/format";
import {
  addText,
  type Context,
  categoryNames,
  digitsOf,
  FONT_SIZE,
  matrix,
  round,
  series,
  textWidth,
  topMargin,
} from "../parts/context";
import { addPath, addTitle, blank, marksOf, tall } from "../parts/plain";

interface Node {
  x: number;
  y: number;
  radius: number;
  name: string;
  change: number;
}

type Place = { x: number; y: number };

const LINE = 15;
const WIDTHS = 5; // links are drawn in this many widths, one path for each
const WIDEST = 9;
const SMALLEST_RADIUS = 4;
const ARROW = 7;
const LEAST_HEIGHT = 400;

export function drawNetwork(chart: NetworkChart, result: Result, surroundings: Context): SVGSVGElement {
  const context = tall(surroundings, LEAST_HEIGHT);
  const svg = blank(context);
  const marks = marksOf(chart, result);
  const sizes = series(result, chart.size, context);
  const before = context.pinned ? series(context.pinned, chart.size, context) : [];
  const largest = Math.max(...sizes, ...before, Number.MIN_VALUE);
  const nodes = arrange(chart, result, context, { sizes, largest });
  const marked = new Set(marks.filter(({ from, to }) => from === to).map(({ from }) => from));
  const broken = marks.filter(({ from, to }) => from !== to);
  addLinks(svg, matrix(result, chart.links, context), nodes, context, { marked, broken });
  addNodes(svg, nodes, context, marked);
  addRings(
    svg,
    before.map((size, place) => ({ ...(nodes[place] as Node), radius: radiusOf(size, largest, context) })),
    context,
  );
  for (const mark of broken) addBreak(svg, nodes, mark, context, wordOf(chart, mark.id, context));
  nodes.forEach((node, place) => {
    const mark = marks.find(({ from, to }) => from === place && to === place);
    addNodeLabel(svg, node, chart, context, mark ? wordOf(chart, mark.id, context) : "");
  });
  addTitle(svg, chart, context);
  return svg;
}

function wordOf(chart: NetworkChart, id: string, context: Context): string {
  return context.words.charts[chart.id]?.marks?.[id] ?? id;
}

function largestRadius(context: Context): number {
  return Math.min(34, context.width / 12, context.height / 11);
}

/** Areas are in proportion to sizes. */
function radiusOf(size: number, largest: number, context: Context): number {
  return Math.max(SMALLEST_RADIUS, largestRadius(context) * Math.sqrt(Math.max(0, size) / largest));
}

/** Where each thing lies: clockwise from the top, in the order of the category. */
function arrange(
  chart: NetworkChart,
  result: Result,
  context: Context,
  { sizes, largest }: { sizes: number[]; largest: number },
): Node[] {
  const names = categoryNames(chart.over, result, context);
  const changes = chart.change ? series(result, chart.change, context) : sizes.map(() => 0);
  const biggest = largestRadius(context);
  const side = Math.max(biggest, ...names.map((name) => textWidth(name) / 2)) + 4;
  const top = topMargin(chart, context) + biggest;
  const bottom = context.height - biggest - 2 * LINE - 4;
  const [middle, level] = [context.width / 2, (top + bottom) / 2];
  const across = Math.min(context.width / 2 - side, 1.9 * (bottom - level));
  return names.map((name, place) => {
    const angle = (2 * Math.PI * place) / names.length - Math.PI / 2;
    return {
      x: middle + across * Math.cos(angle),
      y: level + (bottom - level) * Math.sin(angle),
      radius: radiusOf(sizes[place] as number, largest, context),
      name,
      change: changes[place] as number,
    };
  });
}

interface Marks {
  marked: Set<number>;
  broken: { from: number; to: number }[];
}

/** All links of one width are one path; those that leave a marked thing are darker, broken ones are left for later. */
function addLinks(
  svg: SVGSVGElement,
  links: number[][],
  nodes: Node[],
  context: Context,
  { marked, broken }: Marks,
): void {
  const strongest = Math.max(
    ...links.map((row, from) => Math.max(...row.map((value, to) => (from === to ? 0 : value)))),
  );
  const lines = new Map<string, string>();
  const arrows = new Map<boolean, string>();
  links.forEach((row, from) =>
    row.forEach((value, to) => {
      if (from === to || value <= 0 || value < strongest / 200) return;
      if (broken.some((link) => link.from === from && link.to === to)) return;
      const step = Math.max(1, Math.ceil((WIDTHS * value) / strongest));
      const strong = marked.has(from);
      const link = curve(nodes[from] as Node, nodes[to] as Node);
      lines.set(`${step} ${strong}`, (lines.get(`${step} ${strong}`) ?? "") + link.line);
      arrows.set(strong, (arrows.get(strong) ?? "") + link.arrow);
    }),
  );
  for (const strong of [false, true]) {
    const color = strong ? "var(--chart-text)" : "var(--chart-axis)";
    const opacity = strong ? 0.75 : 0.3;
    for (let step = 1; step <= WIDTHS; step += 1) {
      const width = round((WIDEST * step) / WIDTHS - 0.8);
      addPath(
        svg,
        lines.get(`${step} ${strong}`),
        { fill: "none", stroke: color, "stroke-width": width, "stroke-opacity": opacity },
        context,
      );
    }
    addPath(svg, arrows.get(strong), { fill: color, "fill-opacity": strong ? 1 : 0.65 }, context);
  }
}

/** A link bends to its right, so that the two directions between two things lie apart. */
function curve(from: Node, to: Node): { line: string; arrow: string; middle: Place } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = { x: (from.x + to.x) / 2 - 0.14 * dy, y: (from.y + to.y) / 2 + 0.14 * dx };
  const start = towards(from, bend, from.radius);
  const tip = towards(to, bend, to.radius + 2);
  const end = towards(to, bend, to.radius + 2 + ARROW * 0.8);
  const length = Math.hypot(bend.x - to.x, bend.y - to.y) || 1;
  const [ux, uy] = [(to.x - bend.x) / length, (to.y - bend.y) / length];
  const back = { x: tip.x - ARROW * ux, y: tip.y - ARROW * uy };
  const half = ARROW * 0.55;
  return {
    line: `M${at(start)}Q${at(bend)} ${at(end)}`,
    arrow: `M${at(tip)}L${at({ x: back.x - half * uy, y: back.y + half * ux })} ${at({ x: back.x + half * uy, y: back.y - half * ux })}Z`,
    middle: { x: (start.x + 2 * bend.x + end.x) / 4, y: (start.y + 2 * bend.y + end.y) / 4 },
  };
}

function towards(from: Place, to: Place, distance: number): Place {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * distance) / length, y: from.y + ((to.y - from.y) * distance) / length };
}

function at({ x, y }: Place): string {
  return `${round(x)},${round(y)}`;
}

function addNodes(svg: SVGSVGElement, nodes: Node[], context: Context, marked: Set<number>): void {
  const most = Math.max(...nodes.map(({ change }) => Math.abs(change)), Number.MIN_VALUE);
  nodes.forEach((node, place) => {
    const color = node.change > 0 ? "var(--chart-1)" : node.change < 0 ? "var(--chart-2)" : "var(--chart-axis)";
    addPath(svg, circle(node, node.radius), { fill: "var(--chart-background)" }, context);
    addPath(
      svg,
      circle(node, node.radius),
      {
        fill: color,
        "fill-opacity": round(0.25 + (0.75 * Math.abs(node.change)) / most),
        stroke: color,
        "stroke-width": 1.5,
      },
      context,
    );
    if (marked.has(place)) {
      addPath(
        svg,
        circle(node, node.radius + 5),
        { fill: "none", stroke: "var(--chart-text)", "stroke-width": 2.5 },
        context,
      );
    }
  });
}

/** The pinned run: the size that each thing had, as a dotted ring. */
function addRings(svg: SVGSVGElement, nodes: Node[], context: Context): void {
  const path = nodes.map((node) => circle(node, node.radius)).join("");
  addPath(
    svg,
    path,
    {
      fill: "none",
      stroke: "var(--chart-text)",
      "stroke-width": 1.5,
      "stroke-dasharray": "1 4",
      "stroke-linecap": "round",
    },
    context,
  );
}

function circle({ x, y }: Place, radius: number): string {
  const r = round(radius);
  return `M${at({ x: x - radius, y })}a${r},${r} 0 1,0 ${round(2 * radius)},0a${r},${r} 0 1,0 ${round(-2 * radius)},0Z`;
}

/** A link that is marked: dashed, with a cross in its middle and its word. */
function addBreak(
  svg: SVGSVGElement,
  nodes: Node[],
  { from, to }: { from: number; to: number },
  context: Context,
  word: string,
): void {
  const { line, arrow, middle } = curve(nodes[from] as Node, nodes[to] as Node);
  const stroke = "var(--chart-2)";
  addPath(svg, line, { fill: "none", stroke, "stroke-width": 3, "stroke-dasharray": "6 5" }, context);
  addPath(svg, arrow, { fill: stroke }, context);
  const { x, y } = middle;
  const cross = `M${at({ x: x - 6, y: y - 6 })}L${at({ x: x + 6, y: y + 6 })}M${at({ x: x - 6, y: y + 6 })}L${at({ x: x + 6, y: y - 6 })}`;
  addPath(svg, cross, { fill: "none", stroke: "var(--chart-text)", "stroke-width": 3 }, context);
  const left = x > context.width / 2;
  addText(
    svg,
    word,
    { x: left ? x - 11 : x + 11, y: y + 5, class: "chart-point-label", "text-anchor": left ? "end" : "start" },
    context,
  );
}

/** Name, change with an arrow up or down, and what marks the thing, below it. */
function addNodeLabel(svg: SVGSVGElement, node: Node, chart: NetworkChart, context: Context, mark: string): void {
  const digits = digitsOf(chart.change, context);
  const number = fixed(node.change, digits);
  const sign = Number(node.change.toFixed(digits)) === 0 ? "" : node.change > 0 ? "▲ " : "▼ ";
  const lines = [mark ? `${node.name} · ${mark}` : node.name, ...(chart.change ? [sign + number] : [])];
  const reach = Math.max(...lines.map(textWidth)) / 2 + 2;
  const x = Math.min(Math.max(node.x, reach), context.width - reach);
  const text = addText(svg, "", { x, y: 0, class: "chart-point-label", "text-anchor": "middle" }, context);
  lines.forEach((line, position) => {
    const part = context.document.createElementNS(svg.namespaceURI, "tspan") as SVGTSpanElement;
    part.textContent = line;
    part.setAttribute("x", round(x));
    part.setAttribute("y", round(node.y + node.radius + (mark ? 5 : 0) + FONT_SIZE + 1 + position * LINE));
    text.append(part);
  });
}
